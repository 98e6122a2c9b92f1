"""The journal's operations: their bodies, their effects and what is said after them."""

from datetime import date, datetime
from typing import Annotated

from flask import url_for
from flask_babel import gettext
from pydantic import AwareDatetime, Field

from app.accounts.models import Person
from app.journal.journal import Journal
from app.operations.kinds import Body, Effect, Kind, Nothing, Said, Undo, register
from app.operations.operation import Operation, Rejected
from app.web.text import NOTE_LENGTH, CleanText

Intensity = Annotated[int, Field(ge=0, le=10)]
Note = Annotated[CleanText, Field(max_length=NOTE_LENGTH)]


class Recorded(Body):
    """`pain.record`: a number from 0 to 10, felt now."""

    intensity: Intensity


class Edited(Body):
    """`pain.edit`: what changed since `revision`. `felt_at` and `felt_on` come together."""

    revision: int
    intensity: Intensity | None = None
    note: Note | None = None
    felt_at: AwareDatetime | None = None
    felt_on: date | None = None


def record(owner: Person, operation: Operation, body: Recorded) -> Effect:
    return Journal(owner).record(operation, body.intensity)


def edit(owner: Person, operation: Operation, body: Edited) -> Effect:
    if (body.felt_at is None) != (body.felt_on is None):
        raise Rejected("invalid_body", felt_on="goes with felt_at")
    if body.felt_on is not None:
        _refuse_future(operation, body.felt_at, body.felt_on)
    changes = body.model_dump(exclude={"revision"}, exclude_none=True)
    return Journal(owner).edit(operation, body.revision, **changes)


def delete(owner: Person, operation: Operation, body: Nothing) -> Effect:
    return Journal(owner).delete(operation)


def restore(owner: Person, operation: Operation, body: Nothing) -> Effect:
    return Journal(owner).restore(operation)


def _refuse_future(operation: Operation, felt_at: datetime, felt_on: date) -> None:
    """A typed day must have come by the day of the act, whatever the server's clock says."""
    if felt_on > operation.acted_on or felt_at > operation.acted_at:
        raise Rejected("future_day", felt_on="has not come yet")


def _say_recorded(owner: Person, operation: Operation) -> Said:
    words = gettext("Saved: %(intensity)s of 10.", intensity=operation.body["intensity"])
    return Said(words, _undo_by("journal.delete", "pain.delete", operation))


def _say_edited(owner: Person, operation: Operation) -> Said:
    return Said(gettext("Changes saved."))


def _say_deleted(owner: Person, operation: Operation) -> Said:
    return Said(gettext("Entry deleted."), _undo_by("journal.restore", "pain.restore", operation))


def _say_restored(owner: Person, operation: Operation) -> Said:
    return Said(gettext("The entry is back."))


def _undo_by(endpoint: str, name: str, operation: Operation) -> Undo:
    about = {"data-record": str(operation.record_id)}
    return Undo(url_for(endpoint, id=operation.record_id), name, about=about)


def register_all() -> None:
    register(Kind("pain.record", 1, Recorded, record, _say_recorded, daily=True))
    register(Kind("pain.edit", 1, Edited, edit, _say_edited, daily=True))
    register(Kind("pain.delete", 1, Nothing, delete, _say_deleted, daily=True))
    register(Kind("pain.restore", 1, Nothing, restore, _say_restored, daily=True))
