"""The pages of goals, scores and questions that a phone keeps."""

from datetime import date

from flask import render_template, url_for

from app.accounts.models import Person
from app.outcomes.aims import Activities, Goals, Questions
from app.outcomes.forms import ActivityEditForm, GoalEditForm, GoalForm, QuestionEditForm
from app.outcomes.pages import facts_of_outcomes, facts_of_questions

GOAL = "outcomes/goal.html"
Facts = tuple[str, dict]


def pages_of_outcomes(person: Person, today: date) -> dict[str, Facts]:
    """Template and facts of whole pages, by their address."""
    facts = facts_of_outcomes(person, today)
    return {
        url_for("outcomes.index"): ("outcomes/index.html", facts),
        url_for("outcomes.new_goal"): (GOAL, {"form": GoalForm(), "line": None}),
        url_for("outcomes.activities"): ("outcomes/activities.html", facts),
        url_for("outcomes.week"): ("outcomes/week.html", facts),
        url_for("outcomes.questions"): (
            "outcomes/questions.html",
            facts_of_questions(person, today),
        ),
    }


def parts_of_outcomes(person: Person) -> dict[str, str]:
    """The content of main of the form of each line, by its address."""
    forms = (
        ("outcomes.show_goal", GOAL, GoalEditForm, Goals(person).open()),
        (
            "outcomes.show_activity",
            "outcomes/activity.html",
            ActivityEditForm,
            Activities(person).open(),
        ),
        (
            "outcomes.show_question",
            "outcomes/question.html",
            QuestionEditForm,
            Questions(person).open(),
        ),
    )
    return {
        url_for(endpoint, id=line.id): render_template(template, form=form.of(line), line=line)
        for endpoint, template, form, lines in forms
        for line in lines
    }
