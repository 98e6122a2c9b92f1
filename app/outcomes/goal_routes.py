"""More > Goals: what somebody works towards."""

from uuid import UUID

from flask import url_for
from flask_login import current_user, login_required

from app.outcomes.blueprint import bp
from app.outcomes.forms import GoalEditForm, GoalForm, GoalMarkForm
from app.outcomes.pages import facts_of_outcomes
from app.outcomes.saving import added, deleted, edited, line_of, marked, restored
from app.web.answers import page, refused

FORM = "outcomes/goal.html"


@bp.get("/goals")
@login_required
def index():
    return page("outcomes/index.html", **facts_of_outcomes(current_user, current_user.today()))


@bp.get("/goals/new")
@login_required
def new_goal():
    return page(FORM, form=GoalForm(), line=None)


@bp.post("/goals")
@login_required
def add_goal():
    form = GoalForm.sent()
    if not form.validate():
        return refused(FORM, form=form, line=None)
    return added("goal", form, url_for(".index"))


@bp.get("/goals/<uuid:id>")
@login_required
def show_goal(id: UUID):
    goal = line_of("goal", id)
    return page(FORM, form=GoalEditForm.of(goal), line=goal)


@bp.post("/goals/<uuid:id>")
@login_required
def edit_goal(id: UUID):
    return edited("goal", id, GoalEditForm.sent(), FORM, url_for(".index"))


@bp.post("/goals/<uuid:id>/outcome")
@login_required
def mark_goal(id: UUID):
    return marked("goal", id, GoalMarkForm.sent(), url_for(".index"))


@bp.post("/goals/<uuid:id>/deletion")
@login_required
def delete_goal(id: UUID):
    return deleted("goal", id, url_for(".index"))


@bp.post("/goals/<uuid:id>/restoration")
@login_required
def restore_goal(id: UUID):
    return restored("goal", id, url_for(".index"))
