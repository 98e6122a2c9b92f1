"""The journal's operations: their effects and what is said after them."""

from datetime import date, datetime

from flask import url_for
from flask_babel import gettext

from app.accounts.models import Person
from app.journal.bodies import Chosen, Edited, EditedNumber, Recorded, RecordedNumber
from app.journal.choices import Choices
from app.journal.journal import Journal
from app.operations.kinds import Effect, Kind, Nothing, Said, register
from app.operations.operation import Operation, Rejected
from app.operations.saying import undo_by


def record(owner: Person, operation: Operation, body: Recorded | RecordedNumber) -> Effect:
    columns = body.columns()
    _check_when(operation, columns.get("felt_at"), columns.get("felt_on"))
    if columns.get("follows") and not columns.get("follows_on"):
        raise Rejected("invalid_body", follows_on="goes with follows")
    return Journal(owner).record(operation, **columns)


def edit(owner: Person, operation: Operation, body: Edited | EditedNumber) -> Effect:
    _check_when(operation, body.felt_at, body.felt_on)
    after = getattr(body, "after", None)
    return Journal(owner).edit(operation, body.revision, body.changes(), after)


def delete(owner: Person, operation: Operation, body: Nothing) -> Effect:
    return Journal(owner).delete(operation)


def restore(owner: Person, operation: Operation, body: Nothing) -> Effect:
    return Journal(owner).restore(operation)


def choose(owner: Person, operation: Operation, body: Chosen) -> Effect:
    return Choices(owner).choose(operation, **body.model_dump())


def _check_when(operation: Operation, felt_at: datetime | None, felt_on: date | None) -> None:
    """A typed day must have come by the day of the act, whatever the server's clock says."""
    if (felt_at is None) != (felt_on is None):
        raise Rejected("invalid_body", felt_on="goes with felt_at")
    if felt_on is not None and (felt_on > operation.acted_on or felt_at > operation.acted_at):
        raise Rejected("future_day", felt_on="has not come yet")


def _say_recorded(owner: Person, operation: Operation) -> Said:
    words = gettext("Saved: %(intensity)s of 10.", intensity=operation.body["intensity"])
    return Said(words, undo_by("journal.delete", "pain.delete", operation, "/"))


def _say_edited(owner: Person, operation: Operation) -> Said:
    return Said(gettext("Changes saved."))


def _say_deleted(owner: Person, operation: Operation) -> Said:
    page = url_for("journal.show", id=operation.record_id)
    undo = undo_by("journal.restore", "pain.restore", operation, page)
    return Said(gettext("Entry deleted."), undo)


def _say_restored(owner: Person, operation: Operation) -> Said:
    return Said(gettext("The entry is back."))


def _say_chosen(owner: Person, operation: Operation) -> Said:
    return Said(gettext("Changes saved."))


def register_all() -> None:
    register(Kind("pain.record", 1, RecordedNumber, record, _say_recorded, daily=True))
    register(Kind("pain.record", 2, Recorded, record, _say_recorded, daily=True))
    register(Kind("pain.edit", 1, EditedNumber, edit, _say_edited, daily=True))
    register(Kind("pain.edit", 2, Edited, edit, _say_edited, daily=True))
    register(Kind("pain.delete", 1, Nothing, delete, _say_deleted, daily=True))
    register(Kind("pain.restore", 1, Nothing, restore, _say_restored, daily=True))
    register(Kind("journal.choose", 1, Chosen, choose, _say_chosen, daily=True))
