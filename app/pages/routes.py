"""Read-only pages. All but More are public: somebody locked out, or afraid, must reach them."""

from flask import Blueprint, current_app
from flask_login import login_required

from app.journal.vocabulary.bands import SCHEMES
from app.pages.sources import READ_IN, TOPICS
from app.pages.warning_signs import BLOCKS, unsourced
from app.web.answers import page

bp = Blueprint("pages", __name__)


@bp.get("/warning-signs")
def triage():
    number = current_app.config["EMERGENCY_NUMBER"]
    return page("pages/triage.html", actions=BLOCKS, number=number, dial=dialable(number))


@bp.get("/help", endpoint="help")
def show_help():
    return page("pages/help.html")


@bp.get("/privacy")
def privacy():
    return page("pages/privacy.html")


@bp.get("/disclaimer")
def disclaimer():
    return page("pages/disclaimer.html")


@bp.get("/sources")
def sources():
    facts = {"topics": TOPICS, "read_in": READ_IN, "unsourced": unsourced()}
    return page("pages/sources.html", schemes=SCHEMES.values(), **facts)


@bp.get("/more")
@login_required
def more():
    return page("pages/more.html")


def dialable(number: str) -> str:
    """What a `tel:` link may hold: "1-1-2" becomes "112"."""
    return "".join(mark for mark in number if mark in "0123456789+*#")
