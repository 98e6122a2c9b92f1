"""The program's operations: what each does, and where its words are."""

from datetime import date, timedelta

from app.accounts.models import Person
from app.exercises import saying
from app.exercises.completions import Completions
from app.exercises.day_bodies import Extended, Felt, Marked, MarkedOne, Noted, Started
from app.exercises.dose_bodies import Added, Moved, Revised, SimpleDose, SimpleRevision
from app.exercises.feedback import Feedbacks, Notes
from app.exercises.phase_days import FLARE
from app.exercises.phases import Phases
from app.exercises.program import Program
from app.operations.kinds import Effect, Kind, Nothing, register
from app.operations.operation import Operation, Rejected

LONGEST_FLARE = timedelta(days=60)


def prescribe(owner: Person, operation: Operation, body: Added | SimpleDose) -> Effect:
    if isinstance(body, SimpleDose):
        return Program(owner).prescribe(operation, **body.columns())
    return Program(owner).prescribe(operation, body.starts_on, body.episode_id, **body.columns())


def revise(owner: Person, operation: Operation, body: Revised | SimpleRevision) -> Effect:
    episode_id = getattr(body, "episode_id", None)
    return Program(owner).revise(operation, body.supersedes, episode_id, **body.columns())


def end(owner: Person, operation: Operation, body: Nothing) -> Effect:
    return Program(owner).end(operation)


def resume(owner: Person, operation: Operation, body: Nothing) -> Effect:
    return Program(owner).resume(operation)


def move(owner: Person, operation: Operation, body: Moved) -> Effect:
    return Program(owner).move(operation, body.to)


def mark(owner: Person, operation: Operation, body: Marked | MarkedOne) -> Effect:
    _check_has_come(operation, body.on)
    reason = body.reason if body.outcome == "skipped" else None
    return Completions(owner).mark(operation, body.on, body.named(), body.outcome, reason)


def start(owner: Person, operation: Operation, body: Started) -> Effect:
    if body.kind == FLARE:
        _check_length(operation, body.last_on)
    return Phases(owner).start(operation, **body.model_dump())


def extend(owner: Person, operation: Operation, body: Extended) -> Effect:
    _check_length(operation, body.last_on)
    return Phases(owner).extend(operation, body.last_on)


def end_phase(owner: Person, operation: Operation, body: Nothing) -> Effect:
    return Phases(owner).end(operation)


def resume_phase(owner: Person, operation: Operation, body: Nothing) -> Effect:
    return Phases(owner).resume(operation)


def give(owner: Person, operation: Operation, body: Felt) -> Effect:
    _check_has_come(operation, body.on)
    if not body.said():
        raise Rejected("invalid_body", pain="nothing was said")
    return Feedbacks(owner).give(operation, body.on, body.line_id, body.said())


def note(owner: Person, operation: Operation, body: Noted) -> Effect:
    Program(owner).records.need(operation.record_id)
    return Notes(owner).write(operation, body.verdict, body.text)


def _check_has_come(operation: Operation, on: date) -> None:
    # A page made in the zone of the account may be a day ahead of a phone to the west of it.
    if on > operation.acted_on + timedelta(days=1):
        raise Rejected("future_day", on="has not come yet")


def _check_length(operation: Operation, last_on: date | None) -> None:
    if last_on is None or not timedelta() <= last_on - operation.acted_on <= LONGEST_FLARE:
        raise Rejected("invalid_body", last_on="a day of the next weeks")


def register_all() -> None:
    add, change = saying.prescribed, saying.revised
    for kind in (
        Kind("prescription.add", 1, SimpleDose, prescribe, add, daily=True),
        Kind("prescription.add", 2, Added, prescribe, add, daily=True),
        Kind("prescription.revise", 1, SimpleRevision, revise, change, daily=True),
        Kind("prescription.revise", 2, Revised, revise, change, daily=True),
        Kind("prescription.end", 1, Nothing, end, saying.ended, daily=True),
        Kind("prescription.resume", 1, Nothing, resume, saying.resumed, daily=True),
        Kind("prescription.move", 1, Moved, move, saying.moved, daily=True),
        Kind("set.mark", 1, MarkedOne, mark, saying.marked_one),
        Kind("sets.mark", 1, Marked, mark, saying.marked, daily=True),
        Kind("phase.start", 1, Started, start, saying.started, daily=True),
        Kind("phase.extend", 1, Extended, extend, saying.extended, daily=True),
        Kind("phase.end", 1, Nothing, end_phase, saying.phase_ended, daily=True),
        Kind("phase.resume", 1, Nothing, resume_phase, saying.phase_resumed, daily=True),
        Kind("feedback.give", 1, Felt, give, saying.felt, daily=True),
        Kind("exercise.note", 1, Noted, note, saying.noted, daily=True),
    ):
        register(kind)
