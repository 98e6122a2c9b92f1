"""What there is to remind of, as the features know it: the sources of the reminders.

Each is asked about many people at once, and asks the database a few questions for all of them.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from app.accounts.models import Person
from app.clock import local, now
from app.exercises.flares import in_a_flare
from app.exercises.programs import Programs
from app.journal.answers import answered_by
from app.journal.followups import checks, happened, minute_of
from app.operations.kinds import on_applied
from app.outcomes.due import due_of
from app.reminders.occurrences import Occurrences
from app.reminders.reminders import Reminders
from app.reminders.sources import (
    Ask,
    Open,
    Things,
    tell_due_of_many,
    tell_gentle,
    tell_moments,
)
from app.reminders.waiting import NOTICES
from app.visits.many_visits import Planned, planned_by, took_place_by
from app.visits.wallets import told_to

TWO_HOURS = timedelta(hours=2)
DAY = timedelta(days=1)


def init_reminders() -> None:
    tell_due_of_many("exercise", exercises_wait)
    tell_gentle("exercise", lambda asks: in_a_flare([(owner.id, on) for owner, on in asks]))
    tell_due_of_many("evening", _checks_wait("evening"))
    tell_due_of_many("next_morning", _checks_wait("next_morning"))
    tell_due_of_many("visit_day_before", lambda asks: _with_a_visit(asks, DAY))
    tell_due_of_many("visit_two_hours", _with_a_visit)
    tell_moments("visit_two_hours", visit_times, TWO_HOURS)
    tell_due_of_many("did_you_go", visits_are_unspoken)
    for kind, subject in NOTICES.items():
        tell_due_of_many(kind, _are_told(subject))
    tell_due_of_many("scores", lambda asks: due_of([(owner.id, on) for owner, on in asks]))
    on_applied("score.", answer_by_rating)
    on_applied("visit.", lambda owner: Reminders(owner).plan_again("visit_two_hours"))


def answer_by_rating(owner: Person) -> None:
    """Once all is rated, the reminder of it is done."""
    if owner.is_reminded and not due_of([(owner.id, owner.today())]):
        Occurrences(owner).settle_all("scores", owner.today())


def exercises_wait(asks: Sequence[Ask]) -> Open:
    """Today's only: what was missed is no debt."""
    asks = _of_today(asks)
    if not asks:
        return ()
    programs = Programs(*_whom_and_when(asks))
    return {(owner.id, on) for owner, on in asks if programs.checklist(owner.id, on).due}


def visit_times(owners: Collection[Person], since: date) -> Mapping[UUID, Things]:
    planned = planned_by([owner.id for owner in owners], since)
    return {
        id: [(visit.on, visit.at) for visit in each if visit.at] for id, each in planned.items()
    }


def visits_are_unspoken(asks: Sequence[Ask]) -> Open:
    """Whether a visit of the day is over and nobody said what became of it."""

    def is_over(owner: Person, visit: Planned) -> bool:
        clock = local(now(), owner.zone).time()
        return visit.on < owner.today() or visit.at is None or visit.at < clock

    return _with_a_visit(asks, suits=is_over)


def _with_a_visit(
    asks: Sequence[Ask],
    ahead: timedelta = timedelta(),
    suits: Callable[[Person, Planned], bool] = lambda owner, visit: True,
) -> Open:
    """Whose day, or the one so far `ahead` of it, has a planned visit that `suits`."""
    owner_ids, first, _ = _whom_and_when(asks)
    planned = planned_by(owner_ids, first)
    return {
        (owner.id, on)
        for owner, on in asks
        if any(visit.on == on + ahead and suits(owner, visit) for visit in planned[owner.id])
    }


def _checks_wait(context: str) -> Callable[[Sequence[Ask]], Open]:
    """Whether the check is due on the day, and still open."""

    def wait(asks: Sequence[Ask]) -> Open:
        asks = _of_today(asks)
        if not asks:
            return ()
        lately = _Lately(asks)
        return {(owner.id, on) for owner, on in asks if lately.asks_for(context, owner, on)}

    return wait


class _Lately:
    """What many people did today and the day before, and which checks they answered."""

    def __init__(self, asks: Sequence[Ask]):
        owner_ids, first, last = _whom_and_when(asks)
        before = first - DAY
        self.programs = Programs(owner_ids, before, last)
        self.visits = took_place_by(owner_ids, before, last)
        self.answered = answered_by(owner_ids, before)

    def asks_for(self, context: str, owner: Person, on: date) -> bool:
        sessions = self.programs.sets_done(owner.id, on - DAY)
        events = happened(sessions, self.visits[owner.id])
        minute = minute_of(local(now(), owner.zone).time(), owner.day_ends_at)
        both = checks(on, owner.day_ends_at, events, self.answered[owner.id])
        return any(each.context == context and each.is_due and minute < each.ends for each in both)


def _are_told(subject: str) -> Callable[[Sequence[Ask]], Open]:
    """Whether a notice of the wallet is there that nobody read."""

    def are_told(asks: Sequence[Ask]) -> Open:
        told = told_to([owner for owner, _ in asks])
        return {
            (owner.id, on)
            for owner, on in asks
            if any(notice.subject == subject for notice in told.get(owner.id, ()))
        }

    return are_told


def _of_today(asks: Sequence[Ask]) -> list[Ask]:
    return [(owner, on) for owner, on in asks if on == owner.today()]


def _whom_and_when(asks: Sequence[Ask]) -> tuple[Collection[UUID], date, date]:
    """The people, and the first and the last of their days."""
    days = [on for _, on in asks]
    return {owner.id for owner, _ in asks}, min(days), max(days)
