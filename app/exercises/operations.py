"""The program's operations: their bodies, their effects and what is said after them."""

from datetime import date, timedelta
from typing import Annotated, Literal
from uuid import UUID

from flask import url_for
from flask_babel import gettext
from pydantic import Field

from app.accounts.models import Person
from app.exercises.models import MOST_REPS, MOST_SETS
from app.exercises.program import Program
from app.operations.kinds import Body, Effect, Kind, Nothing, Said, Undo, register
from app.operations.operation import Operation, Rejected
from app.web.text import CleanText

Name = Annotated[CleanText, Field(min_length=1, max_length=100)]
Sets = Annotated[int, Field(ge=1, le=MOST_SETS)]
Reps = Annotated[int, Field(ge=1, le=MOST_REPS)]


class Prescribed(Body):
    """`prescription.add`: an exercise with its dose."""

    name: Name
    sets: Sets
    reps: Reps


class Revised(Prescribed):
    """`prescription.revise`: the whole new dose, and the version it takes the place of."""

    supersedes: UUID


class Marked(Body):
    """`set.mark`: the outcome of one set on one day. It sets a value and never toggles."""

    prescription_id: UUID
    on: date
    bout: Annotated[int, Field(ge=1, le=12)] = 1
    side: Literal["none", "left", "right"] = "none"
    set_number: Sets
    outcome: Literal["done", "skipped", "undone"]


def prescribe(owner: Person, operation: Operation, body: Prescribed) -> Effect:
    return Program(owner).prescribe(operation, **body.model_dump())


def revise(owner: Person, operation: Operation, body: Revised) -> Effect:
    dose = body.model_dump(exclude={"supersedes"})
    return Program(owner).revise(operation, body.supersedes, **dose)


def end(owner: Person, operation: Operation, body: Nothing) -> Effect:
    return Program(owner).end(operation)


def resume(owner: Person, operation: Operation, body: Nothing) -> Effect:
    return Program(owner).resume(operation)


def mark(owner: Person, operation: Operation, body: Marked) -> Effect:
    # A page made in the zone of the account may be a day ahead of a phone to the west of it.
    if body.on > operation.acted_on + timedelta(days=1):
        raise Rejected("future_day", on="has not come yet")
    return Program(owner).mark(operation, **body.model_dump())


def _say_prescribed(owner: Person, operation: Operation) -> Said:
    return Said(gettext("Added to your list."), _undo_by("exercises.end", "end", operation))


def _say_revised(owner: Person, operation: Operation) -> Said:
    return Said(gettext("Changes saved."))


def _say_ended(owner: Person, operation: Operation) -> Said:
    undo = _undo_by("exercises.resume", "resume", operation)
    return Said(gettext("Taken off your list."), undo)


def _say_resumed(owner: Person, operation: Operation) -> Said:
    return Said(gettext("It is back on your list."))


def _say_marked(owner: Person, operation: Operation) -> Said:
    body = dict(operation.body)
    number = body["set_number"]
    if body["outcome"] == "undone":
        return Said(gettext("Set %(number)s is open again.", number=number))
    marked = body.pop("prescription_id")
    undo = Undo(
        url_for("exercises.mark", id=marked),
        "set.mark",
        body | {"outcome": "undone"},
        about={"data-of": marked},
    )
    return Said(gettext("Set %(number)s done.", number=number), undo)


def _undo_by(endpoint: str, verb: str, operation: Operation) -> Undo:
    return Undo(url_for(endpoint, id=operation.record_id), f"prescription.{verb}")


def register_all() -> None:
    register(Kind("prescription.add", 1, Prescribed, prescribe, _say_prescribed))
    register(Kind("prescription.revise", 1, Revised, revise, _say_revised))
    register(Kind("prescription.end", 1, Nothing, end, _say_ended))
    register(Kind("prescription.resume", 1, Nothing, resume, _say_resumed))
    register(Kind("set.mark", 1, Marked, mark, _say_marked, daily=True))
