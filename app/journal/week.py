"""Two weeks of ratings, as a look back wants them: pure, over the rows that are read."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from app.journal.lookback import Lookback, look_back
from app.journal.rated_days import WEEK, Reading, day_values


def week_in(
    rows: Iterable[Any], last: date, number: int | None, sets_done: Mapping[date, int]
) -> Lookback | None:
    """The week that ended on `last`; None when no place was rated in it.

    A row has `day`, `value`, `received_at`, the entry's `id` and `details`, `kind` and `code`.
    """
    rows = list(rows)
    days = day_values(_worst(rows))
    if not any(day.on > last - timedelta(days=WEEK) for day in days):
        return None
    moved: dict[str, list[Reading]] = {}
    for row in rows:
        if row.kind == "movement":
            moved.setdefault(row.code, []).append(_reading(row))
    movements = {code: day_values(readings) for code, readings in moved.items()}
    details = {row.id: row.details for row in rows if row.day > last - timedelta(days=WEEK)}
    worse_with = [code for said in details.values() for code in said.get("worse_with", ())]
    return look_back(last, days, number, movements, sets_done, worse_with)


def _worst(rows: Iterable[Any]) -> list[Reading]:
    """One reading for each entry: the place that hurt most."""
    worst: dict[Any, Reading] = {}
    for row in rows:
        there = worst.get(row.id)
        if row.kind == "site" and (there is None or row.value > there.intensity):
            worst[row.id] = _reading(row)
    return list(worst.values())


def _reading(row: Any) -> Reading:
    return Reading(row.day, row.value, row.received_at)
