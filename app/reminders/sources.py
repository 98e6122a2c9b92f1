"""What reminders must know of features, told by these at start: nothing here knows any of them."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date, time, timedelta
from typing import NamedTuple
from uuid import UUID

from app.accounts.models import Person

Asks = Callable[[Person, date], bool]
Gentle = Callable[[Sequence[tuple[Person, date]]], Collection[tuple[UUID, date]]]


class Moments(NamedTuple):
    """Things that have a time, from a day on; each is told of `ahead` of it."""

    of: Callable[[Person, date], Sequence[tuple[date, time]]]
    ahead: timedelta


_asks: dict[str, Asks] = {}
_moments: dict[str, Moments] = {}
_gentle: dict[str, Gentle] = {}


def tell_due(kind: str, asks: Asks) -> None:
    """`asks` says whether there is still something to ask a person for, of their day."""
    _asks[kind] = asks


def tell_moments(
    kind: str, of: Callable[[Person, date], Sequence[tuple[date, time]]], ahead: timedelta
) -> None:
    """`of` gives day and wall time of a person's things from a day on, for the `kind`."""
    _moments[kind] = Moments(of, ahead)


def moments_of(kind: str) -> Moments | None:
    return _moments.get(kind)


def still_asked(kind: str, owner: Person, on: date) -> bool:
    """Whether it is not done yet. A kind that no feature told of asks for nothing."""
    asks = _asks.get(kind)
    return asks is not None and asks(owner, on)


def tell_gentle(kind: str, gentle_of: Gentle) -> None:
    """`gentle_of` says whom, of many and on which of their days, to ask softly and only once."""
    _gentle[kind] = gentle_of


def asked_gently(asks: Iterable[tuple[str, Person, date]]) -> Collection[tuple[str, UUID, date]]:
    """Those of `asks` (a kind, a person, a day): at most one question for each kind."""
    of_kinds = defaultdict(list)
    for kind, owner, on in asks:
        if kind in _gentle:
            of_kinds[kind].append((owner, on))
    return {(kind, *each) for kind, some in of_kinds.items() for each in _gentle[kind](some)}
