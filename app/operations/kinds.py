"""The operations that there are. Features register theirs; nothing here knows any of them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ConfigDict

from app.accounts.models import Person
from app.operations.operation import Operation


class Body(BaseModel):
    """The base of every operation's body: exact types, and nothing it does not know."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class Nothing(Body):
    """A body without fields: the record's id says it all."""


@dataclass(frozen=True)
class Undo:
    """The form that takes an act back: where it posts, its hidden fields, and what it is `about`.

    `about` holds the attributes that tell a phone the record, which the address tells the server.
    """

    url: str
    operation: str
    fields: dict[str, Any] = field(default_factory=dict)
    about: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Said:
    """What the person reads after the act, and how to take it back."""

    text: str
    undo: Undo | None = None


@dataclass(frozen=True)
class Effect:
    """What performing an operation did: `applied` or `conflict`, and the record's revision."""

    revision: int = 1
    outcome: str = "applied"


@dataclass(frozen=True)
class Kind:
    """One operation: the shape of its body, its effect, and what is said after it.

    `daily` acts are of the daily loop: a phone takes them without a network.
    """

    name: str
    version: int
    body: type[Body]
    perform: Callable[[Person, Operation, Any], Effect]
    say: Callable[[Person, Operation], Said]
    daily: bool = False


_kinds: dict[tuple[str, int], Kind] = {}


def register(kind: Kind) -> None:
    _kinds[kind.name, kind.version] = kind


_heard: dict[str, Callable[[Person], None]] = {}


def on_applied(start: str, hear: Callable[[Person], None]) -> None:
    """Call `hear` after each act whose name has this `start`, in the same transaction."""
    _heard[start] = hear


def tell_applied(owner: Person, name: str) -> None:
    for start, hear in _heard.items():
        if name.startswith(start):
            hear(owner)


def daily_acts() -> frozenset[str]:
    """The names of the acts that a phone keeps in its outbox."""
    return frozenset(kind.name for kind in _kinds.values() if kind.daily)


def kind_of(name: str, version: int) -> Kind | None:
    return _kinds.get((name, version))
