"""What a phone or a form asks for, and what it is told. Standard library only."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Operation:
    """One act of one person.

    `op_id` and `record_id` were minted where the act happened; `acted_at` is that moment,
    `acted_on` the person's own day then and `zone` the IANA name of where. `body` holds plain
    JSON values; its shape depends on `name` and `version`.
    """

    op_id: UUID
    name: str
    version: int
    record_id: UUID
    acted_at: datetime
    acted_on: date
    zone: str
    body: dict[str, Any]

    def digest(self) -> bytes:
        """32 bytes that tell whether two operations ask for the same, whenever they were sent."""
        asked = [self.name, self.version, str(self.record_id), self.body]
        return hashlib.sha256(canonical(asked)).digest()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of an operation.

    `outcome`: `applied`; `duplicate` (it was applied before; the first answer again); `conflict`
    (the record had changed; both texts are kept; said again however often it is sent); `rejected`
    (nothing was written, `code` says why, `errors` names fields).
    """

    op_id: UUID
    outcome: str
    code: str | None = None
    revision: int | None = None
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def is_taken(self) -> bool:
        """Whether the operation is in the log and need not be sent again."""
        return self.outcome != "rejected"


class Rejected(Exception):
    """Raised by what performs an operation, to refuse it whole."""

    def __init__(self, code: str, **errors: str):
        super().__init__(code)
        self.code, self.errors = code, errors


def canonical(value: Any) -> bytes:
    """The one spelling of a JSON value, so that equal values have equal hashes."""
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()
