"""Settings: what somebody is in therapy for, one problem or several."""

from uuid import UUID

from flask import Blueprint, abort, url_for
from flask_login import current_user, login_required

from app.episodes.episodes import Episodes
from app.episodes.forms import NewProblemForm, ProblemEditForm
from app.episodes.models import Episode
from app.episodes.operations import VERSION
from app.operations.acts import act, act_on, done, keep_both
from app.web.answers import page, refused

bp = Blueprint("problems", __name__, url_prefix="/settings/problems")


@bp.get("")
@login_required
def index():
    problems = Episodes(current_user).all()
    return page("episodes/index.html", problems=problems, today=current_user.today())


@bp.get("/new")
@login_required
def new():
    return page("episodes/form.html", form=NewProblemForm(), problem=None)


@bp.post("")
@login_required
def add():
    form = NewProblemForm.sent()
    if not form.validate():
        return refused("episodes/form.html", form=form, problem=None)
    op_id = form.op_id.data
    verdict = act(current_user, "episode.add", form.body(), op_id=op_id, version=VERSION)
    return done(verdict, url_for(".index"))


@bp.get("/<uuid:id>")
@login_required
def show(id: UUID):
    problem = _problem(id)
    return page("episodes/form.html", form=ProblemEditForm.of(problem), **_facts(problem))


@bp.post("/<uuid:id>")
@login_required
def edit(id: UUID):
    problem = _problem(id)
    form = ProblemEditForm.sent()
    if not form.validate():
        return refused("episodes/form.html", form=form, **_facts(problem))
    asked = {"op_id": form.op_id.data, "record_id": id, "version": VERSION}
    verdict = act(current_user, "episode.edit", form.body(), **asked)
    if keep_both(verdict):
        problem = _problem(id)
        form.is_made_on(problem)
        return refused("episodes/form.html", form=form, **_facts(problem))
    return done(verdict, url_for(".index"))


@bp.post("/<uuid:id>/ending")
@login_required
def end(id: UUID):
    return _act_on(id, "episode.end")


@bp.post("/<uuid:id>/resumption")
@login_required
def resume(id: UUID):
    return _act_on(id, "episode.resume")


@bp.post("/<uuid:id>/deletion")
@login_required
def delete(id: UUID):
    return _act_on(id, "episode.delete")


@bp.post("/<uuid:id>/restoration")
@login_required
def restore(id: UUID):
    return _act_on(id, "episode.restore")


def _act_on(id: UUID, name: str):
    return act_on(Episodes(current_user).records, id, name, url_for(".index"))


def _problem(id: UUID) -> Episode:
    return Episodes(current_user).get(id) or abort(404)


def _facts(problem: Episode) -> dict:
    return {"problem": problem, "is_only_one": len(Episodes(current_user).all()) == 1}
