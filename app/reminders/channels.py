"""The ports through which reminders leave: push and e-mail fit in, each with its own devices."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol
from uuid import UUID

from flask import Flask

VERDICTS = ("sent", "gone", "failed", "again")


@dataclass(frozen=True)
class Message:
    """What to say to one person. It is worth nothing after `expires_at`.

    `tag` is the same for a repeat, which then replaces what it repeats. `asked` counts how often
    the person was asked, `attempt` the tries to tell them this time.
    """

    owner_id: UUID
    occurrence_id: UUID
    kind: str
    on: date
    slot: str
    words: str
    page: str
    expires_at: datetime
    attempt: int
    asked: int = 1

    @property
    def tag(self) -> str:
        """At most 32 letters that fit into an address, as RFC 8030 wants a topic."""
        return self.occurrence_id.hex


@dataclass(frozen=True)
class Verdict:
    """What became of a message: one of `VERDICTS`, and after which time to try `again`.

    `gone`: the person has nothing left there that could be reached.
    """

    outcome: str
    after: timedelta = timedelta()


Tell = Callable[[Message, Verdict], None]


class Channel(Protocol):
    """One way to a person. All methods run inside an app context, `send` in a thread of its own.

    `send` calls `tell` for each message as soon as it has an answer, from whichever thread, and
    keeps to 25 seconds in all. It is never called twice at the same time. Of what it does not tell
    nothing is known: that is tried again. What it writes itself, it commits itself. `close` lets go
    of what it kept open between two batches; nothing is on its way then, and nothing will be.

    One that `tells_once` is left out where nobody answered and it is asked once more.
    """

    name: str
    tells_once: bool

    def reaches(self, owner_ids: Collection[UUID]) -> Collection[UUID]: ...

    def send(self, batch: Sequence[Message], tell: Tell) -> None: ...

    def close(self) -> None: ...


_made: dict[str, Callable[[Flask], Channel]] = {}
_pauses: dict[str, Callable[[], Collection[str]]] = {}


def add_channel(name: str, make: Callable[[Flask], Channel]) -> None:
    """`make` opens the channel when a dispatcher starts."""
    _made[name] = make


def opened(app: Flask) -> Iterator[Channel]:
    for make in _made.values():
        yield make(app)


def tell_pauses(name: str, told: Callable[[], Collection[str]]) -> None:
    """`told` says which push services are left alone for now, until when and why: one a line."""
    _pauses[name] = told


def paused() -> list[str]:
    return [line for told in _pauses.values() for line in told()]
