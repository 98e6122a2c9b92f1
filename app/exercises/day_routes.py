"""A day of the program: its list, what was done, how it went, and an easier plan."""

from datetime import date, timedelta
from uuid import UUID

from flask import abort, request, url_for
from flask_login import current_user, login_required

from app.exercises.day_forms import (
    FeltForm,
    MaintenanceForm,
    MarkForm,
    NoteForm,
    UntilForm,
)
from app.exercises.pages import SPANS, facts_of_day, facts_of_progress
from app.exercises.phases import Phases
from app.exercises.program import Program
from app.exercises.routes import bp
from app.operations.acts import act, act_on, done, fitting
from app.web.answers import page

# So far back a day can still be filled in from its list.
FILLED_IN_FOR = timedelta(days=7)


@bp.get("")
@login_required
def index():
    today = current_user.today()
    day = _day_asked(today)
    facts = facts_of_day(current_user, day, is_today=day == today)
    return page("exercises/index.html", **facts)


@bp.get("/progress")
@login_required
def progress():
    weeks = request.args.get("weeks", SPANS[0], int)
    if weeks not in SPANS:
        abort(404)
    today = current_user.today()
    return page("exercises/progress.html", **facts_of_progress(current_user, today, weeks))


@bp.post("/completions")
@login_required
def mark():
    form = fitting(MarkForm.sent(owner=current_user))
    verdict = act(current_user, "sets.mark", form.body(), op_id=form.op_id.data)
    return done(verdict, _page_of(form.on.data))


@bp.post("/feedback")
@login_required
def feel():
    form = fitting(FeltForm.sent(owner=current_user))
    verdict = act(current_user, "feedback.give", form.body(), op_id=form.op_id.data)
    return done(verdict, _page_of(form.on.data))


@bp.post("/<uuid:id>/note")
@login_required
def note(id: UUID):
    prescription = Program(current_user).records.get(id) or abort(404)
    form = fitting(NoteForm.sent())
    line_id, body = prescription.line_id, form.body()
    op_id = form.op_id.data
    verdict = act(current_user, "exercise.note", body, op_id=op_id, record_id=line_id)
    return done(verdict, url_for(".show", id=id))


@bp.post("/flares")
@login_required
def start_flare():
    form = fitting(UntilForm.sent(owner=current_user))
    body = {"kind": "flare", "last_on": form.last_on.data.isoformat()}
    return done(act(current_user, "phase.start", body, op_id=form.op_id.data), url_for(".index"))


@bp.post("/flares/<uuid:id>/extension")
@login_required
def extend_flare(id: UUID):
    if Phases(current_user).records.get(id) is None:
        abort(404)
    form = fitting(UntilForm.sent(owner=current_user))
    body = {"last_on": form.last_on.data.isoformat()}
    op_id = form.op_id.data
    verdict = act(current_user, "phase.extend", body, op_id=op_id, record_id=id)
    return done(verdict, url_for(".index"))


@bp.post("/maintenance")
@login_required
def start_maintenance():
    form = fitting(MaintenanceForm.sent())
    body = {"kind": "maintenance", "days_per_week": form.days_per_week.data}
    verdict = act(current_user, "phase.start", body, op_id=form.op_id.data)
    return done(verdict, url_for(".program"))


@bp.post("/phases/<uuid:id>/ending")
@login_required
def end_phase(id: UUID):
    return act_on(Phases(current_user).records, id, "phase.end", url_for(".index"))


@bp.post("/phases/<uuid:id>/resumption")
@login_required
def resume_phase(id: UUID):
    return act_on(Phases(current_user).records, id, "phase.resume", url_for(".index"))


def _day_asked(today: date) -> date:
    days = (today - timedelta(days=ago) for ago in range(FILLED_IN_FOR.days + 1))
    asked = request.args.get("on", today.isoformat())
    return next((day for day in days if day.isoformat() == asked), None) or abort(404)


def _page_of(day: date) -> str:
    """The list on which an act of `day` shows."""
    if day >= current_user.today():
        return url_for(".index")
    return url_for(".index", on=day.isoformat())
