"""A second count of visits, written from docs/visits.md alone: slow, plain, and no code shared.

Everything is counted anew from the visits each time, by stepping through years and by replaying
all visits before the one in question. Of app.visits it knows only the fields of `Terms` and `Fact`.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from app.visits.terms import Fact, Terms

EVER = (date.min, date.max)
YEARS = range(2010, 2045)
CHAINS = ("approval", "package", "referral")


class Row(NamedTuple):
    """One line of the long list: `visit` drew on `pool`; `how` is used, booked or nothing."""

    visit: Fact
    pool: Terms
    how: str


def matches(pool: Terms, visit: Fact) -> bool:
    if visit.discipline not in pool.disciplines:
        return False
    if pool.episode_id is not None and pool.episode_id != visit.episode_id:
        return False
    if visit.kind != "treatment" and visit.kind not in pool.counts:
        return False
    if pool.network == "in" and "out_of_network" in visit.billed:
        return False
    if pool.network == "out" and "out_of_network" not in visit.billed:
        return False
    return not ("deductible" in visit.billed and "deductible" not in pool.counts)


def begins_in(pool: Terms, year: int) -> date:
    """The day in `year` on which a period of `pool` begins."""
    if pool.period == "calendar_year":
        return date(year, 1, 1)
    if (pool.starts_on.month, pool.starts_on.day) == (2, 29):
        return date(year, 3, 1) - timedelta(days=1)
    return date(year, pool.starts_on.month, pool.starts_on.day)


def periods(pool: Terms) -> list[tuple[date, date]]:
    """Every period of `pool`: first day, last day."""
    if pool.period in ("course", "dates"):
        return [EVER]
    return [
        (begins_in(pool, year), begins_in(pool, year + 1) - timedelta(days=1)) for year in YEARS
    ]


@cache  # the only haste: it is asked a thousand times
def period_of(pool: Terms, day: date) -> tuple[date, date]:
    [period] = [(first, last) for first, last in periods(pool) if first <= day <= last]
    return period


def is_open(pool: Terms, day: date) -> bool:
    if pool.period != "dates":
        return True
    if pool.starts_on is not None and day < pool.starts_on:
        return False
    return pool.ends_on is None or day <= pool.ends_on


def opening(pool: Terms, day: date) -> int:
    return pool.opening_used if period_of(pool, pool.opened_on) == period_of(pool, day) else 0


def is_booked(visit: Fact, today: date) -> bool:
    return visit.status == "scheduled" and visit.on >= today


def uses(pool: Terms, visit: Fact) -> bool:
    if visit.status == "no_show":
        return "no_show" in pool.counts
    return visit.status in ("attended", "late")


def room(pool: Terms, rows: list[Row], day: date, hows: tuple[str, ...]) -> int | None:
    """The visits of `pool` in the period of `day`, less its rows that went one of these ways."""
    if pool.visits is None:
        return None
    gone = 0
    for row in rows:
        if row.pool.id == pool.id and row.how in hows:
            gone += period_of(pool, row.visit.on) == period_of(pool, day)
    return pool.visits - opening(pool, day) - gone


def ending_first(pools: list[Terms]) -> list[Terms]:
    return sorted(pools, key=lambda pool: (pool.ends_on or date.max, pool.opened_on))


def has_some(left: int | None) -> bool:
    return left is None or left > 0


def chosen(pools: list[Terms], rows: list[Row], visit: Fact) -> Iterator[Terms]:
    """What `visit` draws on, after `rows`."""
    matching = [pool for pool in pools if matches(pool, visit)]
    yield from (pool for pool in matching if pool.kind == "limit")
    for kind in CHAINS:
        chain = [pool for pool in matching if pool.kind == kind and is_open(pool, visit.on)]
        for pool in ending_first(chain):
            if has_some(room(pool, rows, visit.on, ("used", "booked"))):
                yield pool
                break
        else:
            yield from ending_first(chain)[-1:]


def way(pool: Terms, rows: list[Row], visit: Fact, today: date) -> str:
    how = "booked" if is_booked(visit, today) else "used" if uses(pool, visit) else "nothing"
    that_day = [row.how for row in rows if row.pool.id == pool.id and row.visit.on == visit.on]
    if "two_a_day" in pool.counts or how == "nothing":
        return how
    if "used" in that_day or (how == "booked" and "booked" in that_day):
        return "nothing"
    return how


def replay(pools: list[Terms], visits: list[Fact], today: date) -> list[Row]:
    """What became of each visit in each pool; `visits` come oldest first."""
    rows: list[Row] = []
    for visit in visits:
        before = list(rows)
        drawn = chosen(pools, before, visit)
        rows += [Row(visit, pool, way(pool, before, visit, today)) for pool in drawn]
        rows = [row._replace(how="nothing") if is_spent(row, rows) else row for row in rows]
    return rows


def is_spent(booked: Row, rows: list[Row]) -> bool:
    """Whether a later row of its day used the one that a booked visit would have used."""
    if booked.how != "booked" or "two_a_day" in booked.pool.counts:
        return False
    used = {(row.pool.id, row.visit.on) for row in rows if row.how == "used"}
    return (booked.pool.id, booked.visit.on) in used


def draws(pools: list[Terms], visits: list[Fact], today: date) -> dict:
    """The ids of the pools of each visit, each found by replaying all visits before it."""
    found = {}
    for place, visit in enumerate(visits):
        before = replay(pools, visits[:place], today)
        found[visit.id] = {pool.id for pool in chosen(pools, before, visit)}
    return found


def left(pool: Terms, pools: list[Terms], visits: list[Fact], today: date, day: date) -> int | None:
    return room(pool, replay(pools, visits, today), day, ("used",))


def is_covered(pools: list[Terms], visits: list[Fact], place: int, today: date) -> bool:
    """Whether the booked visit at `place` has what it needs in every pool."""
    visit = visits[place]
    rows = replay(pools, visits[: place + 1], today)
    for pool in [row.pool for row in rows if row.visit.id == visit.id]:
        if pool.visits is not None and room(pool, rows, visit.on, ("used", "booked")) < 0:
            return False
    for kind in CHAINS:
        chain = [pool for pool in pools if pool.kind == kind and matches(pool, visit)]
        if chain and not any(is_open(pool, visit.on) for pool in chain):
            return False
    return True


def uncovered(pools: list[Terms], visits: list[Fact], today: date) -> list[Fact]:
    return [
        visit
        for place, visit in enumerate(visits)
        if is_booked(visit, today) and not is_covered(pools, visits, place, today)
    ]


class Bound(NamedTuple):
    """What one limit, or a whole chain, allows; `until` is its last usable day."""

    left: int
    after_booked: int
    until: date
    next: Terms  # the one that the next visit would draw on, or whose lack is felt


def booked_on(pool: Terms, rows: list[Row], day: date) -> int:
    period = period_of(pool, day)
    same = [row for row in rows if row.pool.id == pool.id and row.how == "booked"]
    return len([row for row in same if period_of(pool, row.visit.on) == period])


def bound_of_limit(pool: Terms, rows: list[Row], day: date) -> Bound:
    allowed = room(pool, rows, day, ("used",))
    until = period_of(pool, day)[1]
    return Bound(allowed, allowed - booked_on(pool, rows, day), until, pool)


def bound_of_chain(chain: list[Terms], rows: list[Row], day: date) -> Bound | None:
    """None where a referral without a number is open."""
    open_ones = ending_first([pool for pool in chain if is_open(pool, day)])
    if any(pool.visits is None for pool in open_ones):
        return None
    if not open_ones:
        to_come = [pool for pool in chain if pool.starts_on and pool.starts_on > day]
        awaited = sorted(to_come, key=lambda pool: pool.starts_on) or ending_first(chain)[-1:]
        some = [pool for pool in chain if has_some(room(pool, rows, day, ("used",)))] or chain
        return Bound(0, 0, max(pool.ends_on or date.max for pool in some), awaited[0])
    lefts = [(pool, room(pool, rows, day, ("used",))) for pool in open_ones]
    counted = [(pool, some) for pool, some in lefts if some > 0] or lefts
    allowed = sum(some for _, some in counted)
    after = allowed - sum(booked_on(pool, rows, day) for pool in open_ones)
    until = max(pool.ends_on or date.max for pool, _ in counted)
    by = counted[0][0] if counted[0][1] > 0 else counted[-1][0]
    return Bound(allowed, after, until, by)


def bounds(pools: list[Terms], visits: list[Fact], today: date, asked: Fact) -> list[Bound]:
    """The tightest first; of equals the one that can be used for the shortest time."""
    rows = replay(pools, visits, today)
    matching = [pool for pool in pools if matches(pool, asked)]
    found = [bound_of_limit(pool, rows, today) for pool in matching if pool.kind == "limit"]
    for kind in CHAINS:
        chain = [pool for pool in matching if pool.kind == kind]
        if chain:
            found.append(bound_of_chain(chain, rows, today))
    return sorted(filter(None, found), key=lambda bound: (bound.left, bound.until))


def after_booked(found: list[Bound]) -> int | None:
    return min((bound.after_booked for bound in found), default=None)


class Pace(NamedTuple):
    per_week: Fraction | None
    last_on: date | None
    ask_by: date | None
    unused: int


def alike(visits: list[Fact], asked: Fact) -> list[Fact]:
    """The page asks for a visit of the usual discipline: pace and notices are of its visits."""
    return [visit for visit in visits if visit.discipline == asked.discipline]


def per_week(visits: list[Fact], today: date) -> Fraction | None:
    booked = [visit.on for visit in visits if is_booked(visit, today)]
    if len(booked) >= 2:
        days = 0
        while min(booked) + timedelta(days=days) <= max(booked):
            days += 1
        return Fraction(len(booked), -(-days // 7))
    lately = [today - timedelta(days=back) for back in range(28)]
    recent = [visit for visit in visits if took_place(visit, today) and visit.on in lately]
    return Fraction(len(recent), 4) if recent else None


def took_place(visit: Fact, today: date) -> bool:
    return visit.status in ("attended", "late") and visit.on <= today


def last_before(visits: list[Fact], lacking: Fact, today: date) -> date | None:
    """The booked visit before the first that is `lacking`, else the last that took place."""
    booked = [visit for visit in visits if is_booked(visit, today)]
    before = booked[: [visit.id for visit in booked].index(lacking.id)]
    if before:
        return before[-1].on
    return max((visit.on for visit in visits if took_place(visit, today)), default=None)


def set_out_on(visits: list[Fact], today: date) -> date:
    """The day from which what is left is spread over weeks."""
    booked = [visit.on for visit in visits if is_booked(visit, today)]
    if booked:
        return max(booked)
    return max([today, *(visit.on for visit in visits if took_place(visit, today))])


def weeks_for(number: int, rate: Fraction) -> int:
    weeks = 0
    while rate * weeks < number:
        weeks += 1
    return weeks


def ask_by(bound: Bound, day: date | None) -> date | None:
    if day is None or bound.next.kind == "package":
        return None
    answer = 15 if bound.next.decision_days is None else bound.next.decision_days
    return day - timedelta(days=answer) - timedelta(days=3)


def pace(pools: list[Terms], visits: list[Fact], today: date, asked: Fact) -> Pace:
    like = alike(visits, asked)
    rate = per_week(like, today)
    found = bounds(pools, visits, today, asked)
    lacking = alike(uncovered(pools, visits, today), asked)
    if not found or found[0].left <= 0:
        return Pace(rate, None, None, 0)
    if lacking:
        last_on = last_before(like, lacking[0], today)
        return Pace(rate, last_on, ask_by(found[0], last_on), 0)
    if rate is None:
        return Pace(rate, None, None, 0)
    return spread(found[0], after_booked(found), rate, set_out_on(like, today))


def spread(bound: Bound, number: int, rate: Fraction, start: date) -> Pace:
    last_on = start + timedelta(weeks=weeks_for(number, rate))
    if bound.until >= last_on:
        return Pace(rate, last_on, ask_by(bound, last_on), 0)
    if bound.next.kind == "limit":
        return Pace(rate, None, None, 0)
    fits = int(rate * max((bound.until - start).days, 0) / 7)
    return Pace(rate, None, ask_by(bound, bound.until), max(number - fits, 0))


def notices(
    pools: list[Terms], visits: list[Fact], today: date, asked: Fact
) -> set[tuple[str, int | None]]:
    """What would be told to somebody who has read nothing: code and level."""
    found = bounds(pools, visits, today, asked)
    matching = [pool for pool in pools if matches(pool, asked)]
    rows = replay(pools, visits, today)
    told = {("booked", None)} if alike(uncovered(pools, visits, today), asked) else set()
    ask_on = pace(pools, visits, today, asked).ask_by
    if ask_on is not None and today >= ask_on:
        told.add(("ask_by", None))
    if found:
        told |= few_left(found[0]) | re_evaluation(found[0], visits, today)
        told |= begins_again(found[0].next, rows, today)
    for kind in CHAINS:
        told |= ends_soon([pool for pool in matching if pool.kind == kind], rows, today)
    return told


def few_left(bound: Bound) -> set:
    levels = [level for level in (-1, 0, 2, 5) if bound.left <= level]
    if not levels:
        return set()
    had_more = levels[0] <= 0 or bound.next.visits > levels[0]
    return {("left", levels[0])} if had_more else set()


def re_evaluation(bound: Bound, visits: list[Fact], today: date) -> set:
    if bound.next.kind != "approval" or bound.left not in (1, 2):
        return set()
    if any(is_booked(visit, today) and visit.kind == "re_evaluation" for visit in visits):
        return set()
    return {("re_evaluation", None)}


def ends_soon(chain: list[Terms], rows: list[Row], today: date) -> set:
    ends = [
        pool.ends_on or date.max
        for pool in chain
        if (pool.ends_on is None or pool.ends_on >= today)
        and has_some(room(pool, rows, today, ("used",)))
    ]
    for level in (7, 14):
        if ends and max(ends) <= today + timedelta(days=level):
            return {("ends", level)}
    return set()


def begins_again(pool: Terms, rows: list[Row], today: date) -> set:
    if pool.kind != "limit" or periods(pool) == [EVER]:
        return set()
    again = period_of(pool, today)[1] + timedelta(days=1)
    soon = again <= today + timedelta(days=30)
    return {("resets", None)} if soon and room(pool, rows, today, ("used",)) > 0 else set()
