"""The operations on reminders: their effects and what is said after."""

from datetime import time

from flask_babel import gettext

from app.accounts.models import Person
from app.clock import now
from app.operations.kinds import Effect, Kind, Nothing, Said, register
from app.operations.operation import Operation, Rejected
from app.operations.saying import undo_by
from app.reminders.bodies import Chosen, Planned, PutOff, Switched
from app.reminders.kinds import KINDS
from app.reminders.models import Occurrence
from app.reminders.occurrences import Occurrences
from app.reminders.page_wording import reminder_name
from app.reminders.reminders import Reminders
from app.web.dates import day_and_time


def switch(owner: Person, operation: Operation, body: Switched) -> Effect:
    Reminders(owner).set(_kind(owner, operation), is_on=body.outcome == "on")
    return Effect()


def plan(owner: Person, operation: Operation, body: Planned) -> Effect:
    """Who sets its times wants it, too."""
    kind = _kind(owner, operation)
    if not KINDS[kind].slots:
        raise Rejected("not_found")
    Reminders(owner).set(kind, slots=body.slots())
    return Effect()


def offer(owner: Person, operation: Operation, body: Nothing) -> Effect:
    _of_the_owner(owner, operation)
    Reminders(owner).begin()
    return Effect()


def stop(owner: Person, operation: Operation, body: Nothing) -> Effect:
    _of_the_owner(owner, operation)
    Reminders(owner).stop()
    return Effect()


def choose(owner: Person, operation: Operation, body: Chosen) -> Effect:
    _of_the_owner(owner, operation)
    quiet = map(time.fromisoformat, (body.quiet_from, body.quiet_until))
    Reminders(owner).choose(*quiet, body.words)
    return Effect()


def done(owner: Person, operation: Operation, body: Nothing) -> Effect:
    Occurrences(owner).settle(_asked(owner, operation), "done")
    return Effect()


def later(owner: Person, operation: Operation, body: PutOff) -> Effect:
    """Counted from the tap, which may have waited on a phone. What is over by now stays asked."""
    mine, asked = Occurrences(owner), _asked(owner, operation)
    try:
        mine.put_off(asked, body.outcome, min(operation.acted_at, now()))
    except KeyError:
        mine.settle(asked, "pending")
    return Effect()


def reopen(owner: Person, operation: Operation, body: Nothing) -> Effect:
    Occurrences(owner).settle(_asked(owner, operation), "pending")
    return Effect()


def _kind(owner: Person, operation: Operation) -> str:
    kind = Reminders(owner).kind_of(operation.record_id)
    if kind is None:
        raise Rejected("not_found")
    return kind


def _asked(owner: Person, operation: Operation) -> Occurrence:
    occurrence = Occurrences(owner).get(operation.record_id)
    if occurrence is None:
        raise Rejected("not_found")
    return occurrence


def _of_the_owner(owner: Person, operation: Operation) -> None:
    if operation.record_id != owner.id:
        raise Rejected("not_found")


def _say_switched(owner: Person, operation: Operation) -> Said:
    name = reminder_name(_kind(owner, operation))
    if operation.body["outcome"] == "on":
        return Said(gettext("On: %(name)s.", name=name))
    return Said(gettext("Off: %(name)s.", name=name))


def _say_saved(owner: Person, operation: Operation) -> Said:
    return Said(gettext("Changes saved."))


def _say_offered(owner: Person, operation: Operation) -> Said:
    return Said(
        gettext("A few reminders are on."), undo_by("reminders.stop", "reminders.stop", operation)
    )


def _say_stopped(owner: Person, operation: Operation) -> Said:
    return Said(gettext("All reminders are off."))


def _say_done(owner: Person, operation: Operation) -> Said:
    return Said(gettext("Done."), undo_by("reminders.resume", "reminder.reopen", operation))


def _say_later(owner: Person, operation: Operation) -> Said:
    at = _asked(owner, operation).ask_at
    if at is None:
        return Said(gettext("It stays on Today."))
    words = gettext("You will be asked again: %(time)s.", time=day_and_time(at, owner.zone))
    return Said(words, undo_by("reminders.resume", "reminder.reopen", operation))


def _say_reopened(owner: Person, operation: Operation) -> Said:
    return Said(gettext("It is on Today again."))


def register_all() -> None:
    for kind in (
        Kind("reminder.switch", 1, Switched, switch, _say_switched, daily=True),
        Kind("reminder.plan", 1, Planned, plan, _say_saved, daily=True),
        Kind("reminders.offer", 1, Nothing, offer, _say_offered, daily=True),
        Kind("reminders.stop", 1, Nothing, stop, _say_stopped, daily=True),
        Kind("reminders.choose", 1, Chosen, choose, _say_saved, daily=True),
        Kind("reminder.done", 1, Nothing, done, _say_done, daily=True),
        Kind("reminder.later", 1, PutOff, later, _say_later, daily=True),
        Kind("reminder.reopen", 1, Nothing, reopen, _say_reopened, daily=True),
    ):
        register(kind)
