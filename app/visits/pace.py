"""How long the visits last, and when to ask for more. Pure: standard library only.

The pace is that of the booked visits, else that of the last four weeks. "About" belongs beside
every day that comes out of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor

from app.visits.allowance import Allowance, Bound
from app.visits.terms import TOOK_PLACE, Fact

RECENT_DAYS = 28
RECENT = timedelta(days=RECENT_DAYS)
WEEK = timedelta(days=7)
# Employer and ACA plans have 15 days to answer; Medicare Advantage 7 (docs/visits.md).
LONGEST_DECISION_DAYS = 15
SPARE_DAYS = 3


@dataclass(frozen=True, slots=True)
class Pace:
    """`per_week` by its `basis`, `booked` or `recent`; both None where nothing is known.

    `last_on` is the day of the last visit that is left, None where nothing is left and where the
    pool starts again or ends before. `ask_by` is the day to ask for more. `unused` visits of an
    approval go to waste when it ends.
    """

    per_week: Fraction | None = None
    basis: str | None = None
    last_on: date | None = None
    ask_by: date | None = None
    unused: int = 0


def pace_of(allowance: Allowance, visits: Sequence[Fact]) -> Pace:
    """The pace on the day of `allowance`; `visits` are the person's, oldest first."""
    today, binding = allowance.day, allowance.binding
    took_place = _took_place(visits, allowance.asked, today)
    per_week, basis = _per_week(allowance.bookings, took_place, today)
    if binding is None or binding.left <= 0:
        return Pace(per_week, basis)
    if allowance.uncovered:
        last_on = _last_covered(allowance, took_place)
        return Pace(per_week, basis, last_on, last_on and _ask_by(binding, last_on))
    if per_week is None:
        return Pace()
    return _projected(allowance, per_week, basis, _last_known(allowance, took_place))


def _took_place(visits: Sequence[Fact], asked: Fact, today: date) -> list[Fact]:
    """Those of the last four weeks, oldest first; where there is none, the last one before."""
    found: list[Fact] = []
    for visit in reversed(visits):
        if found and visit.on <= today - RECENT:
            break
        is_like = visit.discipline == asked.discipline
        if is_like and visit.on <= today and visit.status in TOOK_PLACE:
            found.append(visit)
    return found[::-1]


def _per_week(
    bookings: Sequence[Fact], took_place: Sequence[Fact], today: date
) -> tuple[Fraction, str] | tuple[None, None]:
    if len(bookings) > 1:
        days = (bookings[-1].on - bookings[0].on).days + 1
        return Fraction(len(bookings), ceil(Fraction(days, 7))), "booked"
    recent = sum(visit.on > today - RECENT for visit in took_place)
    return (Fraction(recent, RECENT_DAYS // 7), "recent") if recent else (None, None)


def _last_known(allowance: Allowance, took_place: Sequence[Fact]) -> date:
    """The last booked day, else that of the last visit, but never before today."""
    known = [*took_place[-1:], *allowance.bookings[-1:]]
    return max([allowance.day, *(visit.on for visit in known)])


def _last_covered(allowance: Allowance, took_place: Sequence[Fact]) -> date | None:
    before = allowance.bookings[: allowance.bookings.index(allowance.uncovered[0])]
    known = before or took_place
    return known[-1].on if known else None


def _projected(allowance: Allowance, per_week: Fraction, basis: str, start: date) -> Pace:
    binding, left = allowance.binding, max(allowance.after_booked, 0)
    out_on = _weeks_on(start, ceil(left / per_week))
    end = binding.last_day or date.max
    if out_on is None and end == date.max:
        return Pace(per_week, basis)
    if out_on and out_on <= end:
        return Pace(per_week, basis, out_on, _ask_by(binding, out_on))
    if not binding.by.terms.is_chained:
        return Pace(per_week, basis)  # it starts again before
    possible = floor(max(end - start, timedelta()).days * per_week / 7)
    return Pace(per_week, basis, None, _ask_by(binding, end), max(left - possible, 0))


def _weeks_on(start: date, weeks: int) -> date | None:
    """None beyond the last day there is: many pools, or a phone far ahead, get there."""
    return start + weeks * WEEK if weeks <= (date.max - start) // WEEK else None


def _ask_by(binding: Bound, last_on: date) -> date | None:
    """Nobody is asked for more of what was bought."""
    terms = binding.by.terms
    if terms.kind == "package":
        return None
    wait = LONGEST_DECISION_DAYS if terms.decision_days is None else terms.decision_days
    return last_on - timedelta(days=wait + SPARE_DAYS)
