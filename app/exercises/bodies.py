"""The bodies of the program's operations, as docs/sync.md describes them."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from app.exercises import bounds
from app.exercises.dose import SetKey
from app.exercises.library import LIBRARY
from app.exercises.models import SESSION
from app.exercises.models.prescription import DOSE
from app.operations.kinds import Body
from app.web.text import NOTE_LENGTH, CleanText


def _one_of(codes: tuple[str, ...]) -> type:
    return Literal[codes]


def _known(slug: str) -> str:
    if slug and slug not in LIBRARY:
        raise ValueError("no such exercise")
    return slug


# A phone sends null for a field that was left empty.
_NullIsEmpty = BeforeValidator(lambda value: "" if value is None else value)
_NullIsOne = BeforeValidator(lambda value: 1 if value is None else value)

Name = Annotated[CleanText, Field(min_length=1, max_length=bounds.NAME_LENGTH)]
Load = Annotated[CleanText, _NullIsEmpty, Field(max_length=bounds.LOAD_LENGTH)]
Words = Annotated[CleanText, _NullIsEmpty, Field(max_length=bounds.WORDS_LENGTH)]
Text = Annotated[CleanText, _NullIsEmpty, Field(max_length=NOTE_LENGTH)]
Slug = Annotated[str, _NullIsEmpty, AfterValidator(_known)]
Sets = Annotated[int, Field(ge=1, le=bounds.MOST_SETS)]
Reps = Annotated[int, Field(ge=1, le=bounds.MOST_REPS)]
Seconds = Annotated[int, Field(ge=1, le=bounds.MOST_SECONDS)]
Bouts = Annotated[int, Field(ge=1, le=bounds.MOST_BOUTS)]
OneOfTen = Annotated[int, Field(ge=0, le=10)]
Weekdays = Annotated[list[_one_of(bounds.WEEKDAYS)], Field(max_length=7)]
Reason = _one_of(bounds.REASONS)
Outcome = _one_of(bounds.OUTCOMES)

# `<prescription> <bout> <side> <set number>`
SetText = Annotated[
    str,
    StringConstraints(
        pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
        r" ([1-9]|1[0-2]) (none|left|right) ([1-9]|1[0-9]|20)$"
    ),
]
MOST_SETS_AT_ONCE = 1_000


class SimpleDose(Body):
    """Version 1 of `prescription.add`: a name, sets and repetitions."""

    name: Name
    sets: Sets
    reps: Reps

    def columns(self) -> dict[str, Any]:
        return self.model_dump(include={"name", "sets", "reps"})


class SimpleRevision(SimpleDose):
    """Version 1 of `prescription.revise`."""

    supersedes: UUID


class Dosed(Body):
    """`prescription.add`: an exercise with its dose. docs/sync.md says what each field means."""

    name: Name
    exercise: Slug = ""
    sets: Annotated[Sets, _NullIsOne] = 1
    reps: Reps | None = None
    hold_seconds: Seconds | None = None
    rest_seconds: Seconds | None = None
    minutes: Annotated[int, Field(ge=1, le=bounds.MOST_MINUTES)] | None = None
    load: Load = ""
    side: _one_of(bounds.SIDES) = "none"
    plan: Literal["daily", "days", "week"] = "daily"
    weekdays: Weekdays = Field(default_factory=list)
    days_per_week: Annotated[int, Field(ge=1, le=7)] | None = None
    bouts_per_day: Annotated[Bouts, _NullIsOne] = 1
    until_on: date | None = None
    set_by: _one_of(bounds.SET_BY) = "me"
    bad_day: Literal["same", "fewer", "rest"] = "same"
    bad_day_sets: Sets | None = None
    bad_day_words: Words = ""

    def columns(self) -> dict[str, Any]:
        """As a version keeps them."""
        dose = {name: value for name, value in self.model_dump().items() if name in DOSE}
        return dose | {"reps": self.reps or 1, "bad_day": self._bad_day()} | self._days()

    def _days(self) -> dict[str, Any]:
        """Only what the `plan` speaks of: the rest may be left over in a form."""
        days = [code for code in bounds.WEEKDAYS if code in self.weekdays]
        per_week = self.days_per_week if self.plan == "week" else None
        return {"weekdays": days if self.plan == "days" else [], "days_per_week": per_week}

    def _bad_day(self) -> dict[str, Any]:
        said = {
            "rest": self.bad_day == "rest",
            "sets": self.bad_day_sets if self.bad_day == "fewer" else None,
            "words": self.bad_day_words,
        }
        return {name: value for name, value in said.items() if value}


class Added(Dosed):
    starts_on: date | None = None


class Revised(Dosed):
    """`prescription.revise`: the whole new dose, and the version it takes the place of."""

    supersedes: UUID


class Moved(Body):
    """`prescription.move`: to which place of the list, 0 the first."""

    to: Annotated[int, Field(ge=0, le=999)]


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
