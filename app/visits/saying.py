"""What is said after each act on visits and pools, and the way to take it back."""

from flask import url_for
from flask_babel import gettext, ngettext

from app.accounts.models import Person
from app.operations.kinds import Said, Undo
from app.operations.operation import Operation
from app.operations.saying import undo_by
from app.visits.wallet import Wallet


def counted(owner: Person, operation: Operation) -> Said:
    undo = undo_by("visits.delete_visit", "visit.delete", operation)
    return Said(gettext("Visit counted.") + left_words(owner), undo)


def left_words(owner: Person) -> str:
    """What is left, after a space; nothing where no pool is known."""
    binding = Wallet(owner, owner.today()).of_today().allowance.binding
    if binding is None:
        return ""
    if binding.left < 0:
        return " " + ngettext("Over by %(num)s.", "Over by %(num)s.", -binding.left)
    return " " + ngettext("%(num)s left.", "%(num)s left.", binding.left)


def added(owner: Person, operation: Operation) -> Said:
    weeks = operation.body.get("weeks", 1)
    if weeks > 1:
        return Said(
            gettext("%(n)s visits planned.", n=weeks),
            _series_undo("visits.end_series", "series.end", operation, operation.body["held_on"]),
        )
    undo = undo_by("visits.delete_visit", "visit.delete", operation)
    if operation.body.get("status") == "scheduled":
        return Said(gettext("Visit planned."), undo)
    return Said(gettext("Visit saved.") + left_words(owner), undo)


def edited(owner: Person, operation: Operation) -> Said:
    return Said(gettext("Changes saved."))


def marked(owner: Person, operation: Operation) -> Said:
    outcome = operation.body["outcome"]
    if outcome == "undone":
        return Said(gettext("Taken back."))
    undo = Undo(
        url_for("visits.mark", id=operation.record_id),
        "visit.mark",
        fields={"outcome": "undone"},
        about={"data-record": str(operation.record_id)},
    )
    words = gettext("Visit counted.") if outcome == "attended" else gettext("Noted.")
    return Said(words + left_words(owner), undo)


def visit_deleted(owner: Person, operation: Operation) -> Said:
    undo = undo_by("visits.restore_visit", "visit.restore", operation)
    return Said(gettext("Visit taken off."), undo)


def visit_restored(owner: Person, operation: Operation) -> Said:
    return Said(gettext("The visit is back."))


def series_ended(owner: Person, operation: Operation) -> Said:
    since = operation.body["since"]
    undo = _series_undo("visits.resume_series", "series.resume", operation, since)
    return Said(gettext("Planned visits taken off."), undo)


def resumed(owner: Person, operation: Operation) -> Said:
    return Said(gettext("The visits are back."))


def pool_added(owner: Person, operation: Operation) -> Said:
    undo = undo_by("visits.delete_pool", "pool.delete", operation)
    return Said(gettext("Saved.") + left_words(owner), undo)


def pool_deleted(owner: Person, operation: Operation) -> Said:
    undo = undo_by("visits.restore_pool", "pool.restore", operation)
    return Said(gettext("Put away."), undo)


def pool_restored(owner: Person, operation: Operation) -> Said:
    return Said(gettext("It is back."))


def read(owner: Person, operation: Operation) -> Said:
    return Said(gettext("Got it. You will not be told this again."))


def _series_undo(endpoint: str, name: str, operation: Operation, since: str) -> Undo:
    return Undo(
        url_for(endpoint, id=operation.record_id),
        name,
        fields={"since": since},
        about={"data-record": str(operation.record_id)},
    )
