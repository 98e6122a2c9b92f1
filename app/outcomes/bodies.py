"""The bodies of the operations on goals, activities, questions and scores: docs/sync.md."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from app.operations.kinds import Body
from app.outcomes import bounds
from app.web.text import CleanText, NullIsEmpty

Value = Annotated[int, Field(ge=0, le=bounds.MOST_VALUE)]


class _Edit(Body):
    """All of it anew, made on `revision`, or on top of the edit `after` of the same phone."""

    revision: int
    after: UUID | None = None


class GoalAdded(Body):
    name: Annotated[CleanText, Field(min_length=1, max_length=bounds.NAME_LENGTH)]
    unit: Annotated[CleanText, NullIsEmpty, Field(max_length=bounds.UNIT_LENGTH)] = ""
    baseline: Value | None = None
    target: Value | None = None
    target_on: date | None = None


class GoalEdited(GoalAdded, _Edit):
    pass


class ActivityAdded(Body):
    name: Annotated[CleanText, Field(min_length=1, max_length=bounds.NAME_LENGTH)]


class ActivityEdited(ActivityAdded, _Edit):
    pass


class QuestionAdded(Body):
    text: Annotated[CleanText, Field(min_length=1, max_length=bounds.QUESTION_LENGTH)]


class QuestionEdited(QuestionAdded, _Edit):
    pass


class GoalMarked(Body):
    outcome: Literal["reached", "undone"]


class QuestionMarked(Body):
    outcome: Literal["asked", "undone"]


class Scored(Body):
    """`value` was given; with `outcome` it was given by mistake."""

    value: Value
    outcome: Literal["undone"] | None = None
