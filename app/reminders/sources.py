"""What reminders must know of features, told by these at start: nothing here knows any of them.

Features are asked about many people at once, so that what they ask of the database does not grow
with the number of people.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, time, timedelta
from typing import NamedTuple
from uuid import UUID

from app.accounts.models import Person

# Whom to ask, and for which of their days.
Ask = tuple[Person, date]
Open = Collection[tuple[UUID, date]]
Things = Sequence[tuple[date, time]]


class Moments(NamedTuple):
    """Things that have a time, from a day on; each is told of `ahead` of it."""

    of: Callable[[Collection[Person], date], Mapping[UUID, Things]]
    ahead: timedelta


_asks: dict[str, Callable[[Person, date], bool]] = {}
_asks_of_many: dict[str, Callable[[Sequence[Ask]], Open]] = {}
_moments: dict[str, Moments] = {}
_gentle: dict[str, Callable[[Sequence[Ask]], Open]] = {}


def tell_due(kind: str, asks: Callable[[Person, date], bool]) -> None:
    """`asks` says whether there is still something to ask one person for, of their day.

    For what costs nothing to ask: it is asked for each person, and before what was told of many.
    """
    _asks[kind] = asks


def tell_due_of_many(kind: str, open_of: Callable[[Sequence[Ask]], Open]) -> None:
    """`open_of` says of which of many there is: by the owner's id and the day."""
    _asks_of_many[kind] = open_of


def tell_moments(
    kind: str, of: Callable[[Collection[Person], date], Mapping[UUID, Things]], ahead: timedelta
) -> None:
    """`of` gives day and wall time of people's things from a day on, for the `kind`."""
    _moments[kind] = Moments(of, ahead)


def moments_of(kind: str) -> Moments | None:
    return _moments.get(kind)


def still_open(kind: str, asks: Sequence[Ask]) -> Open:
    """What is not done yet. A kind that no feature told of asks for nothing."""
    if alone := _asks.get(kind):
        return {(owner.id, on) for owner, on in asks if alone(owner, on)}
    return _asks_of_many[kind](asks) if kind in _asks_of_many else ()


def still_asked(kind: str, owner: Person, on: date) -> bool:
    return (owner.id, on) in still_open(kind, [(owner, on)])


def tell_gentle(kind: str, gentle_of: Callable[[Sequence[Ask]], Open]) -> None:
    """`gentle_of` says whom, of many and on which of their days, to ask softly and only once."""
    _gentle[kind] = gentle_of


def asked_gently(asks: Iterable[tuple[str, Person, date]]) -> Collection[tuple[str, UUID, date]]:
    """Those of `asks` (a kind, a person, a day): at most one question for each kind."""
    of_kinds = defaultdict(list)
    for kind, owner, on in asks:
        if kind in _gentle:
            of_kinds[kind].append((owner, on))
    return {(kind, *each) for kind, some in of_kinds.items() for each in _gentle[kind](some)}
