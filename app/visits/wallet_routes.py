"""What is left: the visits page, what to do when visits run low, the notices that were read."""

from flask import url_for
from flask_login import current_user, login_required

from app.operations.acts import act, done, fitting
from app.operations.forms import BareForm
from app.visits.blueprint import bp
from app.visits.pages import facts_of_visits, facts_when_low
from app.visits.visit_forms import NoticesForm
from app.web.answers import page


@bp.get("")
@login_required
def index():
    return page("visits/index.html", **facts_of_visits(current_user, current_user.today()))


@bp.post("")
@login_required
def count():
    form = fitting(BareForm.sent())
    verdict = act(current_user, "visit.count", {}, op_id=form.op_id.data)
    return done(verdict, url_for(".index"))


@bp.get("/running-low")
@login_required
def running_low():
    return page("visits/running_low.html", **facts_when_low(current_user, current_user.today()))


@bp.post("/notices")
@login_required
def read_notices():
    form = fitting(NoticesForm.sent())
    body = {"keys": form.keys.data.split(",")}
    verdict = act(current_user, "notices.read", body, op_id=form.op_id.data)
    return done(verdict, url_for("visits.index"))
