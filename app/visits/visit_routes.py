"""One visit: planned, typed in, changed, and what became of it."""

from uuid import UUID

from flask import abort, request, url_for
from flask_login import current_user, login_required

from app.operations.acts import act, act_on, done, fitting, keep_both
from app.visits.blueprint import bp
from app.visits.models import Visit
from app.visits.pages import around, facts_of_visit, form_of_new
from app.visits.series import Series
from app.visits.visit_forms import OutcomeForm, SinceForm, VisitEditForm, VisitForm
from app.visits.visits import Visits
from app.visits.wording import changed_elsewhere
from app.web.answers import page, refused


@bp.get("/new")
@login_required
def new():
    about = around(current_user)
    form = form_of_new(current_user, about, is_past="past" in request.args)
    return page("visits/plan.html", form=form)


@bp.post("/bookings")
@login_required
def add():
    about = around(current_user)
    form = VisitForm.sent(today=about.today, problems=about.problems())
    if not form.validate():
        return refused("visits/plan.html", form=form)
    op_id = form.op_id.data
    verdict = act(current_user, "visit.add", form.body(), op_id=op_id, version=2)
    return done(verdict, url_for(".index"))


@bp.get("/<uuid:id>")
@login_required
def show(id: UUID):
    return page("visits/visit.html", **facts_of_visit(_visit(id), around(current_user)))


@bp.post("/<uuid:id>")
@login_required
def edit(id: UUID):
    visit, about = _visit(id), around(current_user)
    form = VisitEditForm.sent(today=about.today, problems=about.problems(visit.episode_id))
    if not form.validate():
        return refused("visits/visit.html", **facts_of_visit(visit, about, form))
    op_id = form.op_id.data
    verdict = act(current_user, "visit.edit", form.body(), op_id=op_id, record_id=id, version=2)
    if keep_both(verdict):
        form.revision.data = visit.revision
        form.held_on.errors = [changed_elsewhere()]
        return refused("visits/visit.html", **facts_of_visit(visit, about, form))
    return done(verdict, url_for(".index"))


@bp.post("/<uuid:id>/outcome")
@login_required
def mark(id: UUID):
    visit = _visit(id)
    form = fitting(OutcomeForm.sent())
    body, op_id = {"outcome": form.outcome.data}, form.op_id.data
    verdict = act(current_user, "visit.mark", body, op_id=op_id, record_id=visit.id)
    return done(verdict, url_for(".index"))


@bp.post("/<uuid:id>/deletion")
@login_required
def delete_visit(id: UUID):
    return act_on(Visits(current_user).records, id, "visit.delete", url_for(".index"))


@bp.post("/<uuid:id>/restoration")
@login_required
def restore_visit(id: UUID):
    return act_on(Visits(current_user).records, id, "visit.restore", url_for(".index"))


@bp.post("/series/<uuid:id>/ending")
@login_required
def end_series(id: UUID):
    return _change_series(id, "series.end")


@bp.post("/series/<uuid:id>/resumption")
@login_required
def resume_series(id: UUID):
    return _change_series(id, "series.resume")


def _change_series(id: UUID, name: str):
    if not Series(current_user).has(id):
        abort(404)
    form = fitting(SinceForm.sent())
    body = {"since": form.since.data.isoformat()}
    verdict = act(current_user, name, body, op_id=form.op_id.data, record_id=id)
    return done(verdict, url_for(".index"))


def _visit(id: UUID) -> Visit:
    return Visits(current_user).get(id) or abort(404)
