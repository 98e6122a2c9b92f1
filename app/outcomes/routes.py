"""The pages of goals, scores and questions, under one name."""

from app.outcomes import activity_routes, goal_routes, question_routes
from app.outcomes.blueprint import bp

__all__ = ["activity_routes", "bp", "goal_routes", "question_routes"]
