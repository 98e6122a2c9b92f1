"""The days of the made-up year, and what its acts are made of: moments, ids and dice.

A die is thrown by a hash of what it decides, so every throw is the same on every day and machine,
and one more in the story changes none of the others.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from uuid import UUID, uuid5

from app.clock import instant_of
from app.operations.operation import Operation

LAST = 364  # the number of today; the first day is 0, and the same day of the week

_NAMES = UUID("6b0f6a0e-2d5c-4f0a-9a52-0d1c9b6f7e11")


@dataclass(frozen=True)
class Day:
    """The `number`-th day of the year that ends `today`, where the wall clocks are of `zone`."""

    today: date
    zone: str
    number: int

    @property
    def on(self) -> date:
        return self.today - timedelta(days=LAST - self.number)

    def later(self, days: int) -> "Day":
        return Day(self.today, self.zone, self.number + days)

    def act(
        self,
        at: time,
        name: str,
        body: dict | None = None,
        *,
        id: UUID | None = None,
        record: UUID | None = None,
        version: int = 1,
    ) -> Operation:
        """What a phone would have sent `at` that time; a new record takes the act's own id."""
        id = id or id_of(name, self.number, at)
        return Operation(
            op_id=id,
            name=name,
            version=version,
            record_id=record or id,
            acted_at=instant_of(self.on, at, self.zone),
            acted_on=self.on,
            zone=self.zone,
            body=body or {},
        )


def days_to(today: date, zone: str) -> Iterator[Day]:
    return (Day(today, zone, number) for number in range(LAST + 1))


def id_of(*about: object) -> UUID:
    """The id of what is `about` these things: the same in every year."""
    return uuid5(_NAMES, " ".join(map(str, about)))


def die(*about: object) -> float:
    """From 0 up to 1, thrown for what is `about` these things."""
    thrown = hashlib.sha256(" ".join(map(str, about)).encode()).digest()
    return int.from_bytes(thrown[:4]) / 2**32


def one_of(choices: tuple, *about: object):
    return choices[int(die(*about) * len(choices))]


def clock_time(hour: int, *about: object) -> time:
    """Some minute of the `hour`."""
    return time(hour, int(die("minute", *about) * 50))
