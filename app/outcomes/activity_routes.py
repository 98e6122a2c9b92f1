"""More > Goals: what is hard to do, the week's three questions, and the numbers given to all."""

from uuid import UUID

from flask import abort, url_for
from flask_login import current_user, login_required

from app.operations.acts import act, done, fitting
from app.outcomes.aims import Activities, Goals
from app.outcomes.blueprint import bp
from app.outcomes.forms import ActivityEditForm, ActivityForm, ScoreForm
from app.outcomes.instruments import PEG_IDS
from app.outcomes.pages import facts_of_outcomes
from app.outcomes.saving import added, deleted, edited, line_of, restored
from app.web.answers import page, refused

LIST, FORM = "outcomes/activities.html", "outcomes/activity.html"


@bp.get("/goals/activities")
@login_required
def activities():
    return page(LIST, **facts_of_outcomes(current_user, current_user.today()))


@bp.post("/goals/activities")
@login_required
def add_activity():
    form = ActivityForm.sent()
    if not form.validate():
        return refused(LIST, **facts_of_outcomes(current_user, current_user.today(), form))
    return added("activity", form, url_for(".activities"))


@bp.get("/goals/activities/<uuid:id>")
@login_required
def show_activity(id: UUID):
    activity = line_of("activity", id)
    return page(FORM, form=ActivityEditForm.of(activity), line=activity)


@bp.post("/goals/activities/<uuid:id>")
@login_required
def edit_activity(id: UUID):
    return edited("activity", id, ActivityEditForm.sent(), FORM, url_for(".activities"))


@bp.post("/goals/activities/<uuid:id>/deletion")
@login_required
def delete_activity(id: UUID):
    return deleted("activity", id, url_for(".activities"))


@bp.post("/goals/activities/<uuid:id>/restoration")
@login_required
def restore_activity(id: UUID):
    return restored("activity", id, url_for(".activities"))


@bp.get("/goals/week")
@login_required
def week():
    return page("outcomes/week.html", **facts_of_outcomes(current_user, current_user.today()))


@bp.post("/goals/scores/<uuid:id>")
@login_required
def score(id: UUID):
    """`id`: an activity, a goal, or a line of the PEG; each has a page of its own."""
    url = _page_of(id) or abort(404)
    form = fitting(ScoreForm.sent())
    op_id = form.op_id.data
    return done(act(current_user, "score.mark", form.body(), op_id=op_id, record_id=id), url)


def _page_of(item: UUID) -> str | None:
    if item in PEG_IDS:
        return url_for(".week")
    if Activities(current_user).get(item):
        return url_for(".activities")
    return url_for(".index") if Goals(current_user).get(item) else None
