"""The program's pages and verbs: a list to do, an exercise, its dose, the whole program."""

from uuid import UUID

from flask import Blueprint, abort, redirect, request, url_for
from flask_login import current_user, login_required

from app.episodes.episodes import Episodes
from app.exercises.day_forms import MoveForm
from app.exercises.details import Detail, Details
from app.exercises.forms import DoseForm, RevisionForm, from_library
from app.exercises.library import LIBRARY
from app.exercises.origin import after_adding, origin
from app.exercises.pages import facts_of_program
from app.exercises.program import Program
from app.exercises.sheets import Sheets
from app.operations.acts import act, act_on, done, fitting, keep_both
from app.web.answers import page, refused

bp = Blueprint("exercises", __name__, url_prefix="/exercises")

FORM = "exercises/form.html"
DOSE_VERSION = 2


@bp.get("/new")
@login_required
def new():
    slug = request.args.get("exercise", "")
    if slug and slug not in LIBRARY:
        abort(404)
    begun = from_library(slug) if slug else {}
    problems = Episodes(current_user).choices()
    return page(FORM, **_to_add(DoseForm(data=begun, problems=problems)))


@bp.post("")
@login_required
def prescribe():
    form = DoseForm.sent(problems=Episodes(current_user).choices())
    if not form.validate():
        return refused(FORM, **_to_add(form))
    body = form.body()
    op_id = form.op_id.data
    verdict = act(current_user, "prescription.add", body, op_id=op_id, version=DOSE_VERSION)
    return done(verdict, after_adding(url_for(".index")))


@bp.get("/<uuid:id>")
@login_required
def show(id: UUID):
    detail = _detail(id)
    if detail.prescription.id != id:
        return redirect(url_for(".show", id=detail.prescription.id))
    names = Episodes(current_user).names()
    return page("exercises/exercise.html", detail=detail, today=detail.day, problems=names)


@bp.get("/<uuid:id>/dose")
@login_required
def dose(id: UUID):
    detail = _in_force(id)
    form = RevisionForm.of(detail.prescription, _problems(detail))
    return page(FORM, form=form, detail=detail)


@bp.post("/<uuid:id>")
@login_required
def revise(id: UUID):
    detail = _in_force(id)
    form = RevisionForm.sent(problems=_problems(detail))
    if not form.validate():
        return refused(FORM, form=form, detail=detail)
    body = form.body() | {"supersedes": str(id)}
    op_id = form.op_id.data
    verdict = act(current_user, "prescription.revise", body, op_id=op_id, version=DOSE_VERSION)
    if keep_both(verdict):
        abort(404)  # as for anybody who comes now: this version is no longer in force
    return done(verdict, url_for(".show", id=verdict.op_id))


@bp.post("/<uuid:id>/ending")
@login_required
def end(id: UUID):
    return act_on(Program(current_user).records, id, "prescription.end", url_for(".program"))


@bp.post("/<uuid:id>/resumption")
@login_required
def resume(id: UUID):
    return act_on(Program(current_user).records, id, "prescription.resume", url_for(".program"))


@bp.get("/program")
@login_required
def program():
    return page("exercises/program.html", **facts_of_program(current_user, current_user.today()))


@bp.post("/<uuid:id>/position")
@login_required
def move(id: UUID):
    if Program(current_user).records.get(id) is None:
        abort(404)
    form = fitting(MoveForm.sent())
    body = {"to": form.to.data}
    op_id = form.op_id.data
    verdict = act(current_user, "prescription.move", body, op_id=op_id, record_id=id)
    return done(verdict, url_for(".program"))


def _to_add(form: DoseForm) -> dict:
    needs_care = Episodes(current_user).need_care()
    sheet = Sheets(current_user).newest()
    facts = {"form": form, "detail": None, "needs_care": needs_care, "sheet": sheet}
    return facts | {"origin": origin()}


def _problems(detail: Detail) -> dict[UUID, str]:
    return Episodes(current_user).choices(detail.prescription.episode_id)


def _detail(id: UUID) -> Detail:
    return Details(current_user).of(id, current_user.today()) or abort(404)


def _in_force(id: UUID) -> Detail:
    detail = _detail(id)
    if detail.prescription.id != id or detail.is_ended:
        abort(404)
    return detail
