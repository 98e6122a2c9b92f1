"""The pages that a phone keeps of what a person is in therapy for, and the first three steps."""

from datetime import date

from flask import render_template, url_for

from app.accounts.models import Person
from app.episodes.episodes import Episodes
from app.episodes.forms import NewProblemForm, ProblemEditForm
from app.exercises.program import Program
from app.reminders.pages import is_any_on

FORM = "episodes/form.html"
Facts = tuple[str, dict]


def pages_of_episodes(person: Person, today: date) -> dict[str, Facts]:
    """Template and facts of whole pages, by their address."""
    problems = {"problems": Episodes(person).all(), "today": today}
    current = Episodes(person).current()
    third = {"is_any_on": is_any_on(person)}
    first = {"form": ProblemEditForm.of(current), "problem": current}
    return {
        url_for("onboarding.hurts"): ("onboarding/hurts.html", first),
        url_for("onboarding.exercises"): ("onboarding/exercises.html", _second(person)),
        url_for("onboarding.visits"): ("onboarding/visits.html", third),
        url_for("accounts.settings"): ("accounts/settings.html", {}),
        url_for("problems.index"): ("episodes/index.html", problems),
        url_for("problems.new"): (FORM, {"form": NewProblemForm(), "problem": None}),
    }


def _second(person: Person) -> dict:
    return {
        "added": len(Program(person).present()),
        "photos": 0,  # which need a network
        "needs_care": Episodes(person).need_care(),
    }


def parts_of_episodes(person: Person) -> dict[str, str]:
    """The content of main of the form of each one, by its address."""
    every = Episodes(person).all()
    facts = {"is_only_one": len(every) == 1}
    return {
        url_for("problems.show", id=each.id): render_template(
            FORM, form=ProblemEditForm.of(each), problem=each, **facts
        )
        for each in every
    }
