"""What a phone sends: an envelope, and the operations in it. docs/sync.md is its reference."""

import json
from datetime import UTC, date, datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from app.operations.operation import Operation, Rejected, canonical

# The format of this release and the one before it: a phone may be an update behind.
FORMATS = (1,)
MOST_OPERATIONS = 50

# Beyond these nobody can have acted, and some databases cannot count.
Moment = Annotated[
    AwareDatetime,
    Field(ge=datetime(2000, 1, 1, tzinfo=UTC), lt=datetime(2200, 1, 1, tzinfo=UTC)),
]
Day = Annotated[date, Field(ge=date(2000, 1, 1), lt=date(2200, 1, 1))]


class Unreadable(ValueError):
    """The request as a whole cannot be taken; `code` says why and `status` is the answer's."""

    def __init__(self, code: str, status: int = 400):
        super().__init__(code)
        self.code, self.status = code, status


class Envelope(BaseModel):
    """One batch of one person's browser, without its operations.

    `account` is whose writes they are, `now` the phone's clock at sending, `held` how many writes
    the phone holds, with those of this batch.
    """

    model_config = ConfigDict(strict=True, extra="ignore")

    format: int
    account: UUID
    now: Moment
    held: Annotated[int, Field(ge=0, le=1_000_000)]


class _Asked(BaseModel):
    model_config = ConfigDict(strict=True, extra="ignore")

    op_id: UUID
    name: Annotated[str, Field(max_length=60)]
    version: Annotated[int, Field(ge=1, le=1_000)]
    record_id: UUID
    acted_at: Moment
    acted_on: Day
    zone: Annotated[str, Field(max_length=64)]
    body: dict[str, Any]


def read(text: bytes) -> tuple[Envelope, list[Any]]:
    """The envelope in a request's body, and its operations as they came; raises `Unreadable`.

    Half a character, as a text cut on a phone may end with, is no reason to refuse the rest: what
    cannot be stored is refused with the one operation that holds it.
    """
    try:
        content = json.loads(text)
        operations = content.pop("operations")
        envelope = Envelope.model_validate_json(canonical(content))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise Unreadable("bad_envelope") from None
    if envelope.format not in FORMATS:
        raise Unreadable("unknown_format")
    if not isinstance(operations, list):
        raise Unreadable("bad_envelope")
    if len(operations) > MOST_OPERATIONS:
        raise Unreadable("too_many", 413)
    return envelope, operations


def operation_in(asked: Any) -> Operation:
    """One operation of a batch; raises `Rejected` for what is none."""
    try:
        return Operation(**dict(_Asked.model_validate_json(canonical(asked))))
    except (ValidationError, RecursionError):
        raise Rejected("invalid_operation") from None


def op_id_in(asked: Any) -> UUID | None:
    """The id that an answer names, also where the rest cannot be read."""
    try:
        return UUID(asked["op_id"])
    except (TypeError, KeyError, ValueError, AttributeError):
        return None
