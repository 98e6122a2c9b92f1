"""The pages of the program that a phone keeps: the exercises, their doses, and how it is going."""

from datetime import date

from flask import render_template, url_for

from app.accounts.models import Person
from app.exercises.details import Detail, Details
from app.exercises.forms import DoseForm, RevisionForm
from app.exercises.pages import SPANS, facts_of_program, facts_of_progress

Facts = tuple[str, dict]


def pages_of_program(person: Person, today: date) -> dict[str, Facts]:
    """Template and facts of whole pages, by their address."""
    return {
        url_for("exercises.new"): ("exercises/form.html", {"form": DoseForm(), "detail": None}),
        url_for("exercises.program"): ("exercises/program.html", facts_of_program(person, today)),
        url_for("exercises.progress"): (
            "exercises/progress.html",
            facts_of_progress(person, today, SPANS[0]),
        ),
    }


def parts_of_program(person: Person, today: date) -> dict[str, str]:
    """The content of main of each exercise and of the form of its dose, by their address."""
    parts: dict[str, str] = {}
    for detail in Details(person).all(today):
        id = detail.prescription.id
        parts[url_for("exercises.show", id=id)] = _exercise(detail, today)
        parts[url_for("exercises.dose", id=id)] = _dose(detail)
    return parts


def _exercise(detail: Detail, today: date) -> str:
    return render_template("exercises/exercise.html", detail=detail, today=today)


def _dose(detail: Detail) -> str:
    form = RevisionForm.of(detail.prescription)
    return render_template("exercises/form.html", form=form, detail=detail)
