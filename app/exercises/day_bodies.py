"""The bodies of the operations of a day of the program, as docs/sync.md describes them."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from app.exercises import bounds
from app.exercises.dose import SetKey
from app.exercises.dose_bodies import Bouts, Sets
from app.exercises.models import SESSION
from app.operations.kinds import Body
from app.web.text import NOTE_LENGTH, CleanText, NullIsEmpty

Text = Annotated[CleanText, NullIsEmpty, Field(max_length=NOTE_LENGTH)]
OneOfTen = Annotated[int, Field(ge=0, le=10)]
Reason = Literal[bounds.REASONS]
Outcome = Literal[bounds.OUTCOMES]

# `<prescription> <bout> <side> <set number>`
SetText = Annotated[
    str,
    StringConstraints(
        pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
        r" ([1-9]|1[0-2]) (none|left|right) ([1-9]|1[0-9]|20)$"
    ),
]
MOST_SETS_AT_ONCE = 1_000


class Marked(Body):
    """`sets.mark`: the outcome of sets of one day. It sets a value and never toggles."""

    on: date
    marks: Annotated[list[SetText], Field(min_length=1, max_length=MOST_SETS_AT_ONCE)]
    outcome: Outcome
    reason: Reason | None = None

    def named(self) -> list[tuple[UUID, SetKey]]:
        return [named(text) for text in self.marks]


class MarkedOne(Body):
    """`set.mark`, which phones sent before: one set on one day."""

    prescription_id: UUID
    on: date
    bout: Bouts = 1
    side: Literal["none", "left", "right"] = "none"
    set_number: Sets
    outcome: Outcome
    reason: None = None

    def named(self) -> list[tuple[UUID, SetKey]]:
        return [(self.prescription_id, SetKey(self.bout, self.side, self.set_number))]


class Started(Body):
    """`phase.start`: a flare up to `last_on`, or maintenance on so many days a week."""

    kind: Literal["flare", "maintenance"]
    last_on: date | None = None
    days_per_week: Annotated[int, Field(ge=1, le=7)] | None = None


class Extended(Body):
    """`phase.extend`: a flare goes on to `last_on`."""

    last_on: date


class Felt(Body):
    """`feedback.give`: pain, effort or both (0-10) of one line's session, or of the whole."""

    on: date
    line_id: UUID = SESSION
    pain: OneOfTen | None = None
    effort: OneOfTen | None = None

    def said(self) -> dict[str, int | None]:
        return self.model_dump(include={"pain", "effort"} & self.model_fields_set)


class Noted(Body):
    """`exercise.note`: what the person says of the exercise whose line is the record."""

    verdict: Literal["helps", "hurts", "unsure"]
    text: Text = ""


def named(text: str) -> tuple[UUID, SetKey]:
    """`text` is a `SetText`."""
    prescription, bout, side, number = text.split(" ")
    return UUID(prescription), SetKey(int(bout), side, int(number))
