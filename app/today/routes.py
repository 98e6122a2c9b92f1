"""Today: what now? For a visitor, the door."""

from flask import Blueprint
from flask_login import current_user

from app.accounts.invitations import sign_up_mode
from app.exercises.program import Program
from app.journal.journal import Journal
from app.visits.ledger import Limits
from app.web.answers import page

bp = Blueprint("today", __name__)


@bp.get("/")
def show():
    if not current_user.is_authenticated:
        return page("pages/welcome.html", sign_up_mode=sign_up_mode())
    today = current_user.today()
    return page(
        "today/today.html",
        today=today,
        checklist=Program(current_user).checklist(today),
        latest=Journal(current_user).latest_since(today),
        allowance=Limits(current_user).allowance(today),
    )
