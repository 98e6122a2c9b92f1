"""One walk over all visits, oldest first: what each draws on. Pure: standard library only.

A visit draws on every limit that it matches. Of approvals (and of packages, and of referrals) it
draws on one: of those open on its day the one that ends first and has a visit left, and where none
has, the one that ends last, which is then over.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.visits.terms import CHAINED_KINDS, Fact, Terms


@dataclass(slots=True)
class Tally:
    """What was drawn: `used` and `booked` by pool id and the year its period began.

    `draws` has the pools that each visit uses up, or would, by the visit's id. `uncovered` are the
    booked visits that a pool would not pay for any more.
    """

    used: Counter = field(default_factory=Counter)
    booked: Counter = field(default_factory=Counter)
    draws: dict[object, list[Terms]] = field(default_factory=dict)
    bookings: list[Fact] = field(default_factory=list)
    uncovered: list[Fact] = field(default_factory=list)

    def left(self, terms: Terms, day: date) -> int | None:
        """What is left of the pool in the period that holds `day`, below nought when over."""
        if terms.visits is None:
            return None
        year = terms.year_of(day)
        return terms.visits - terms.opening_in(year) - self.used[terms.id, year]

    def left_after_booked(self, terms: Terms, day: date) -> int | None:
        left = self.left(terms, day)
        return None if left is None else left - self.booked[terms.id, terms.year_of(day)]


def tally(pools: Sequence[Terms], visits: Iterable[Fact], today: date) -> Tally:
    """The walk. `visits` come oldest first; those still scheduled are booked from `today` on.

    Of one day those that took place come first: a pool that counts days counts theirs.
    """
    in_order = sorted(visits, key=lambda visit: (visit.on, visit.status == "scheduled"))
    return _Walk(pools, today).over(in_order)


def in_order_of_use(pools: Iterable[Terms]) -> list[Terms]:
    """Pools of one chain: the one that ends first is used first; of equals the older one."""
    return sorted(pools, key=lambda terms: (terms.ends_on or date.max, terms.opened_on))


class _Walk:
    def __init__(self, pools: Sequence[Terms], today: date):
        self.limits = [terms for terms in pools if not terms.is_chained]
        chains = (in_order_of_use(p for p in pools if p.kind == kind) for kind in CHAINED_KINDS)
        self.chains = [chain for chain in chains if chain]
        self.today, self.result = today, Tally()
        self.days: set[tuple[object, date]] = set()
        self.known: dict[tuple, tuple[list[Terms], list[list[Terms]]]] = {}

    def over(self, visits: Iterable[Fact]) -> Tally:
        for visit in visits:
            drawn = self.result.draws[visit.id] = self._pools_of(visit)
            if visit.status != "scheduled":
                taken = [terms for terms in drawn if terms.uses_up(visit)]
                self._count(self.result.used, taken, visit.on)
            elif visit.on >= self.today:  # of an earlier one nobody said yet what became of it
                self._book(visit, drawn)
        return self.result

    def _book(self, visit: Fact, drawn: list[Terms]) -> None:
        self.result.bookings.append(visit)
        self._count(self.result.booked, drawn, visit.on)
        lefts = [self.result.left_after_booked(terms, visit.on) for terms in drawn]
        if any(left is not None and left < 0 for left in lefts) or self._lacks_a_chain(visit):
            self.result.uncovered.append(visit)

    def _count(self, counter: Counter, drawn: list[Terms], day: date) -> None:
        for terms in drawn:
            if self._is_new_day(terms, day):
                counter[terms.id, terms.year_of(day)] += 1

    def _pools_of(self, visit: Fact) -> list[Terms]:
        """What `visit` uses up if it takes place."""
        limits, chains = self._matching(visit)
        drawn = [*limits]
        for chain in chains:
            able = [terms for terms in chain if terms.is_open(visit.on)]
            if able:
                drawn.append(self._next_of(able, visit.on))
        return drawn

    def _matching(self, visit: Fact) -> tuple[list[Terms], list[list[Terms]]]:
        """The limits and the chains for such a visit: many visits are alike."""
        alike = (visit.discipline, visit.kind, visit.episode_id, visit.billed)
        if alike not in self.known:
            limits = [terms for terms in self.limits if terms.matches(visit)]
            chains = ([terms for terms in chain if terms.matches(visit)] for chain in self.chains)
            self.known[alike] = limits, [chain for chain in chains if chain]
        return self.known[alike]

    def _next_of(self, able: list[Terms], day: date) -> Terms:
        """The one that is used next, with the visits booked so far taken off."""
        lefts = ((terms, self.result.left_after_booked(terms, day)) for terms in able)
        return next((terms for terms, left in lefts if left is None or left > 0), able[-1])

    def _is_new_day(self, terms: Terms, day: date) -> bool:
        """Whether the pool counts another visit on `day`: some count days, not visits."""
        if "two_a_day" in terms.counts:
            return True
        is_new = (terms.id, day) not in self.days
        self.days.add((terms.id, day))
        return is_new

    def _lacks_a_chain(self, visit: Fact) -> bool:
        """Whether approvals are needed for such a visit, and none is open on its day."""
        _, chains = self._matching(visit)
        return any(not any(terms.is_open(visit.on) for terms in chain) for chain in chains)
