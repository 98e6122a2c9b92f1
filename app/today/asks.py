"""What there is to remind of, as the features know it: the sources of the reminders."""

from datetime import date, time, timedelta

from app.accounts.models import Person
from app.clock import local, now
from app.exercises.flares import in_a_flare
from app.exercises.program_days import ProgramDays
from app.journal.followups import checks, happened, minute_of
from app.journal.journal import Journal
from app.operations.kinds import on_applied
from app.reminders.reminders import Reminders
from app.reminders.sources import Asks, tell_due, tell_gentle, tell_moments
from app.reminders.waiting import NOTICES
from app.visits.visits import Visits
from app.visits.wallet import Wallet

TWO_HOURS = timedelta(hours=2)
DAY = timedelta(days=1)


def init_reminders() -> None:
    tell_due("exercise", exercises_wait)
    tell_gentle("exercise", lambda asks: in_a_flare([(owner.id, on) for owner, on in asks]))
    tell_due("evening", _check_waits("evening"))
    tell_due("next_morning", _check_waits("next_morning"))
    tell_due("visit_day_before", lambda owner, on: bool(_planned_on(owner, on + DAY)))
    tell_due("visit_two_hours", lambda owner, on: bool(_planned_on(owner, on)))
    tell_moments("visit_two_hours", visit_times, TWO_HOURS)
    tell_due("did_you_go", visit_is_unspoken)
    for kind, subject in NOTICES.items():
        tell_due(kind, _is_told(subject))
    on_applied("visit.", lambda owner: Reminders(owner).plan_again("visit_two_hours"))


def exercises_wait(owner: Person, on: date) -> bool:
    """Today's only: what was missed is no debt."""
    return on == owner.today() and bool(ProgramDays(owner).checklist(on).due)


def visit_times(owner: Person, since: date) -> list[tuple[date, time]]:
    coming = Visits(owner).coming(since)
    return [(visit.held_on, visit.time_of_day) for visit in coming if visit.time_of_day]


def visit_is_unspoken(owner: Person, on: date) -> bool:
    """Whether a visit of the day is over and nobody said what became of it."""
    clock = local(now(), owner.zone).time()
    is_past = on < owner.today()
    planned = _planned_on(owner, on)
    return any(
        is_past or visit.time_of_day is None or visit.time_of_day < clock for visit in planned
    )


def _planned_on(owner: Person, day: date) -> list:
    return [visit for visit in Visits(owner).coming(day) if visit.held_on == day]


def _check_waits(context: str) -> Asks:
    """Whether the check is due on the day, and still open."""

    def waits(owner: Person, on: date) -> bool:
        if on != owner.today():
            return False
        before = on - DAY
        _, sessions = ProgramDays(owner).checklist_and_sets(on, before)
        events = happened(sessions, [tuple(row) for row in Visits(owner).between(before, on)])
        answered = Journal(owner).recent().answered()
        minute = minute_of(local(now(), owner.zone).time(), owner.day_ends_at)
        both = checks(on, owner.day_ends_at, events, answered)
        return any(each.context == context and each.is_due and minute < each.ends for each in both)

    return waits


def _is_told(subject: str) -> Asks:
    """Whether a notice of the wallet is there that nobody read."""

    def is_told(owner: Person, on: date) -> bool:
        told = Wallet(owner, owner.today()).of_today().told
        return any(notice.subject == subject for notice in told)

    return is_told
