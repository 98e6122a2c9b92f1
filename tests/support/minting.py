"""Operations as a phone would mint them."""

from datetime import UTC, date, datetime
from uuid import uuid4

from app.operations.operation import Operation


def minted(name: str, body: dict | None = None, **other) -> Operation:
    """An operation; what is not named is as on an ordinary Friday in New York."""
    fields = {
        "op_id": uuid4(),
        "version": 1,
        "record_id": uuid4(),
        "acted_at": datetime(2026, 11, 20, 20, 20, tzinfo=UTC),
        "acted_on": date(2026, 11, 20),
        "zone": "America/New_York",
    }
    return Operation(name=name, body=body or {}, **fields | other)
