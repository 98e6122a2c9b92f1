"""The library's pages: finding an exercise, and how it is done."""

from flask import Blueprint, abort, request
from flask_login import current_user, login_required

from app.accounts.models import Person
from app.episodes.episodes import Episodes
from app.exercises.library import IGNORED, LIBRARY
from app.exercises.library_wording import filter_options
from app.exercises.origin import origin
from app.exercises.search import search
from app.web.answers import page

bp = Blueprint("library", __name__, url_prefix="/exercises/library")

LONGEST_TEXT = 100


@bp.get("")
@login_required
def index():
    return page("library/index.html", origin=origin(), **listed(current_user, **asked()))


@bp.get("/<slug:slug>")
@login_required
def show(slug: str):
    exercise = LIBRARY.get(slug) or abort(404)
    return page("library/exercise.html", exercise=exercise, origin=origin())


def asked() -> dict[str, str]:
    """What the address asks for; a word that no filter has says nothing."""
    filters = {
        name: request.args[name]
        for name, options in filter_options().items()
        if request.args.get(name) in dict(options)
    }
    return {"text": request.args.get("q", "")[:LONGEST_TEXT].replace("\0", ""), **filters}


def listed(owner: Person, text: str = "", **filters: str) -> dict:
    """The facts of the list's page. All exercises are on it; those that fit come first."""
    found = [each.slug for each in search(LIBRARY.values(), text, **filters, ignored=IGNORED)]
    return {
        "text": text,
        "chosen": filters,
        "filters": filter_options(),
        "found": found,
        "others": [slug for slug in LIBRARY if slug not in found],
        "needs_care": Episodes(owner).need_care(),
        "ignored": " ".join(sorted(IGNORED)),
    }
