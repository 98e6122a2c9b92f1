"""The first three steps, for somebody new: each may be left out, and come back to, at any time."""

from uuid import UUID

from flask import Blueprint, abort, request, url_for
from flask_login import current_user, login_required

from app.episodes.episodes import Episodes
from app.episodes.forms import ProblemEditForm
from app.episodes.models import Episode
from app.episodes.operations import VERSION
from app.exercises.program import Program
from app.exercises.sheets import Sheets
from app.operations.acts import act, done, keep_both
from app.reminders.pages import is_any_on
from app.web.answers import page, refused

bp = Blueprint("onboarding", __name__, url_prefix="/start")


@bp.get("")
@login_required
def hurts():
    problem = Episodes(current_user).current()
    return page("onboarding/hurts.html", form=ProblemEditForm.of(problem), problem=problem)


@bp.post("")
@login_required
def say_what_hurts():
    problem = _asked_about()
    form = ProblemEditForm.sent()
    if not form.validate():
        return refused("onboarding/hurts.html", form=form, problem=problem)
    asked = {"op_id": form.op_id.data, "record_id": problem.id, "version": VERSION}
    verdict = act(current_user, "episode.edit", form.body(), **asked)
    if keep_both(verdict):
        form.is_made_on(problem)
        return refused("onboarding/hurts.html", form=form, problem=problem)
    return done(verdict, url_for(".exercises"))


@bp.get("/exercises")
@login_required
def exercises():
    return page(
        "onboarding/exercises.html",
        added=len(Program(current_user).present()),
        photos=len(Sheets(current_user).all()),
        needs_care=Episodes(current_user).need_care(),
    )


@bp.get("/visits")
@login_required
def visits():
    return page("onboarding/visits.html", is_any_on=is_any_on(current_user))


def _asked_about() -> Episode:
    """The problem that the page was about: another phone may have begun a newer one since."""
    episodes, id = Episodes(current_user), request.args.get("problem", type=UUID)
    return (episodes.get(id) or abort(404)) if id else episodes.current()
