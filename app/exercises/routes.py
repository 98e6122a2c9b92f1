"""The checklist's page, and the program's verbs."""

from uuid import UUID

from flask import Blueprint, abort, url_for
from flask_login import current_user, login_required

from app.exercises.forms import MarkForm, PrescriptionForm
from app.exercises.models import Prescription
from app.exercises.program import Program
from app.operations.acts import act, act_on, done, keep_both
from app.web.answers import page, refused

bp = Blueprint("exercises", __name__, url_prefix="/exercises")


@bp.get("")
@login_required
def index():
    today = current_user.today()
    return page(
        "exercises/index.html", today=today, checklist=Program(current_user).checklist(today)
    )


@bp.get("/new")
@login_required
def new():
    return page("exercises/form.html", form=PrescriptionForm(), prescription=None)


@bp.post("")
@login_required
def prescribe():
    form = PrescriptionForm.sent()
    if not form.validate():
        return refused("exercises/form.html", form=form, prescription=None)
    verdict = act(current_user, "prescription.add", form.dose(), op_id=form.op_id.data)
    return done(verdict, url_for(".index"))


@bp.get("/<uuid:id>")
@login_required
def show(id: UUID):
    prescription = _prescription(id)
    form = PrescriptionForm(data=prescription.content())
    return page("exercises/form.html", form=form, prescription=prescription)


@bp.post("/<uuid:id>")
@login_required
def revise(id: UUID):
    prescription = _prescription(id)
    form = PrescriptionForm.sent()
    if not form.validate():
        return refused("exercises/form.html", form=form, prescription=prescription)
    body = form.dose() | {"supersedes": str(id)}
    verdict = act(current_user, "prescription.revise", body, op_id=form.op_id.data)
    if keep_both(verdict):
        abort(404)  # as for anybody who comes now: this version is no longer in force
    return done(verdict, url_for(".index"))


@bp.post("/<uuid:id>/ending")
@login_required
def end(id: UUID):
    return act_on(Program(current_user).records, id, "prescription.end", url_for(".index"))


@bp.post("/<uuid:id>/resumption")
@login_required
def resume(id: UUID):
    return act_on(Program(current_user).records, id, "prescription.resume", url_for(".index"))


@bp.post("/<uuid:id>/completions")
@login_required
def mark(id: UUID):
    if Program(current_user).records.get(id) is None:
        abort(404)
    form = MarkForm.sent(owner=current_user)
    if not form.validate():
        abort(422)
    body = form.mark() | {"prescription_id": str(id)}
    verdict = act(current_user, "set.mark", body, op_id=form.op_id.data)
    return done(verdict, url_for(".index"))


def _prescription(id: UUID) -> Prescription:
    return Program(current_user).get(id) or abort(404)
