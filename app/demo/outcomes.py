"""The goals of the made-up person, what is hard to do, the week's questions, and what to ask."""

from collections.abc import Iterator
from datetime import time

from app.demo.days import LAST, Day, die, id_of
from app.demo.pain import level
from app.demo.sessions import is_silent
from app.operations.operation import Operation
from app.outcomes.instruments import PEG

# By the number of the day on which each was named.
GOALS = {
    3: {"name": "Walk around the park", "unit": "minutes", "baseline": 5, "target": 45},
    40: {"name": "Kneel in the garden", "unit": "minutes", "baseline": 0, "target": 10},
}
WALKED = 60
ACTIVITIES = ("Go down the stairs without the rail", "Walk the dog for a mile", "Kneel")
NAMED = 4
RATED_EVERY, WEEKLY = 30, 7
QUESTIONS = {
    LAST - 2: "Is the high step all right again?",
    LAST - 1: "May I run for ten minutes?",
}


def outcome_acts(day: Day) -> Iterator[Operation]:
    if day.number in QUESTIONS:
        yield day.act(time(21, 5), "question.add", {"text": QUESTIONS[day.number]}, version=2)
    yield from _goals(day)
    yield from _activities(day)
    yield from _week(day)


def _goals(day: Day) -> Iterator[Operation]:
    if day.number in GOALS:
        goal = GOALS[day.number] | {"target_on": day.later(LAST).on.isoformat()}
        yield day.act(time(19, 30), "goal.add", goal, id=id_of("goal", day.number), version=2)
    first, second = (id_of("goal", number) for number in GOALS)
    if day.number >= WALKED and day.number % WEEKLY == 2 and not is_silent(day):
        now = min(45, 5 + day.number // 8)
        yield day.act(time(18, 5), "score.mark", {"value": now}, record=first)
        yield day.act(time(18, 6), "score.mark", {"value": day.number // 60}, record=second)
    if day.number == LAST - 4:
        yield day.act(time(18, 7), "goal.mark", {"outcome": "reached"}, record=first)


def _activities(day: Day) -> Iterator[Operation]:
    ids = [id_of("activity", name) for name in ACTIVITIES]
    if day.number == NAMED:
        for minute, (id, name) in enumerate(zip(ids, ACTIVITIES, strict=True)):
            yield day.act(time(19, minute), "activity.add", {"name": name}, id=id, version=2)
    if day.number >= NAMED and (day.number - NAMED) % RATED_EVERY == 0:
        for minute, id in enumerate(ids):
            able = 10 - level(day.number) - minute + die("able", day.number, minute) * 2
            value = max(0, min(10, round(able)))
            yield day.act(time(19, 10 + minute), "score.mark", {"value": value}, record=id)


def _week(day: Day) -> Iterator[Operation]:
    """On Sundays of the story, when it did not slip their mind."""
    if day.number % WEEKLY or die("week", day.number) < 0.2:
        return
    for minute, item in enumerate(PEG):
        more = die("week", item.code, day.number) * 2 - 1
        value = max(0, min(10, round(level(day.number) - minute * 0.5 + more)))
        yield day.act(time(20, 40 + minute), "score.mark", {"value": value}, record=item.id)
