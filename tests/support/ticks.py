"""What the list of exercises asks for, as somebody with a form would send it."""

import re

from tests.support.cast import Visitor

EXERCISE = re.compile(r'href="(/exercises/[0-9a-f-]{36})"')


def exercise_on(page: str) -> str:
    """The address of the first exercise on a page."""
    return EXERCISE.search(page).group(1)


def tick(
    visitor: Visitor,
    exercise: str,
    *numbers: int,
    outcome: str = "done",
    on: str | None = None,
    side: str = "none",
    **more: str,
):
    """Mark sets of `exercise`, an address or an id, on `on` or the day that the list shows."""
    id = exercise.rsplit("/", 1)[-1]
    day = on or re.search(r'name="on" value="([^"]+)"', visitor.get("/exercises").text).group(1)
    sets = ",".join(f"{id} 1 {side} {number}" for number in numbers)
    fields = {"on": day, "marks": sets, "outcome": outcome} | more
    return visitor.act("/exercises/completions", **fields)
