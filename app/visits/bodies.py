"""The bodies of the operations on visits and pools, as docs/sync.md describes them."""

from datetime import date, time
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import Field, model_validator

from app.operations.kinds import Body
from app.visits import bounds
from app.visits.terms import KINDS, NETWORKS, PERIODS, SWITCHES
from app.web.text import CleanText, NullIsEmpty

Name = Annotated[CleanText, NullIsEmpty, Field(max_length=bounds.NAME_LENGTH)]
Place = Annotated[CleanText, NullIsEmpty, Field(max_length=bounds.PLACE_LENGTH)]
Questions = Annotated[CleanText, NullIsEmpty, Field(max_length=bounds.QUESTIONS_LENGTH)]
Used = Annotated[int, Field(ge=0, le=bounds.MOST_VISITS)]
Number = Annotated[int, Field(ge=1, le=bounds.MOST_VISITS)]
Disciplines = Annotated[
    list[Literal[bounds.DISCIPLINES]], Field(min_length=1, max_length=len(bounds.DISCIPLINES))
]


class VisitBody(Body):
    """A whole visit: when, what became of it, and what it is for."""

    held_on: date
    time_of_day: time | None = None
    status: Literal[bounds.STATUSES] = "scheduled"
    kind: Literal[bounds.KINDS] = "treatment"
    discipline: Literal[bounds.DISCIPLINES] = "pt"
    billed: Annotated[list[Literal[bounds.BILLED]], Field(max_length=2)] = Field(
        default_factory=list
    )
    place: Place = ""
    questions: Questions = ""
    episode_id: UUID | None = None

    def columns(self) -> dict[str, Any]:
        """As a row keeps them."""
        return self.model_dump(include=set(VisitBody.model_fields))


class VisitAdded(VisitBody):
    """`visit.add`: one visit, or one a week for so many `weeks`."""

    weeks: Annotated[int, Field(ge=1, le=bounds.MOST_WEEKS)] = 1


class VisitEdited(VisitBody):
    """`visit.edit`: the whole visit anew, made on `revision` or on the edit `after`."""

    revision: int
    after: UUID | None = None


class VisitMarked(Body):
    """`visit.mark`: what became of it; `undone` is what was said of it before."""

    outcome: Literal[(*bounds.STATUSES, "undone")]


class SeriesEnded(Body):
    """`series.end` and `series.resume`: the planned visits of a series from that day on."""

    since: date


class PoolBody(Body):
    """`pool.add`: the terms of a pool. docs/visits.md says what each means."""

    kind: Literal[KINDS] = "limit"
    name: Name = ""
    visits: Number | None = None
    opening_used: Used | None = None
    period: Literal[PERIODS] = "dates"
    starts_on: date | None = None
    ends_on: date | None = None
    episode_id: UUID | None = None
    network: Literal[NETWORKS] = "any"
    disciplines: Disciplines
    counts: Annotated[list[Literal[SWITCHES]], Field(max_length=len(SWITCHES))] = Field(
        default_factory=list
    )
    decision_days: Annotated[int, Field(ge=0, le=bounds.MOST_DECISION_DAYS)] | None = None
    source: Literal[bounds.SOURCES] = "you"
    checked_on: date | None = None

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if (self.kind == "limit") == (self.period == "dates"):
            raise ValueError("a limit has a period, everything else has dates")
        if self.visits is None and self.kind != "referral":
            raise ValueError("only a referral may come without a number")
        if self.period == "plan_year" and self.starts_on is None:
            raise ValueError("a plan year begins on a day")
        both = self.period == "dates" and self.starts_on and self.ends_on
        if both and self.ends_on < self.starts_on:
            raise ValueError("it ends before it begins")
        return self

    def columns(self) -> dict[str, Any]:
        """As a row keeps them: dates only where the period has some, a problem only if it is said.

        Where there is one problem only, forms do not ask for it; `None` is all of them.
        """
        unsaid = {"episode_id"} - self.model_fields_set
        said = self.model_dump(include=set(PoolBody.model_fields) - unsaid)
        dates = {"calendar_year": (), "plan_year": ("starts_on",), "course": ()}
        kept = dates.get(self.period, ("starts_on", "ends_on"))
        dropped = dict.fromkeys({"starts_on", "ends_on"} - set(kept))
        return said | dropped | {"opening_used": self.opening_used or 0}


class PoolEdited(PoolBody):
    """`pool.edit`: the whole pool anew, made on `revision` or on the edit `after`."""

    revision: int
    after: UUID | None = None


class LimitAdded(Body):
    """`limit.add`, as the release before knew it: a limit with the usual switches."""

    name: Name = ""
    visits: Number
    opening_used: Used
    period: Literal["calendar_year", "course"]
    disciplines: Disciplines


class LimitEdited(LimitAdded):
    """`limit.edit` of the release before."""

    revision: int


class NoticesRead(Body):
    """`notices.read`: their keys."""

    keys: Annotated[
        list[Annotated[str, Field(max_length=120)]],
        Field(min_length=1, max_length=bounds.MOST_KEYS),
    ]
