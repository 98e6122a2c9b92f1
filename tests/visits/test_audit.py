"""What each edit of a pool changed, told from the texts that the edits replaced."""

from datetime import UTC, datetime
from typing import NamedTuple

from app.visits.audit import Change, edits_of


class Kept(NamedTuple):
    body: dict
    at: datetime
    recorded_by: str = "ana"


MORNING, NOON, EVENING = (datetime(2026, 11, 20, hour, tzinfo=UTC) for hour in (8, 12, 18))
FIRST = {"visits": 8, "name": "", "network": "any"}
SECOND = FIRST | {"visits": 12}
NOW = SECOND | {"name": "Plan year"}


def test_each_edit_tells_what_it_changed_the_newest_first():
    edits = edits_of(NOW, [Kept(SECOND, NOON), Kept(FIRST, MORNING)])
    assert [edit.at for edit in edits] == [NOON, MORNING]
    assert [edit.changes for edit in edits] == [
        (Change("name", "", "Plan year"),),
        (Change("visits", 8, 12),),
    ]


def test_an_edit_that_came_too_late_changed_nothing_between_the_others():
    late = Kept(FIRST | {"visits": 20, "revision": 1}, EVENING)
    edits = edits_of(NOW, [late, Kept(SECOND, NOON), Kept(FIRST, MORNING)])
    assert [edit.is_late for edit in edits] == [True, False, False]
    assert Change("visits", 12, 20) in edits[0].changes
    assert edits[1].changes == (Change("name", "", "Plan year"),)


def test_a_text_of_the_release_before_is_asked_for_no_more_than_it_named():
    (edit,) = edits_of(NOW, [Kept({"visits": 20, "revision": 1}, EVENING)])
    assert edit.changes == (Change("visits", 12, 20),)
