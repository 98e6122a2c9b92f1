"""The pages of reminders that a phone keeps: the list, and the times of each kind."""

from flask import render_template, url_for

from app.accounts.models import Person
from app.reminders.forms import PlanForm
from app.reminders.pages import facts_of_reminders, lines_of

Facts = tuple[str, dict]


def pages_of_reminders(person: Person) -> dict[str, Facts]:
    """Template and facts of whole pages, by their address."""
    return {url_for("reminders.index"): ("reminders/index.html", facts_of_reminders(person))}


def parts_of_reminders(person: Person) -> dict[str, str]:
    """The content of main of the times of each kind that has its own, by its address."""
    return {
        url_for("reminders.show", id=line.id): render_template(
            "reminders/times.html", form=PlanForm.of(line.slots), line=line
        )
        for line in lines_of(person)
        if line.kind.slots
    }
