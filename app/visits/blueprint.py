"""The blueprint of the visits' pages; routes.py has them all."""

from flask import Blueprint

bp = Blueprint("visits", __name__, url_prefix="/visits")
