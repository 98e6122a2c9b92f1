"""What is left for the next visit, and which pool binds. Pure: standard library only.

Nothing is cut off at nought: below it, a pool is over by so many.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.visits.tally import Tally, in_order_of_use
from app.visits.terms import CHAINED_KINDS, TOOK_PLACE, Fact, Terms


@dataclass(frozen=True, slots=True)
class Left:
    """One pool on a day: `opening` and `used` of its period, `left` of it, what is `booked`."""

    terms: Terms
    day: date
    opening: int
    used: int
    booked: int

    @property
    def left(self) -> int | None:
        return None if self.terms.visits is None else self.terms.visits - self.gone

    @property
    def has_some(self) -> bool:
        return self.left is None or self.left > 0

    @property
    def gone(self) -> int:
        return self.opening + self.used

    @property
    def resets_on(self) -> date | None:
        return self.terms.resets_on(self.day)

    @property
    def last_day(self) -> date | None:
        return self.terms.last_day(self.day)

    @property
    def is_open(self) -> bool:
        return self.terms.is_open(self.day)


@dataclass(frozen=True, slots=True)
class Bound:
    """A limit, or all approvals together: `left` more visits at most. `by` is the one in use."""

    left: int
    by: Left
    members: tuple[Left, ...]

    @property
    def booked(self) -> int:
        return sum(member.booked for member in self.members if member.is_open)

    @property
    def after_booked(self) -> int:
        """What is left once all booked visits took place, below nought if there are too many."""
        return self.left - self.booked

    @property
    def last_day(self) -> date | None:
        """The last day on which what is left can be used: of several, the latest."""
        some = [member for member in self.members if member.has_some] or self.members
        ends = [member.last_day for member in some]
        return None if None in ends else max(ends)


@dataclass(frozen=True, slots=True)
class Allowance:
    """All pools on `day`, and what they leave for a visit like `asked`."""

    day: date
    pools: tuple[Left, ...]
    bounds: tuple[Bound, ...]
    asked: Fact
    bookings: tuple[Fact, ...] = ()
    uncovered: tuple[Fact, ...] = ()

    @property
    def binding(self) -> Bound | None:
        """The bound with the least left; of equals the one that ends first, then the older."""
        return min(self.bounds, key=lambda b: (b.left, b.last_day or date.max), default=None)

    @property
    def covered_bookings(self) -> int:
        return len(self.bookings) - len(self.uncovered)

    @property
    def after_booked(self) -> int | None:
        """What the tightest bound leaves after all booked visits, below nought if too many."""
        return min((bound.after_booked for bound in self.bounds), default=None)


def allowance(pools: Sequence[Terms], tallied: Tally, day: date, asked: Fact) -> Allowance:
    """What is left on `day` for a visit like `asked`: its discipline, episode and billing."""
    asked = asked._replace(on=day)
    lefts = tuple(_left(terms, tallied, day) for terms in pools)
    bookings = tuple(v for v in tallied.bookings if v.on >= day and _is_like(v, asked))
    uncovered = tuple(v for v in tallied.uncovered if v.on >= day and _is_like(v, asked))
    return Allowance(day, lefts, tuple(_bounds(lefts, asked)), asked, bookings, uncovered)


def usual_visit(pools: Sequence[Terms], visits: Sequence[Fact], today: date) -> Fact:
    """A treatment like the last that took place, else like the last one known, where a pool is for
    such; or else as the first pool is for."""
    came = (visit for visit in reversed(visits) if visit.on <= today and visit.status in TOOK_PLACE)
    if last := next(came, visits[-1] if visits else None):
        usual = _treatment(today, last.discipline, last.episode_id, "out_of_network" in last.billed)
        if not pools or any(terms.matches(usual) for terms in pools):
            return usual
    if not pools:
        return Fact(today)
    first = pools[0]
    return _treatment(today, first.disciplines[0], first.episode_id, first.network == "out")


def _treatment(on: date, discipline: str, episode_id: object, is_out: bool) -> Fact:
    billed = ("out_of_network",) if is_out else ()
    return Fact(on, discipline=discipline, episode_id=episode_id, billed=billed)


def _left(terms: Terms, tallied: Tally, day: date) -> Left:
    key = (terms.id, terms.year_of(day))
    opening = terms.opening_in(key[1])
    return Left(terms, day, opening, tallied.used[key], tallied.booked[key])


def _is_like(visit: Fact, asked: Fact) -> bool:
    """Whether both are for the same discipline: what else they differ in, pools look at."""
    return visit.discipline == asked.discipline


def _bounds(lefts: Sequence[Left], asked: Fact) -> Iterable[Bound]:
    matching = [left for left in lefts if left.terms.matches(asked)]
    for left in matching:
        if not left.terms.is_chained:
            yield Bound(left.left, left, (left,))
    for kind in CHAINED_KINDS:
        if chain := [left for left in matching if left.terms.kind == kind]:
            yield from _bound_of_chain(chain, asked.on)


def _bound_of_chain(chain: list[Left], day: date) -> Iterable[Bound]:
    """Together they give what those open on `day` have; where none is open, nothing."""
    ordered = {left.terms.id: left for left in chain}
    chain = [ordered[terms.id] for terms in in_order_of_use(left.terms for left in chain)]
    usable = [left for left in chain if left.is_open]
    if any(left.left is None for left in usable):
        return  # a referral without a number holds nobody up while it is open
    if not usable:
        yield Bound(0, _nearest(chain, day), tuple(chain))
        return
    with_some = [left for left in usable if left.has_some]
    total = sum(left.left for left in with_some or usable)
    yield Bound(total, with_some[0] if with_some else usable[-1], tuple(usable))


def _nearest(chain: list[Left], day: date) -> Left:
    """Of pools that are not open: the next to begin, else the last that ended."""
    to_come = [left for left in chain if (left.terms.starts_on or date.min) > day]
    return min(to_come, key=lambda left: left.terms.starts_on) if to_come else chain[-1]
