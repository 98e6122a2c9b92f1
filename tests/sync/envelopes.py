"""Envelopes and operations as docs/sync.md writes them."""

from datetime import UTC, datetime
from uuid import uuid4

SOME_DAY = "2026-11-20"


def operation(name: str, body: dict | None = None, **other) -> dict:
    return {
        "op_id": str(uuid4()),
        "name": name,
        "version": 1,
        "record_id": str(uuid4()),
        "acted_at": f"{SOME_DAY}T12:00:00Z",
        "acted_on": SOME_DAY,
        "zone": "America/New_York",
        "body": body or {},
        **other,
    }


def envelope(account: str, operations: list, **other) -> dict:
    now = datetime.now(UTC).isoformat()
    held = len(operations)
    return {"format": 1, "account": account, "now": now, "held": held} | {
        "operations": operations,
        **other,
    }
