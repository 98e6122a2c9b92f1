"""The visits' pages and verbs, from the modules that have them."""

from app.visits import pool_routes, visit_routes, wallet_routes
from app.visits.blueprint import bp

__all__ = ["bp", "pool_routes", "visit_routes", "wallet_routes"]
