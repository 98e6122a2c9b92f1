"""The kinds of reminders that there are, and when each asks unless the person says otherwise."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from app.reminders.schedule import Slot

WEEK = 7
ONLY_LATER = ("quarter", "hour")


@dataclass(frozen=True)
class Kind:
    """`repeats`: it asks once more where nobody answered. `page` is where its tap leads.

    After it was told it rests for some days, also where what it tells of goes on. `buttons` stand
    beside its message; two, as some platforms show no more.

    One without `slots` of its own is due by moments that a feature tells.
    """

    code: str
    slots: Sequence[Slot] = ()
    repeats: bool = False
    rests_for_days: int = 0
    page: str = "/"
    buttons: Sequence[str] = ("done", "hour")


def _at(hour: int, minute: int = 0) -> tuple[Slot]:
    return (Slot(time(hour, minute)),)


ALL = (
    Kind("exercise", _at(8), repeats=True, buttons=("see", "hour")),
    Kind("evening", _at(20), repeats=True, buttons=ONLY_LATER),
    Kind("next_morning", _at(9), repeats=True, buttons=ONLY_LATER),
    Kind("visit_day_before", _at(18)),
    Kind("visit_two_hours"),
    Kind("did_you_go", _at(19), buttons=ONLY_LATER),
    Kind("visits_low", _at(10), rests_for_days=WEEK, page="/visits"),
    Kind("approval_ends", _at(10), rests_for_days=WEEK, page="/visits"),
    Kind("ask_by", _at(10), rests_for_days=WEEK, page="/visits"),
    Kind("paperwork", _at(10), rests_for_days=WEEK, page="/visits"),
    Kind("scores", _at(10), rests_for_days=WEEK, page="/goals", buttons=ONLY_LATER),
)
KINDS = {kind.code: kind for kind in ALL}
# Few enough to be kept: the rest can be switched on one by one.
OFFERED = ("exercise", "evening", "next_morning", "visit_day_before", "ask_by")
