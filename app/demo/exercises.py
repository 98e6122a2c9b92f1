"""What the made-up person did of their program, and how the doses grew."""

from collections.abc import Iterator
from datetime import time

from app.demo.days import LAST, Day, die, id_of
from app.demo.program import VERSIONS, Version
from app.demo.sessions import FLARES, flare_on, is_silent, session_of
from app.operations.operation import Operation

VERDICTS = {
    70: ("straight-leg-raise", "helps", "The knee feels steady after it."),
    230: ("step-up", "hurts", "Only the high step. The low one is fine."),
    328: ("step-up", "unsure", "The high step is better now. I use the rail."),
    260: ("stationary-bike", "helps", "Less stiff for the rest of the day."),
}


def exercise_acts(day: Day) -> Iterator[Operation]:
    yield from _doses(day)
    yield from _flares(day)
    yield from _marks(day)
    yield from _felt(day)
    yield from _verdict(day)


def _doses(day: Day) -> Iterator[Operation]:
    """The therapist's new doses of a day, typed in one after the other after breakfast."""
    begun = [version for version in VERSIONS if version.begins == day.number]
    for minute, version in enumerate(begun):
        before = next((v for v in VERSIONS if (v.slug, v.ends) == (version.slug, day.number)), None)
        verb = "revise" if before else "add"
        link = {"supersedes": str(before.id)} if before else {}
        name, at = f"prescription.{verb}", time(7, minute)
        yield day.act(at, name, version.body | link, id=version.id, version=2)
    for version in VERSIONS:
        if version.ends == day.number and all(version.slug != each.slug for each in begun):
            yield day.act(time(7, 30), "prescription.end", record=version.id)


def _flares(day: Day) -> Iterator[Operation]:
    for first, length in FLARES.items():
        id = id_of("flare", first)
        if day.number == first:
            last = day.later(length - 1).on.isoformat()
            body = {"kind": "flare", "last_on": last}
            yield day.act(time(7, 35), "phase.start", body, id=id)
        if day.number == first + length:
            yield day.act(time(7, 35), "phase.end", record=id)


def _marks(day: Day) -> Iterator[Operation]:
    session, at = session_of(day), _ticked_at(day)
    if done := _sets(day, session.done):
        yield _mark(day, at, done, "done")
    if skipped := _sets(day, session.skipped):
        reason = {"reason": session.reason}
        yield _mark(day, at.replace(minute=at.minute + 2), skipped, "skipped", **reason)


def _sets(day: Day, versions: tuple[Version, ...]) -> list[str]:
    eased = flare_on(day) is not None
    return [text for version in versions for text in version.sets(eased)]


def _mark(day: Day, at: time, sets: list[str], outcome: str, **more) -> Operation:
    body = {"on": day.on.isoformat(), "marks": sets, "outcome": outcome}
    return day.act(at, "sets.mark", body | more)


def _felt(day: Day) -> Iterator[Operation]:
    """How the session went, two times in three; of the step-ups oftener when they hurt."""
    session, at = session_of(day), _ticked_at(day)
    if not session.done or day.number == LAST or die("felt", day.number) > 0.66:
        return
    hurts = 3 if day.number < 100 else 1
    said = {"pain": hurts + int(die("hurt", day.number) * 3), "effort": _effort(day)}
    at = at.replace(minute=at.minute + 5)
    yield day.act(at, "feedback.give", {"on": day.on.isoformat(), **said})
    step_up = next((each for each in session.done if each.slug == "step-up"), None)
    if step_up and die("step-up", day.number) < 0.5:
        of_one = {"line_id": str(step_up.line_id), "pain": min(10, said["pain"] + 2)}
        at = at.replace(minute=at.minute + 1)
        yield day.act(at, "feedback.give", {"on": day.on.isoformat(), **of_one})


def _effort(day: Day) -> int:
    return 3 + int(die("effort", day.number) * 4)


def _verdict(day: Day) -> Iterator[Operation]:
    if day.number in VERDICTS and not is_silent(day):
        slug, verdict, text = VERDICTS[day.number]
        line_id = next(version.line_id for version in VERSIONS if version.slug == slug)
        body = {"verdict": verdict, "text": text}
        yield day.act(time(20, 55), "exercise.note", body, record=line_id)


def _ticked_at(day: Day) -> time:
    """When the ticks are made: before work on most days, after it on others."""
    before_work = day.number == LAST or die("hour", day.number) < 0.6
    return time(7 if before_work else 18, 40 + int(die("minute", day.number) * 12))
