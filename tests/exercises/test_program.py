"""The program below its pages, on both databases."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import delete, select

from app.accounts import people
from app.exercises.details import Details
from app.exercises.feedback import Feedbacks
from app.exercises.models import Completion, Prescription
from app.exercises.program import Program
from app.exercises.program_days import ProgramDays
from app.extensions import db
from app.operations.apply import apply
from app.operations.models import LoggedOperation, Revision
from tests.support.minting import minted
from tests.support.queries import queries

pytestmark = pytest.mark.both_databases
TODAY = date(2026, 11, 20)
HEEL_SLIDE = {"name": "Heel slide", "sets": 3, "reps": 10}


@pytest.fixture
def tick(act):
    def ticked(prescription, *numbers, outcome="done", on=TODAY, side="none", **other):
        sets = [f"{prescription} 1 {side} {number}" for number in numbers or (1,)]
        return act("sets.mark", {"on": on.isoformat(), "marks": sets, "outcome": outcome}, **other)

    return ticked


def outcomes(owner, day=TODAY) -> list[tuple[str, ...]]:
    return [item.outcomes for item in ProgramDays(owner).checklist(day).items]


def test_a_prescribed_exercise_is_due_from_its_first_day(owner, act):
    act("prescription.add", HEEL_SLIDE)
    assert ProgramDays(owner).checklist(TODAY - timedelta(days=1)).planned == 0
    (item,) = ProgramDays(owner).checklist(TODAY).items
    assert (item.dose.name, item.dose.sets, item.dose.reps) == ("Heel slide", 3, 10)


def test_a_tick_counts_on_its_own_day_only(owner, act, tick):
    exercise = act("prescription.add", HEEL_SLIDE).record_id
    tick(exercise, 2)
    assert outcomes(owner) == [("to-do", "done", "to-do")]
    assert outcomes(owner, TODAY + timedelta(days=1)) == [("to-do",) * 3]


def test_two_phones_ticking_one_set_make_one_completion(owner, act, tick):
    exercise = act("prescription.add", HEEL_SLIDE).record_id
    tick(exercise, 1)
    tick(exercise, 1)
    assert len(db.session.scalars(select(Completion)).all()) == 1
    assert outcomes(owner) == [("done", "to-do", "to-do")]


def test_the_last_word_stands_and_the_one_before_is_kept(owner, act, tick):
    exercise = act("prescription.add", HEEL_SLIDE).record_id
    tick(exercise, 1)
    tick(exercise, 1, outcome="undone")
    assert outcomes(owner) == [("to-do",) * 3]
    before = {f"{exercise} 1 none 1": {"outcome": "done", "reason": None}}
    assert db.session.scalars(select(Revision.body)).all() == [before]


def test_one_act_marks_many_sets_and_comes_to_the_same_when_it_comes_again(owner, act, mint):
    exercise = act("prescription.add", HEEL_SLIDE).record_id
    sets = [f"{exercise} 1 none {number}" for number in (1, 2, 3, 3)]
    marks = mint("sets.mark", {"on": TODAY.isoformat(), "marks": sets, "outcome": "done"})
    assert [apply(owner, marks).outcome for _ in range(2)] == ["applied", "duplicate"]
    assert outcomes(owner) == [("done",) * 3]
    assert len(db.session.scalars(select(Completion)).all()) == 3


def test_an_act_that_a_pruned_log_has_forgotten_doubles_nothing(owner, act, mint):
    exercise = act("prescription.add", HEEL_SLIDE).record_id
    marks = mint(
        "sets.mark", {"on": "2026-11-20", "marks": [f"{exercise} 1 none 1"], "outcome": "done"}
    )
    apply(owner, marks)
    db.session.execute(delete(LoggedOperation).where(LoggedOperation.op_id == marks.op_id))
    apply(owner, marks)
    assert len(db.session.scalars(select(Completion)).all()) == 1


def test_what_phones_of_the_last_release_send_is_taken(owner, act):
    exercise = act("prescription.add", HEEL_SLIDE).record_id
    body = {"prescription_id": str(exercise), "on": "2026-11-20", "set_number": 2}
    act("set.mark", body | {"outcome": "done"})
    assert outcomes(owner) == [("to-do", "done", "to-do")]


def test_a_skip_keeps_its_reason_and_an_undo_forgets_it(owner, act, tick):
    exercise = act("prescription.add", HEEL_SLIDE).record_id
    act(
        "sets.mark",
        {
            "on": "2026-11-20",
            "marks": [f"{exercise} 1 none 1"],
            "outcome": "skipped",
            "reason": "tired",
        },
    )
    assert [item.reason for item in ProgramDays(owner).checklist(TODAY).items] == ["tired"]
    tick(exercise, 1, outcome="undone")
    assert [item.reason for item in ProgramDays(owner).checklist(TODAY).items] == [None]


def test_a_change_of_dose_keeps_the_ticks_of_the_day(owner, act, tick):
    before = act("prescription.add", HEEL_SLIDE).record_id
    tick(before, 1)
    new = {"name": "Heel slide", "sets": 4, "reps": 12, "supersedes": str(before)}
    after = act("prescription.revise", new).record_id
    assert outcomes(owner) == [("done", "to-do", "to-do", "to-do")]
    tick(after, 2)
    assert outcomes(owner) == [("done", "done", "to-do", "to-do")]


def test_the_dose_of_a_past_day_is_the_dose_of_then(owner, act):
    before = act("prescription.add", HEEL_SLIDE).record_id
    tomorrow = TODAY + timedelta(days=1)
    new = HEEL_SLIDE | {"sets": 5, "supersedes": str(before)}
    act("prescription.revise", new, acted_on=tomorrow)
    assert [i.dose.sets for i in ProgramDays(owner).checklist(TODAY).items] == [3]
    assert [i.dose.sets for i in ProgramDays(owner).checklist(tomorrow).items] == [5]


def test_of_two_revisions_of_one_version_the_first_stands_and_the_other_is_kept(owner, act, mint):
    before = act("prescription.add", HEEL_SLIDE).record_id
    act("prescription.revise", HEEL_SLIDE | {"sets": 4, "supersedes": str(before)})
    late = mint("prescription.revise", HEEL_SLIDE | {"sets": 5, "supersedes": str(before)})
    assert apply(owner, late).outcome == "conflict"
    assert [i.dose.sets for i in ProgramDays(owner).checklist(TODAY).items] == [4]
    assert db.session.get(Prescription, (owner.id, late.record_id)).sets == 5


def test_an_ended_exercise_is_off_the_list_and_comes_back(owner, act):
    exercise = act("prescription.add", HEEL_SLIDE).record_id
    act("prescription.end", record_id=exercise)
    assert ProgramDays(owner).checklist(TODAY).planned == 0
    assert [ended.id for ended in Program(owner).ended()] == [exercise]
    act("prescription.resume", record_id=exercise)
    assert ProgramDays(owner).checklist(TODAY).planned == 1


def test_an_older_version_does_not_come_back_beside_the_newer(owner, act, mint):
    before = act("prescription.add", HEEL_SLIDE).record_id
    act("prescription.revise", HEEL_SLIDE | {"supersedes": str(before)})
    verdict = apply(owner, mint("prescription.resume", record_id=before))
    assert (verdict.outcome, verdict.code) == ("rejected", "superseded")


FULL = HEEL_SLIDE | {
    "reps": 12,
    "hold_seconds": 5,
    "rest_seconds": 60,
    "load": "red band",
    "side": "each",
    "plan": "days",
    "weekdays": ["fri", "mon"],
    "bouts_per_day": 2,
    "until_on": "2026-12-24",
    "set_by": "therapist",
    "bad_day": "fewer",
    "bad_day_sets": 1,
    "bad_day_words": "Half as far",
}


def test_a_whole_dose_is_kept_as_it_was_said(owner, act):
    act("prescription.add", FULL, version=2)
    (item,) = ProgramDays(owner).checklist(TODAY).items
    assert len(item.ticks) == 12
    dose = item.dose
    assert (dose.hold_seconds, dose.rest_seconds, dose.load) == (5, 60, "red band")
    assert (dose.days, dose.until_on) == ({0, 4}, date(2026, 12, 24))
    assert (dose.bad_day.sets, dose.bad_day.words, dose.bad_day.rest) == (1, "Half as far", False)


def test_what_is_left_over_in_a_form_from_another_plan_is_not_kept(owner, act):
    act(
        "prescription.add",
        FULL | {"plan": "week", "days_per_week": 2, "bad_day": "rest"},
        version=2,
    )
    (line,) = ProgramDays(owner).lines(TODAY, TODAY)
    (dose,) = line.versions
    assert (dose.weekdays, dose.days_per_week) == (frozenset(), 2)
    assert (dose.bad_day.sets, dose.bad_day.rest) == (None, True)


def test_a_plan_may_begin_later(owner, act):
    act("prescription.add", FULL | {"plan": "daily", "starts_on": "2026-11-23"}, version=2)
    days = [TODAY, date(2026, 11, 22), date(2026, 11, 23)]
    assert [ProgramDays(owner).checklist(day).planned for day in days] == [0, 0, 1]


def test_the_last_word_of_a_chain_of_changes_made_offline_stands(owner, act):
    first = act("prescription.add", HEEL_SLIDE).record_id
    second = act(
        "prescription.revise", HEEL_SLIDE | {"sets": 4, "supersedes": str(first)}
    ).record_id
    act("prescription.revise", HEEL_SLIDE | {"sets": 5, "supersedes": str(second)})
    assert [len(each) for each in outcomes(owner)] == [5]
    detail = Details(owner).of(second, TODAY)
    assert [version.sets for version in detail.versions] == [5, 4, 3]


def test_a_flare_of_another_person_softens_nothing(owner, act):
    other = people.join(name="Bea", login="bea", password_hash="none", zone="UTC")
    act("prescription.add", FULL, version=2)
    apply(other, minted("phase.start", {"kind": "flare", "last_on": "2026-11-22"}))
    assert ProgramDays(owner).checklist(TODAY).flare is None


def test_feedback_sets_what_it_names_and_leaves_the_rest(owner, act):
    act("feedback.give", {"on": "2026-11-20", "pain": 4})
    act("feedback.give", {"on": "2026-11-20", "effort": 6})
    act("feedback.give", {"on": "2026-11-20", "pain": None})
    (said,) = Feedbacks(owner).of_day(TODAY).values()
    assert (said.pain, said.effort) == (None, 6)


def test_years_of_thirty_exercises_take_no_more_queries_than_one(owner, act):
    for number in range(30):
        act("prescription.add", FULL | {"name": f"Exercise {number}"}, version=2)
    with queries() as statements:
        assert ProgramDays(owner).checklist(TODAY).planned == 30
    assert len(statements) <= 3


BAD_DOSES = [
    {"sets": 0},
    {"sets": -3},
    {"sets": 21},
    {"reps": 0},
    {"reps": 501},
    {"name": ""},
    {"name": "x" * 101},
    {"name": "bell\x07"},
]


@pytest.mark.parametrize("change", BAD_DOSES, ids=str)
@pytest.mark.parametrize("version", [1, 2])
def test_a_dose_that_cannot_be_is_refused(owner, mint, change, version):
    verdict = apply(owner, mint("prescription.add", HEEL_SLIDE | change, version=version))
    assert verdict.code == "invalid_body"


@pytest.mark.parametrize(
    "change",
    [
        {"hold_seconds": 0},
        {"hold_seconds": 601},
        {"rest_seconds": -1},
        {"minutes": 301},
        {"load": "x" * 61},
        {"side": "both"},
        {"weekdays": ["mon"] * 8},
        {"weekdays": ["monday"]},
        {"days_per_week": 8},
        {"bouts_per_day": 13},
        {"until_on": "soon"},
        {"set_by": "insurer"},
        {"bad_day": "worse"},
        {"bad_day_sets": 0},
        {"bad_day_words": "x" * 201},
        {"exercise": "no-such-slug"},
        {"plan": "monthly"},
        {"starts_on": "2026-02-30"},
    ],
    ids=str,
)
def test_a_part_of_a_dose_that_cannot_be_is_refused(owner, mint, change):
    verdict = apply(owner, mint("prescription.add", FULL | change, version=2))
    assert verdict.code == "invalid_body"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"on": "2026-11-22"}, "future_day"),
        ({"marks": []}, "invalid_body"),
        ({"marks": ["1 none 1"]}, "invalid_body"),
        ({"marks": [f"{UUID(int=5)} 1 none 0"]}, "invalid_body"),
        ({"marks": [f"{UUID(int=5)} 13 none 1"]}, "invalid_body"),
        ({"marks": [f"{UUID(int=5)} 1 both 1"]}, "invalid_body"),
        ({"marks": [f"{UUID(int=5)} 1 none 1"]}, "not_found"),
        ({"outcome": "almost"}, "invalid_body"),
        ({"outcome": "skipped", "reason": "lazy"}, "invalid_body"),
    ],
    ids=str,
)
def test_a_tick_that_cannot_be_is_refused(owner, act, mint, change, code):
    exercise = act("prescription.add", HEEL_SLIDE).record_id
    body = {"on": "2026-11-20", "marks": [f"{exercise} 1 none 1"], "outcome": "done"}
    assert apply(owner, mint("sets.mark", body | change)).code == code
    assert outcomes(owner) == [("to-do",) * 3]


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("phase.start", {"kind": "flare"}),
        ("phase.start", {"kind": "flare", "last_on": "2026-11-19"}),
        ("phase.start", {"kind": "flare", "last_on": "2027-11-19"}),
        ("phase.start", {"kind": "holiday"}),
        ("phase.start", {"kind": "maintenance", "days_per_week": 8}),
        ("feedback.give", {"on": "2026-11-20"}),
        ("feedback.give", {"on": "2026-11-20", "pain": 11}),
        ("feedback.give", {"on": "2026-11-20", "effort": True}),
    ],
    ids=str,
)
def test_what_a_day_cannot_hold_is_refused(owner, mint, name, body):
    assert apply(owner, mint(name, body)).code == "invalid_body"
