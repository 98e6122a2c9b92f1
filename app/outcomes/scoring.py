"""Scores over time, as their authors count them, and whether a change is more than chance.

Smallest changes: PSFS 2 points of the mean, 3 of a single activity (the 90 % minimal detectable
change; Stratford's form). PEG 1 point (Reed 2023, 1,710 people: anchors of 1.0 to 1.75).
"""

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

PSFS_CHANGE, PSFS_CHANGE_OF_ONE, PEG_CHANGE = Decimal(2), Decimal(3), Decimal(1)
# The PSFS is given anew after about a month, the PEG asks for a week.
PSFS_EVERY, PEG_EVERY = timedelta(days=30), timedelta(days=7)
# Activities that were rated on two evenings are one rating of all.
ONE_RATING = timedelta(days=7)

Series = Sequence[tuple[date, int]]
"""The numbers of one item, a day and a value each, oldest first, one a day."""


@dataclass(frozen=True)
class Standing:
    """A score now and at its beginning, both to one decimal; `items` were counted.

    `first` is None until it was given twice. A change below `smallest` may be chance.
    """

    now: Decimal
    now_on: date
    first: Decimal | None
    first_on: date | None
    items: int
    smallest: Decimal

    @property
    def change(self) -> Decimal | None:
        return None if self.first is None else self.now - self.first

    @property
    def is_beyond_chance(self) -> bool:
        return self.change is not None and abs(self.change) >= self.smallest


def psfs(given: Mapping[Hashable, Series]) -> Standing | None:
    """Over the activities of the latest rating; compared are those that were rated before, too.

    None where none was rated yet.
    """
    rated = {item: series for item, series in given.items() if series}
    if not rated:
        return None
    now_on = max(series[-1][0] for series in rated.values())
    current = {item: each for item, each in rated.items() if each[-1][0] > now_on - ONE_RATING}
    twice = {item: each for item, each in current.items() if each[0][0] <= now_on - ONE_RATING}
    counted = twice or current
    return Standing(
        now=mean([series[-1][1] for series in counted.values()]),
        now_on=now_on,
        first=mean([series[0][1] for series in twice.values()]) if twice else None,
        first_on=min(series[0][0] for series in twice.values()) if twice else None,
        items=len(counted),
        smallest=PSFS_CHANGE if len(counted) > 1 else PSFS_CHANGE_OF_ONE,
    )


def peg(given: Collection[Series]) -> Standing | None:
    """Over the days on which all three were answered; None where there is none."""
    whole = peg_by_day(given)
    if not whole:
        return None
    (first_on, first), (now_on, now) = whole[0], whole[-1]
    has_two = len(whole) > 1
    return Standing(
        now=now,
        now_on=now_on,
        first=first if has_two else None,
        first_on=first_on if has_two else None,
        items=len(given),
        smallest=PEG_CHANGE,
    )


def peg_by_day(given: Collection[Series]) -> list[tuple[date, Decimal]]:
    """The score of each day on which all its items were answered, oldest first."""
    by_item = [dict(series) for series in given]
    days = set.intersection(*(set(each) for each in by_item)) if by_item else set()
    return [(day, mean([each[day] for each in by_item])) for day in sorted(days)]


def mean(values: Sequence[int]) -> Decimal:
    """To one decimal; a half goes up, as on paper."""
    exact = Decimal(sum(values)) / len(values)
    return exact.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


def is_psfs_due(last: Collection[date | None], today: date) -> bool:
    """Whether an activity was never rated, or not for a month: `last` has the day of each one's
    last number.
    """
    return _is_any_before(last, today - PSFS_EVERY)


def is_peg_due(last: Collection[date | None], today: date) -> bool:
    """Whether any of the questions was not answered for a week, or never."""
    return _is_any_before(last, today - PEG_EVERY)


def _is_any_before(last: Collection[date | None], day: date) -> bool:
    return any(each is None or each <= day for each in last)


def share_of_the_way(baseline: int | None, target: int | None, now: int | None) -> Decimal | None:
    """How far `now` is from `baseline` to `target`, 0 to 1; None where the way has no length."""
    if None in (baseline, target, now) or baseline == target:
        return None
    way = Decimal(now - baseline) / (target - baseline)
    return min(max(way, Decimal(0)), Decimal(1))
