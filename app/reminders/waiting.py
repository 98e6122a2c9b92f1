"""What a reminder asked and nobody answered, at the part of Today that answers it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from uuid import UUID

from app.accounts.models import Person
from app.clock import now
from app.reminders.bodies import LATERS
from app.reminders.occurrences import Occurrences

DAY = timedelta(days=1)
CHECKS = ("evening", "next_morning")
NOTICES = {
    "visits_low": "left",
    "approval_ends": "approval",
    "ask_by": "ask_by",
    "paperwork": "papers",
}


def asked_on(person: Person, days: Iterable[date]) -> dict[date, Sequence]:
    """By day; no question to the database where nothing was asked of late."""
    if not person.is_reminded:
        return {}
    return {day: Occurrences(person).pending(day) for day in days}


def waiting(asked: Sequence, checklist, pad, wallet, minute: int) -> dict[str, list]:
    """Those of `asked` that Today's facts still ask for at the `minute` of the person's day: by
    `exercises`, `pain`, `visits` and `scores`.
    """
    parts = defaultdict(list)
    for one in asked:
        if _is_open(one.kind, checklist, pad, wallet, minute):
            parts[_part(one.kind)].append(one)
    return parts


def laters_of(person: Person, asked: Sequence) -> dict[UUID, Collection[str]]:
    """What "later" may mean now, by the id of each."""
    return Occurrences(person).laters(asked, now()) if asked else {}


def any_later(asked: Sequence) -> dict[UUID, Collection[str]]:
    """The same for a phone, whose hour is not known: what cannot be then stays on Today."""
    return {one.id: LATERS for one in asked}


def _part(kind: str) -> str:
    if kind in CHECKS:
        return "pain"
    return {"exercise": "exercises", "scores": "scores"}.get(kind, "visits")


def _is_open(kind: str, checklist, pad, wallet, minute: int) -> bool:
    if kind == "exercise":
        return bool(checklist.due)
    if kind == "scores":
        return True  # what rates them answers it, too
    if kind in CHECKS:
        checks = (check for check in pad.checks if check.is_due and minute < check.ends)
        return any(check.context == kind for check in checks)
    if kind in NOTICES:
        return any(notice.subject == NOTICES[kind] for notice in wallet.told)
    if kind == "did_you_go":
        return bool(wallet.asked)
    on = wallet.day + DAY if kind == "visit_day_before" else wallet.day
    return any(visit.on == on for visit in wallet.bookings)
