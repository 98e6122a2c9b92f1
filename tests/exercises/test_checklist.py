"""The rules of a day's checklist: no database, no clock."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exercises.checklist import checklist
from app.exercises.dose import BadDay, SetKey
from app.exercises.phase_days import NO_PHASES
from app.exercises.plan import Line, Mark
from tests.exercises.lines import (
    FRI,
    MON,
    SAT,
    SUN,
    THU,
    TUE,
    WED,
    days,
    dose,
    flare,
    line,
    lines,
    maintenance,
    marked,
    some_phases,
    three_a_week,
)


def outcomes(*lines, on=MON, phases=NO_PHASES) -> list[str]:
    return [item.outcome for item in checklist(lines, on, phases).items]


def test_nothing_ticked_is_all_to_do():
    (item,) = checklist([line(dose(sets=3))], MON).items
    assert item.outcomes == ("to-do", "to-do", "to-do")


def test_each_tick_is_its_own_set_side_and_bout():
    twice_each_side = dose(side="each", bouts_per_day=2)
    key = SetKey(2, "right", 1)
    (item,) = checklist([Line([twice_each_side], {MON: [Mark(key, "done")]})], MON).items
    assert [tick.key for tick in item.done] == [key] and len(item.ticks) == 8
    assert [(bout, side) for bout, side, _ticks in item.rows] == [
        (1, "left"),
        (1, "right"),
        (2, "left"),
        (2, "right"),
    ]


def test_a_tick_taken_back_is_to_do_again():
    assert outcomes(line(dose(), mon="undone")) == ["to-do"]


def test_ticks_on_sets_that_a_smaller_dose_dropped_do_not_show():
    late = Mark(SetKey(1, "none", 3), "done")
    (item,) = checklist([Line([dose(sets=1)], {MON: [late]})], MON).items
    assert item.outcomes == ("to-do",)


@pytest.mark.parametrize(
    ("marks", "outcome"),
    [
        ({}, "to-do"),
        ({"mon": "done"}, "done"),
        ({"mon": "part"}, "to-do"),
        ({"mon": "skipped"}, "skipped"),
    ],
    ids=str,
)
def test_an_exercise_is_done_when_every_set_is(marks, outcome):
    assert outcomes(line(dose(), **marks)) == [outcome]


def test_what_was_done_in_part_and_then_skipped_is_settled_as_skipped():
    first, second = dose().set_keys()
    marks = [Mark(first, "done"), Mark(second, "skipped", "pain")]
    (item,) = checklist([Line([dose()], {MON: marks})], MON).items
    assert (item.outcome, item.reason) == ("skipped", "pain")


# Planned on Monday, Wednesday and Friday.
@pytest.mark.parametrize(
    ("done", "on", "is_due", "waits_since"),
    [
        ({}, MON, True, None),
        ({}, TUE, True, MON),
        ({"mon": "done"}, TUE, False, None),
        ({"mon": "part"}, TUE, False, None),
        ({"mon": "skipped"}, TUE, False, None),
        ({"mon": "done"}, WED, True, None),
        ({"tue": "done"}, THU, True, WED),
        ({"tue": "done", "wed": "done"}, THU, False, None),
        ({"wed": "done"}, THU, True, MON),
        ({}, SUN, True, FRI),
        ({"mon": "done", "wed": "done", "thu": "done"}, SAT, False, None),
        ({"sat": "done"}, SAT, True, FRI),
    ],
    ids=str,
)
def test_a_missed_session_waits_for_another_day_of_its_week(done, on, is_due, waits_since):
    day = checklist([line(three_a_week(), **done)], on)
    assert bool(day.items) == is_due
    assert [item.waits_since for item in day.items] == ([waits_since] if is_due else [])


def test_with_monday_everything_begins_anew():
    next_tuesday = TUE.replace(day=24)
    missed = Line([three_a_week()], {next_tuesday.replace(day=23): marked(dose(), "done")})
    assert not checklist([missed], next_tuesday).items


def test_three_times_a_week_is_spread_with_rest_between():
    spread = line(dose(days_per_week=3))
    assert [on for on in (MON, TUE, WED, THU, FRI, SAT, SUN) if not _is_waiting(spread, on)] == [
        MON,
        WED,
        FRI,
    ]


def test_so_many_days_a_week_begin_with_the_day_it_was_added():
    added = line(dose(days_per_week=4, starts_on=WED))
    planned = [on for on in (MON, TUE, WED, THU, FRI, SAT, SUN) if added.is_planned(on, NO_PHASES)]
    assert planned == [WED, THU, SAT, SUN]


def _is_waiting(each, on) -> bool:
    (item,) = checklist([each], on).items
    return item.waits_since is not None


def test_what_is_not_due_can_still_be_done_and_then_shows():
    done = line(three_a_week(), mon="done", tue="done")
    assert outcomes(done, on=TUE) == ["done"]
    resting = checklist([line(three_a_week(), mon="done")], TUE).resting
    assert [item.dose.name for item in resting] == ["Heel slide"]


def test_a_dose_holds_from_its_first_day_to_the_day_before_it_ends():
    versions = dose(ends_on=WED), dose(sets=3, starts_on=WED, until_on=THU)
    sets = [
        [len(item.ticks) for item in checklist([line(*versions)], on).items]
        for on in (TUE, WED, THU, FRI)
    ]
    assert sets == [[2], [3], [3], []]


def test_a_flare_asks_for_fewer_sets_or_none():
    softer = line(dose(sets=3, bad_day=BadDay(sets=1)))
    rests = line(dose(bad_day=BadDay(rest=True)))
    same = line(dose())
    day = checklist([softer, rests, same], MON, flare(MON, TUE))
    assert [len(item.ticks) for item in day.items] == [1, 2]
    assert [item.is_softened for item in day.items] == [True, False]
    assert [item.dose.bad_day.rest for item in day.resting] == [True]


def test_days_of_a_flare_ask_for_nothing_afterwards():
    assert not checklist([line(three_a_week())], TUE, flare(MON, MON)).items


def test_a_flare_asks_when_it_has_ended_by_itself_and_not_for_ever():
    asked = [
        on for on in (MON, TUE, WED, THU, FRI, SAT) if checklist([], on, flare(MON, TUE)).flare_asks
    ]
    assert asked == [WED, THU, FRI]
    assert checklist([], WED, flare(MON, TUE, ends_on=WED)).flare_asks is None


def test_maintenance_takes_the_place_of_the_days_of_each_exercise():
    two = maintenance(MON, 2)
    planned = [on for on in (MON, TUE, WED, THU, FRI) if line(dose()).is_planned(on, two)]
    assert planned == [MON, THU]


@given(st.lists(lines, max_size=3), days, some_phases)
def test_every_line_in_force_is_either_on_the_list_or_resting(lines, day, phases):
    shown = checklist(lines, day, phases)
    in_force = [each for each in lines if each.dose_on(day)]
    assert len(shown.items) + len(shown.resting) == len(in_force)
    assert len(shown.due) + len(shown.skipped) + len(shown.complete) == shown.planned
    assert shown.outcomes == sorted(shown.outcomes, key=["done", "skipped", "to-do"].index)


@given(lines, days, some_phases)
def test_ticking_all_that_is_open_completes_the_day(each, day, phases):
    for item in checklist([each], day, phases).items:
        open_keys = {tick.key for tick in item.open}
        before = [mark for mark in each.marks.get(day, []) if mark.key not in open_keys]
        after = {**each.marks, day: before + [Mark(key, "done") for key in open_keys]}
        assert not checklist([Line(each.versions, after)], day, phases).due


@given(lines, days, some_phases)
def test_an_undo_of_a_tick_restores_the_day_exactly(each, day, phases):
    shown = checklist([each], day, phases)
    for item in shown.items[:1]:
        undone = [Mark(tick.key, "undone") for tick in item.open]
        settled = [
            mark for mark in each.marks.get(day, []) if mark.key not in {m.key for m in undone}
        ]
        assert (
            checklist([Line(each.versions, {**each.marks, day: settled + undone})], day, phases)
            == shown
        )


@given(lines, days, some_phases)
def test_a_session_waits_only_where_fewer_were_settled_than_planned(each, day, phases):
    """Counted once more, from the days themselves."""
    for item in checklist([each], day, phases).items:
        if item.waits_since is None:
            continue
        week = _week_before(day)
        planned = sum(each.is_planned(on, phases) and not phases.flare_on(on) for on in week)
        settled = sum(each.turned_out(on, phases) != "open" for on in week)
        assert planned > settled and item.waits_since in week


def _week_before(day):
    monday = day.toordinal() - day.weekday()
    return [type(day).fromordinal(number) for number in range(monday, day.toordinal())]
