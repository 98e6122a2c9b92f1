"""The program below its pages, on both databases."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from app.exercises.models import Completion, Prescription
from app.exercises.program import Program
from app.extensions import db
from app.operations.apply import apply
from app.operations.models import Revision

pytestmark = pytest.mark.both_databases
TODAY = date(2026, 11, 20)
HEEL_SLIDE = {"name": "Heel slide", "sets": 3, "reps": 10}


@pytest.fixture
def tick(act):
    def ticked(prescription, number=1, outcome="done", on=TODAY, **other):
        body = {
            "prescription_id": str(prescription),
            "on": on.isoformat(),
            "set_number": number,
            "outcome": outcome,
        }
        return act("set.mark", body, **other)

    return ticked


def outcomes(owner, day=TODAY) -> list[tuple[str, ...]]:
    return [item.outcomes for item in Program(owner).checklist(day).items]


def test_a_prescribed_exercise_is_due_from_its_first_day(owner, act):
    act("prescription.add", HEEL_SLIDE)
    assert Program(owner).checklist(TODAY - timedelta(days=1)).planned == 0
    (item,) = Program(owner).checklist(TODAY).items
    assert (item.dose.name, item.dose.sets, item.dose.reps) == ("Heel slide", 3, 10)


def test_a_tick_counts_on_its_own_day_only(owner, act, tick):
    exercise = act("prescription.add", HEEL_SLIDE).record_id
    tick(exercise, 2)
    assert outcomes(owner) == [("to_do", "done", "to_do")]
    assert outcomes(owner, TODAY + timedelta(days=1)) == [("to_do",) * 3]


def test_two_phones_ticking_one_set_make_one_completion(owner, act, tick):
    exercise = act("prescription.add", HEEL_SLIDE).record_id
    tick(exercise, 1)
    tick(exercise, 1)
    assert len(db.session.scalars(select(Completion)).all()) == 1
    assert outcomes(owner) == [("done", "to_do", "to_do")]


def test_the_last_word_stands_and_the_one_before_is_kept(owner, act, tick):
    exercise = act("prescription.add", HEEL_SLIDE).record_id
    tick(exercise, 1, "done")
    tick(exercise, 1, "undone")
    assert outcomes(owner) == [("to_do",) * 3]
    assert db.session.scalars(select(Revision.body)).all() == [{"outcome": "done"}]


def test_a_change_of_dose_keeps_the_ticks_of_the_day(owner, act, tick):
    before = act("prescription.add", HEEL_SLIDE).record_id
    tick(before, 1)
    new = {"name": "Heel slide", "sets": 4, "reps": 12, "supersedes": str(before)}
    after = act("prescription.revise", new).record_id
    assert outcomes(owner) == [("done", "to_do", "to_do", "to_do")]
    tick(after, 2)
    assert outcomes(owner) == [("done", "done", "to_do", "to_do")]


def test_the_dose_of_a_past_day_is_the_dose_of_then(owner, act):
    before = act("prescription.add", HEEL_SLIDE).record_id
    tomorrow = TODAY + timedelta(days=1)
    new = HEEL_SLIDE | {"sets": 5, "supersedes": str(before)}
    act("prescription.revise", new, acted_on=tomorrow)
    assert [i.dose.sets for i in Program(owner).checklist(TODAY).items] == [3]
    assert [i.dose.sets for i in Program(owner).checklist(tomorrow).items] == [5]


def test_of_two_revisions_of_one_version_the_first_stands_and_the_other_is_kept(owner, act, mint):
    before = act("prescription.add", HEEL_SLIDE).record_id
    act("prescription.revise", HEEL_SLIDE | {"sets": 4, "supersedes": str(before)})
    late = mint("prescription.revise", HEEL_SLIDE | {"sets": 5, "supersedes": str(before)})
    assert apply(owner, late).outcome == "conflict"
    assert [i.dose.sets for i in Program(owner).checklist(TODAY).items] == [4]
    assert db.session.get(Prescription, (owner.id, late.record_id)).sets == 5


def test_an_ended_exercise_is_off_the_list_and_comes_back(owner, act):
    exercise = act("prescription.add", HEEL_SLIDE).record_id
    act("prescription.end", record_id=exercise)
    assert Program(owner).checklist(TODAY).planned == 0
    assert Program(owner).get(exercise) is None
    act("prescription.resume", record_id=exercise)
    assert Program(owner).checklist(TODAY).planned == 1


def test_an_older_version_does_not_come_back_beside_the_newer(owner, act, mint):
    before = act("prescription.add", HEEL_SLIDE).record_id
    act("prescription.revise", HEEL_SLIDE | {"supersedes": str(before)})
    verdict = apply(owner, mint("prescription.resume", record_id=before))
    assert (verdict.outcome, verdict.code) == ("rejected", "superseded")


@pytest.mark.parametrize(
    "change",
    [
        {"sets": 0},
        {"sets": -3},
        {"sets": 21},
        {"reps": 0},
        {"reps": 501},
        {"name": ""},
        {"name": "x" * 101},
        {"name": "bell\x07"},
    ],
    ids=str,
)
def test_a_dose_that_cannot_be_is_refused(owner, mint, change):
    assert apply(owner, mint("prescription.add", HEEL_SLIDE | change)).code == "invalid_body"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"on": "2026-11-22"}, "future_day"),
        ({"set_number": 0}, "invalid_body"),
        ({"outcome": "almost"}, "invalid_body"),
        ({"side": "both"}, "invalid_body"),
        ({"bout": 13}, "invalid_body"),
        ({"prescription_id": str(UUID(int=5))}, "not_found"),
    ],
    ids=str,
)
def test_a_tick_that_cannot_be_is_refused(owner, act, mint, change, code):
    exercise = act("prescription.add", HEEL_SLIDE).record_id
    body = {
        "prescription_id": str(exercise),
        "on": "2026-11-20",
        "set_number": 1,
        "outcome": "done",
    }
    assert apply(owner, mint("set.mark", body | change)).code == code
    assert outcomes(owner) == [("to_do",) * 3]
