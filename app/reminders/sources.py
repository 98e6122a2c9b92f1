"""What reminders must know of features, told by these at start: nothing here knows any of them."""

from collections.abc import Callable, Sequence
from datetime import date, time, timedelta
from typing import NamedTuple

from app.accounts.models import Person

Asks = Callable[[Person, date], bool]


class Moments(NamedTuple):
    """Things that have a time, from a day on; each is told of `ahead` of it."""

    of: Callable[[Person, date], Sequence[tuple[date, time]]]
    ahead: timedelta


_asks: dict[str, Asks] = {}
_moments: dict[str, Moments] = {}


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
