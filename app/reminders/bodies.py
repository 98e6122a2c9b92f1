"""The bodies of the operations on reminders."""

from collections.abc import Sequence
from datetime import time
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from app.operations.kinds import Body
from app.reminders.models import WORDS
from app.reminders.schedule import WEEKDAYS, Slot

MOST_TIMES = 4
LATERS = ("quarter", "hour", "tonight", "tomorrow")


def _of_the_wall(text: str) -> str:
    time.fromisoformat(text)
    return text


WallTime = Annotated[str, Field(pattern=r"^[0-9]{2}:[0-9]{2}$"), AfterValidator(_of_the_wall)]
Weekdays = Annotated[list[Literal[WEEKDAYS]], Field(max_length=7)]


class Switched(Body):
    """`reminder.switch`: the record says which kind."""

    outcome: Literal["on", "off"]


class Planned(Body):
    """`reminder.plan`: up to four times of the wall, each on some days; without any, on all."""

    at_1: WallTime
    at_2: WallTime | None = None
    at_3: WallTime | None = None
    at_4: WallTime | None = None
    days_1: Weekdays = Field(default_factory=list)
    days_2: Weekdays = Field(default_factory=list)
    days_3: Weekdays = Field(default_factory=list)
    days_4: Weekdays = Field(default_factory=list)

    def slots(self) -> Sequence[Slot]:
        """One for each time, in their order; a time given twice is on the days of both."""
        days: dict[str, set[int]] = {}
        for number in range(1, MOST_TIMES + 1):
            if at := getattr(self, f"at_{number}"):
                chosen = getattr(self, f"days_{number}") or WEEKDAYS
                days.setdefault(at, set()).update(map(WEEKDAYS.index, chosen))
        return [Slot(time.fromisoformat(at), frozenset(on)) for at, on in sorted(days.items())]


class Chosen(Body):
    """`reminders.choose`: when to be left alone, and in which words to be told."""

    quiet_from: WallTime
    quiet_until: WallTime
    words: Literal[WORDS]


class PutOff(Body):
    """`reminder.later`."""

    outcome: Literal[LATERS]
