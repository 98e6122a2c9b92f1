"""More > Reminders: which are on, when; and the answers to one that is due."""

from uuid import UUID

from flask import Blueprint, abort, url_for
from flask_login import current_user, login_required

from app.operations.acts import act, done, fitting
from app.operations.forms import BareForm
from app.reminders.forms import ChoicesForm, LaterForm, PlanForm, SwitchForm
from app.reminders.kinds import KINDS, Kind
from app.reminders.occurrences import Occurrences
from app.reminders.pages import facts_of_reminders, line_of
from app.reminders.reminders import Reminders
from app.web.answers import page, refused
from app.web.forms import BaseForm

bp = Blueprint("reminders", __name__, url_prefix="/reminders")


@bp.get("")
@login_required
def index():
    return page("reminders/index.html", **facts_of_reminders(current_user))


@bp.post("")
@login_required
def offer():
    return _act("reminders.offer", fitting(BareForm.sent()), current_user.id)


@bp.post("/silence")
@login_required
def stop():
    return _act("reminders.stop", fitting(BareForm.sent()), current_user.id)


@bp.post("/choices")
@login_required
def choose():
    form = ChoicesForm.sent()
    if not form.validate():
        return refused("reminders/index.html", **facts_of_reminders(current_user, form))
    return _act("reminders.choose", form, current_user.id, form.body())


@bp.get("/<uuid:id>")
@login_required
def show(id: UUID):
    line = line_of(current_user, _kind_with_times(id))
    return page("reminders/times.html", form=PlanForm.of(line.slots), line=line)


@bp.post("/<uuid:id>")
@login_required
def plan(id: UUID):
    kind, form = _kind_with_times(id), PlanForm.sent()
    if not form.validate():
        return refused("reminders/times.html", form=form, line=line_of(current_user, kind))
    return _act("reminder.plan", form, id, form.body())


@bp.post("/<uuid:id>/switch")
@login_required
def switch(id: UUID):
    _kind(id)
    form = fitting(SwitchForm.sent())
    return _act("reminder.switch", form, id, {"outcome": form.outcome.data})


@bp.post("/due/<uuid:id>/answer")
@login_required
def answer(id: UUID):
    return _answered(id, "reminder.done", BareForm)


@bp.post("/due/<uuid:id>/delay")
@login_required
def delay(id: UUID):
    return _answered(id, "reminder.later", LaterForm)


@bp.post("/due/<uuid:id>/resumption")
@login_required
def resume(id: UUID):
    return _answered(id, "reminder.reopen", BareForm)


def _answered(id: UUID, name: str, of: type[BaseForm]):
    if Occurrences(current_user).get(id) is None:
        abort(404)
    form = fitting(of.sent())
    said = {"outcome": form.outcome.data} if "outcome" in form else {}
    return _act(name, form, id, said, url_for("today.show"))


def _act(name: str, form: BaseForm, record_id: UUID, body: dict | None = None, url: str = ""):
    verdict = act(current_user, name, body or {}, op_id=form.op_id.data, record_id=record_id)
    return done(verdict, url or url_for(".index"))


def _kind(id: UUID) -> Kind:
    return KINDS[Reminders(current_user).kind_of(id) or abort(404)]


def _kind_with_times(id: UUID) -> Kind:
    kind = _kind(id)
    return kind if kind.slots else abort(404)
