"""The pages of Settings that a phone keeps: what a person is in therapy for, and how to say so."""

from datetime import date

from flask import render_template, url_for

from app.accounts.models import Person
from app.episodes.episodes import Episodes
from app.episodes.forms import NewProblemForm, ProblemEditForm

FORM = "episodes/form.html"
Facts = tuple[str, dict]


def pages_of_episodes(person: Person, today: date) -> dict[str, Facts]:
    """Template and facts of whole pages, by their address."""
    problems = {"problems": Episodes(person).all(), "today": today}
    return {
        url_for("accounts.settings"): ("accounts/settings.html", {}),
        url_for("problems.index"): ("episodes/index.html", problems),
        url_for("problems.new"): (FORM, {"form": NewProblemForm(), "problem": None}),
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
