"""What to ask at the next visit."""

from uuid import UUID

from flask import url_for
from flask_login import current_user, login_required

from app.outcomes.blueprint import bp
from app.outcomes.forms import QuestionEditForm, QuestionForm, QuestionMarkForm
from app.outcomes.pages import facts_of_questions
from app.outcomes.saving import added, deleted, edited, line_of, marked, restored
from app.web.answers import page, refused

LIST, FORM = "outcomes/questions.html", "outcomes/question.html"


@bp.get("/questions")
@login_required
def questions():
    return page(LIST, **facts_of_questions(current_user, current_user.today()))


@bp.post("/questions")
@login_required
def add_question():
    form = QuestionForm.sent()
    if not form.validate():
        return refused(LIST, **facts_of_questions(current_user, current_user.today(), form))
    return added("question", form, url_for(".questions"))


@bp.get("/questions/<uuid:id>")
@login_required
def show_question(id: UUID):
    question = line_of("question", id)
    return page(FORM, form=QuestionEditForm.of(question), line=question)


@bp.post("/questions/<uuid:id>")
@login_required
def edit_question(id: UUID):
    return edited("question", id, QuestionEditForm.sent(), FORM, url_for(".questions"))


@bp.post("/questions/<uuid:id>/outcome")
@login_required
def mark_question(id: UUID):
    return marked("question", id, QuestionMarkForm.sent(), url_for(".questions"))


@bp.post("/questions/<uuid:id>/deletion")
@login_required
def delete_question(id: UUID):
    return deleted("question", id, url_for(".questions"))


@bp.post("/questions/<uuid:id>/restoration")
@login_required
def restore_question(id: UUID):
    return restored("question", id, url_for(".questions"))
