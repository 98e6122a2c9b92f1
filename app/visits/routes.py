"""The visits page, and the verbs of visits and limits."""

from uuid import UUID

from flask import Blueprint, abort, url_for
from flask_babel import gettext
from flask_login import current_user, login_required

from app.operations.acts import act, act_on, done, fitting, keep_both
from app.operations.forms import BareForm
from app.visits.forms import LimitEditForm, LimitForm
from app.visits.ledger import Limits, Visits
from app.visits.models import Limit
from app.web.answers import page, refused

bp = Blueprint("visits", __name__, url_prefix="/visits")


@bp.get("")
@login_required
def index():
    today = current_user.today()
    return page(
        "visits/index.html",
        today=today,
        allowance=Limits(current_user).allowance(today),
        visits=Visits(current_user).recent(),
    )


@bp.post("")
@login_required
def count():
    form = fitting(BareForm.sent())
    verdict = act(current_user, "visit.count", {}, op_id=form.op_id.data)
    return done(verdict, url_for(".index"))


@bp.post("/<uuid:id>/deletion")
@login_required
def delete_visit(id: UUID):
    return act_on(Visits(current_user).records, id, "visit.delete", url_for(".index"))


@bp.post("/<uuid:id>/restoration")
@login_required
def restore_visit(id: UUID):
    return act_on(Visits(current_user).records, id, "visit.restore", url_for(".index"))


@bp.get("/limits/new")
@login_required
def new_limit():
    return page("visits/limit.html", form=LimitForm(), limit=None)


@bp.post("/limits")
@login_required
def add_limit():
    form = LimitForm.sent()
    if not form.validate():
        return refused("visits/limit.html", form=form, limit=None)
    verdict = act(current_user, "limit.add", form.columns(), op_id=form.op_id.data)
    return done(verdict, url_for(".index"))


@bp.get("/limits/<uuid:id>")
@login_required
def show_limit(id: UUID):
    limit = _limit(id)
    form = LimitEditForm(data=limit.content() | {"revision": limit.revision})
    return page("visits/limit.html", form=form, limit=limit)


@bp.post("/limits/<uuid:id>")
@login_required
def edit_limit(id: UUID):
    limit = _limit(id)
    form = LimitEditForm.sent()
    if not form.validate():
        return refused("visits/limit.html", form=form, limit=limit)
    verdict = act(current_user, "limit.edit", form.columns(), op_id=form.op_id.data, record_id=id)
    if keep_both(verdict):
        return _changed_elsewhere(id, form)
    return done(verdict, url_for(".index"))


@bp.post("/limits/<uuid:id>/deletion")
@login_required
def delete_limit(id: UUID):
    return act_on(Limits(current_user).records, id, "limit.delete", url_for(".index"))


@bp.post("/limits/<uuid:id>/restoration")
@login_required
def restore_limit(id: UUID):
    return act_on(Limits(current_user).records, id, "limit.restore", url_for(".index"))


def _changed_elsewhere(id: UUID, form: LimitEditForm):
    limit = _limit(id)
    form.revision.data = limit.revision
    form.visits.errors = [
        gettext("This was changed on another phone. Check the numbers and save again.")
    ]
    return refused("visits/limit.html", form=form, limit=limit)


def _limit(id: UUID) -> Limit:
    return Limits(current_user).get(id) or abort(404)
