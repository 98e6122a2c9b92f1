"""The pages of the program that a phone keeps: the exercises, their doses, and how it is going."""

from datetime import date

from flask import render_template, url_for

from app.accounts.models import Person
from app.episodes.episodes import Episodes
from app.episodes.models import Episode
from app.episodes.wording import choices_of, names_of
from app.exercises.details import Detail, Details
from app.exercises.forms import DoseForm, RevisionForm
from app.exercises.pages import SPANS, facts_of_program, facts_of_progress

Facts = tuple[str, dict]


def pages_of_program(person: Person, today: date) -> dict[str, Facts]:
    """Template and facts of whole pages, by their address."""
    return {
        url_for("exercises.new"): ("exercises/form.html", _to_add(person)),
        url_for("exercises.program"): ("exercises/program.html", facts_of_program(person, today)),
        url_for("exercises.progress"): (
            "exercises/progress.html",
            facts_of_progress(person, today, SPANS[0]),
        ),
    }


def _to_add(person: Person) -> dict:
    form = DoseForm(problems=Episodes(person).choices())
    return {"form": form, "detail": None, "needs_care": Episodes(person).need_care()}


def parts_of_program(person: Person, today: date) -> dict[str, str]:
    """The content of main of each exercise and of the form of its dose, by their address."""
    parts: dict[str, str] = {}
    problems = Episodes(person).all()
    for detail in Details(person).all(today):
        id = detail.prescription.id
        parts[url_for("exercises.show", id=id)] = _exercise(detail, today, problems)
        parts[url_for("exercises.dose", id=id)] = _dose(detail, problems)
    return parts


def _exercise(detail: Detail, today: date, problems: list[Episode]) -> str:
    template, names = "exercises/exercise.html", names_of(problems)
    return render_template(template, detail=detail, today=today, problems=names)


def _dose(detail: Detail, problems: list[Episode]) -> str:
    choices = choices_of(problems, detail.prescription.episode_id)
    form = RevisionForm.of(detail.prescription, choices)
    return render_template("exercises/form.html", form=form, detail=detail)
