"""What is said after an act of the program, and how to take it back."""

from flask import url_for
from flask_babel import gettext, ngettext

from app.accounts.models import Person
from app.operations.kinds import Said, Undo
from app.operations.operation import Operation
from app.operations.saying import undo_by


def prescribed(owner: Person, operation: Operation) -> Said:
    undo = undo_by("exercises.end", "prescription.end", operation)
    return Said(gettext("Added to your list."), undo)


def revised(owner: Person, operation: Operation) -> Said:
    return Said(gettext("Changes saved."))


def ended(owner: Person, operation: Operation) -> Said:
    undo = undo_by("exercises.resume", "prescription.resume", operation)
    return Said(gettext("Taken off your list."), undo)


def resumed(owner: Person, operation: Operation) -> Said:
    return Said(gettext("It is back on your list."))


def moved(owner: Person, operation: Operation) -> Said:
    return Said(gettext("Moved."))


def marked_one(owner: Person, operation: Operation) -> Said:
    number = operation.body["set_number"]
    if operation.body["outcome"] == "undone":
        return Said(gettext("Set %(number)s is open again.", number=number))
    return Said(gettext("Set %(number)s done.", number=number))


def marked(owner: Person, operation: Operation) -> Said:
    """Undo opens the sets again that this very act marked, and no others."""
    body = operation.body
    count = len(body["marks"])
    if body["outcome"] == "undone":
        return Said(ngettext("1 set is open again.", "%(num)s sets are open again.", count))
    fields = {"on": body["on"], "marks": ",".join(body["marks"]), "outcome": "undone"}
    undo = Undo(url_for("exercises.mark"), "sets.mark", fields)
    if body["outcome"] == "skipped":
        return Said(gettext("Skipped. That is fine."), undo)
    return Said(ngettext("1 set done.", "%(num)s sets done.", count), undo)


def started(owner: Person, operation: Operation) -> Said:
    undo = undo_by("exercises.end_phase", "phase.end", operation)
    if operation.body["kind"] == "maintenance":
        return Said(gettext("Your list now keeps up what you gained."), undo)
    return Said(gettext("Your plan is easier for now."), undo)


def extended(owner: Person, operation: Operation) -> Said:
    return Said(gettext("Your plan stays easier for now."))


def phase_ended(owner: Person, operation: Operation) -> Said:
    undo = undo_by("exercises.resume_phase", "phase.resume", operation)
    return Said(gettext("Back to your usual plan."), undo)


def phase_resumed(owner: Person, operation: Operation) -> Said:
    return Said(gettext("Your plan is as it was before."))


def felt(owner: Person, operation: Operation) -> Said:
    return Said(gettext("Saved. You can change it any time."))


def noted(owner: Person, operation: Operation) -> Said:
    return Said(gettext("Your note is saved."))
