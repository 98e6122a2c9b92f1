"""The bodies of the journal's operations, version by version: docs/sync.md is their reference."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AfterValidator, AwareDatetime, Field, create_model

from app.journal.changes import Changes, rating_key
from app.journal.followups import Happened
from app.journal.vocabulary import fields
from app.journal.vocabulary.bands import SCHEMES
from app.journal.vocabulary.movements import BY_KEY as MOVEMENTS
from app.journal.vocabulary.places import SITES
from app.operations.kinds import Body
from app.web.text import NOTE_LENGTH, CleanText

Intensity = Annotated[int, Field(ge=0, le=10)]
Note = Annotated[CleanText, Field(max_length=NOTE_LENGTH)]
Context = Literal["now", "during", "after_session", "evening", "next_morning"]


def _one_line(text: str) -> str:
    if "\n" in text:
        raise ValueError("one line")
    return text


def _link(text: str) -> str:
    Happened.read(text)
    return text


def _each_once(words: list[str]) -> list[str]:
    if len(set(words)) != len(words):
        raise ValueError("each word once")
    return words


def _type_of(field: fields.Field) -> Any:
    """What the values of `field` must be."""
    if field.kind == "number":
        return Annotated[int, Field(ge=field.least, le=field.most)]
    if field.kind == "text":
        return Annotated[CleanText, Field(max_length=fields.TEXT_LENGTH)]
    if field.kind == "line":
        line = Field(max_length=fields.LINE_LENGTH)
        return Annotated[CleanText, line, AfterValidator(_one_line)]
    option = Literal[tuple(code for code, _ in field.options)]
    return option if field.kind == "one" else Annotated[list[option], AfterValidator(_each_once)]


Details = create_model(
    "Details",
    __base__=Body,
    **{code: (_type_of(field) | None, None) for code, field in fields.FIELDS.items()},
)


class RecordedNumber(Body):
    """`pain.record` 1: a number from 0 to 10, felt now."""

    intensity: Intensity

    def columns(self) -> dict[str, Any]:
        return {"intensity": self.intensity}


class Recorded(Body):
    """`pain.record` 2: a number for one place, when it was felt, and what it follows."""

    intensity: Intensity
    site: Literal[tuple(SITES)] = "unspecified"
    context: Context = "now"
    follows: Literal["session", "visit", "exercise"] | None = None
    follows_on: date | None = None
    follows_id: UUID | None = None
    felt_at: AwareDatetime | None = None
    felt_on: date | None = None

    def columns(self) -> dict[str, Any]:
        return self.model_dump() | {"site": SITES[self.site]}


class EditedNumber(Body):
    """`pain.edit` 1: what changed since `revision`. `felt_at` and `felt_on` come together."""

    revision: int
    intensity: Intensity | None = None
    note: Note | None = None
    felt_at: AwareDatetime | None = None
    felt_on: date | None = None

    def changes(self) -> Changes:
        return Changes(**self.model_dump(exclude={"revision"}))


class Edited(EditedNumber):
    """`pain.edit` 2: numbers by `site.knee.left` or `movement.stairs_down`, and details by field.

    None takes a number, a detail or what it `follows` away. `after` is the edit on the same phone
    that this one was made on top of, before its revision was known.
    """

    after: UUID | None = None
    ratings: dict[
        Literal[
            tuple(f"site.{key}" for key in SITES) + tuple(f"movement.{key}" for key in MOVEMENTS)
        ],
        Intensity | None,
    ] = Field(default_factory=dict)
    details: Details = Field(default_factory=Details)
    is_private: bool | None = None
    context: Context | None = None
    follows: Annotated[str, AfterValidator(_link)] | None = None

    def changes(self) -> Changes:
        named = self.model_dump(exclude={"revision", "after", "ratings", "details", "follows"})
        named["links"] = "follows" in self.model_fields_set
        named["followed"] = Happened.read(self.follows) if self.follows is not None else None
        ratings = {rating_key(key): value for key, value in self.ratings.items()}
        details = self.details.model_dump(include=self.details.model_fields_set)
        return Changes(**named, ratings=ratings, details=details)


class Chosen(Body):
    """`journal.choose` 1: the groups of fields that stand on the page at once, and the bands."""

    groups: Annotated[
        list[Literal[tuple(group.code for group in fields.GROUPS)]], AfterValidator(_each_once)
    ]
    bands: Literal[tuple(SCHEMES)]
