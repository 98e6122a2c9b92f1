"""When an entry showed the warning signs: pure, from what it said and when that was replaced.

They are shown by an entry that says 10, or one of the signs, so what it said tells that they were.
"""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

WORST = 10


def is_warned(content: dict[str, Any], signs: Collection[str]) -> bool:
    """Whether an entry that says this shows them; `signs` are the codes that do."""
    worst = any(
        rating["kind"] == "site" and rating["intensity"] >= WORST for rating in content["ratings"]
    )
    return worst or not set(signs).isdisjoint(content["details"].get("comes_with", ()))


def shown_at(
    received_at: datetime,
    replaced: Iterable[tuple[dict[str, Any], datetime]],
    present: dict[str, Any],
    signs: Collection[str],
) -> datetime | None:
    """When they were first shown, as far as the server knows; None when they never were.

    `replaced`: what the entry said before each edit, oldest first, and when that edit came.
    """
    since = received_at
    for content, until in replaced:
        if is_warned(content, signs):
            return since
        since = until
    return since if is_warned(present, signs) else None
