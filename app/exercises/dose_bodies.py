"""The bodies of the operations on a dose, as docs/sync.md describes them."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AfterValidator, BeforeValidator, Field

from app.exercises import bounds
from app.exercises.library import LIBRARY
from app.exercises.models.prescription import DOSE
from app.operations.kinds import Body
from app.web.text import CleanText, NullIsEmpty


def _known(slug: str) -> str:
    if slug and slug not in LIBRARY:
        raise ValueError("no such exercise")
    return slug


NullIsOne = BeforeValidator(lambda value: 1 if value is None else value)

Name = Annotated[CleanText, Field(min_length=1, max_length=bounds.NAME_LENGTH)]
Load = Annotated[CleanText, NullIsEmpty, Field(max_length=bounds.LOAD_LENGTH)]
Words = Annotated[CleanText, NullIsEmpty, Field(max_length=bounds.WORDS_LENGTH)]
Slug = Annotated[str, NullIsEmpty, AfterValidator(_known)]
Sets = Annotated[int, Field(ge=1, le=bounds.MOST_SETS)]
Reps = Annotated[int, Field(ge=1, le=bounds.MOST_REPS)]
Seconds = Annotated[int, Field(ge=1, le=bounds.MOST_SECONDS)]
Bouts = Annotated[int, Field(ge=1, le=bounds.MOST_BOUTS)]
Weekdays = Annotated[list[Literal[bounds.WEEKDAYS]], Field(max_length=7)]


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
    sets: Annotated[Sets, NullIsOne] = 1
    reps: Reps | None = None
    hold_seconds: Seconds | None = None
    rest_seconds: Seconds | None = None
    minutes: Annotated[int, Field(ge=1, le=bounds.MOST_MINUTES)] | None = None
    load: Load = ""
    side: Literal[bounds.SIDES] = "none"
    plan: Literal["daily", "days", "week"] = "daily"
    weekdays: Weekdays = Field(default_factory=list)
    days_per_week: Annotated[int, Field(ge=1, le=7)] | None = None
    bouts_per_day: Annotated[Bouts, NullIsOne] = 1
    until_on: date | None = None
    set_by: Literal[bounds.SET_BY] = "me"
    bad_day: Literal["same", "fewer", "rest"] = "same"
    bad_day_sets: Sets | None = None
    bad_day_words: Words = ""
    episode_id: UUID | None = None

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
