"""The rules of a day's checklist: no database, no clock."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from app.exercises.checklist import Dose, Mark, checklist

LINES = [UUID(int=n) for n in range(4)]
doses = st.lists(
    st.builds(
        Dose,
        id=st.uuids(),
        line_id=st.sampled_from(LINES),
        name=st.just("Heel slide"),
        sets=st.integers(1, 20),
        reps=st.integers(1, 500),
    ),
    unique_by=lambda dose: dose.line_id,
)
marks = st.lists(
    st.builds(
        Mark,
        line_id=st.sampled_from(LINES),
        set_number=st.integers(1, 20),
        outcome=st.sampled_from(["done", "skipped", "undone"]),
    ),
    unique_by=lambda mark: (mark.line_id, mark.set_number),
)


def dose(line: UUID = LINES[0], sets: int = 3) -> Dose:
    return Dose(id=UUID(int=99), line_id=line, name="Heel slide", sets=sets, reps=10)


def test_nothing_ticked_is_all_to_do():
    (item,) = checklist([dose()], []).items
    assert item.outcomes == ("to_do", "to_do", "to_do")
    assert not item.is_complete


def test_each_tick_is_its_own_set():
    (item,) = checklist([dose()], [Mark(LINES[0], 2, "done")]).items
    assert item.outcomes == ("to_do", "done", "to_do")


def test_a_tick_taken_back_is_to_do_again():
    (item,) = checklist([dose(sets=1)], [Mark(LINES[0], 1, "undone")]).items
    assert item.outcomes == ("to_do",)


def test_ticks_on_sets_that_a_smaller_dose_dropped_do_not_show():
    (item,) = checklist([dose(sets=1)], [Mark(LINES[0], 3, "done")]).items
    assert item.outcomes == ("to_do",)


@given(doses, marks)
def test_due_and_complete_share_the_items_between_them(doses, marks):
    day = checklist(doses, marks)
    assert sorted(day.due + day.complete, key=lambda i: i.dose.line_id) == sorted(
        day.items, key=lambda i: i.dose.line_id
    )
    assert 0 <= day.completed <= day.planned == len(doses)
    assert day.outcomes == ["done"] * day.completed + ["to_do"] * len(day.due)


@given(doses, marks)
def test_every_item_has_one_outcome_a_set_in_the_order_of_the_plan(doses, marks):
    day = checklist(doses, marks)
    assert [item.dose for item in day.items] == doses
    assert all(len(item.outcomes) == item.dose.sets for item in day.items)


@given(doses, marks)
def test_ticking_all_that_is_open_completes_the_day(doses, marks):
    everything = [Mark(d.line_id, n, "done") for d in doses for n in range(1, d.sets + 1)]
    assert not checklist(doses, everything).due
