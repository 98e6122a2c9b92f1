"""Where the routes of goals, scores and questions hang."""

from flask import Blueprint

bp = Blueprint("outcomes", __name__)
