"""The checklist over HTTP."""

import re

import pytest

SHEET = {"name": "Straight leg raise", "sets": "3", "reps": "10"}


@pytest.fixture
def exercise(ana) -> str:
    """The address of an exercise on Ana's list."""
    page = ana.act("/exercises", **SHEET).text
    return re.search(r'href="(/exercises/[0-9a-f-]{36})"', page).group(1)


def tick(ana, exercise, number, outcome="done"):
    day = re.search(r'name="on" value="([^"]+)"', ana.get("/exercises").text).group(1)
    return ana.act(f"{exercise}/completions", on=day, set_number=number, outcome=outcome)


def test_an_empty_list_says_how_to_begin(ana):
    assert "No exercises yet" in ana.get("/exercises").text
    assert "No exercises yet" in ana.get("/").text


def test_a_typed_exercise_stands_on_the_list_in_plain_words(ana, exercise):
    page = ana.get("/exercises").text
    assert "Straight leg raise" in page and "3\xa0sets\xa0of\xa010" in page
    assert "0 of 1 planned" in ana.get("/").text


@pytest.mark.parametrize(
    ("sets", "reps", "words"),
    [("1", "1", "1 time"), ("1", "12", "12 times"), ("2", "8", "2 sets of 8")],
)
def test_a_dose_is_said_as_a_person_would(ana, sets, reps, words):
    ana.act("/exercises", name="Bridge", sets=sets, reps=reps)
    assert f">{words}<" in ana.get("/exercises").text.replace("\xa0", " ")


def test_each_set_is_ticked_and_taken_back(ana, exercise):
    assert "Set 2 done." in tick(ana, exercise, 2).text
    assert "Set 2 is open again." in tick(ana, exercise, 2, "undone").text


def test_the_last_set_completes_the_exercise(ana, exercise):
    for number in (1, 2, 3):
        page = tick(ana, exercise, number).text
    assert "Complete" in page and "1 of 1 planned" in ana.get("/").text


def test_undo_takes_the_tick_back(ana, exercise):
    page = tick(ana, exercise, 1).text
    toast = page[page.index("<toast-note") : page.index("</toast-note>")]
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', toast))
    action = re.search(r'action="([^"]+)"', toast).group(1)
    assert "Set 1 is open again." in ana.act(action, **fields).text


def test_a_changed_dose_shows_at_once(ana, exercise):
    page = ana.act(exercise, name="Straight leg raise", sets="2", reps="8").text
    assert "2\xa0sets\xa0of\xa08" in page and "3\xa0sets\xa0of\xa010" not in page


def test_an_exercise_taken_off_can_be_brought_back(ana, exercise):
    page = ana.act(f"{exercise}/ending").text
    assert "Taken off your list." in page
    assert ana.get(exercise).status_code == 404
    assert "It is back on your list." in ana.act(f"{exercise}/resumption").text


def test_tomorrow_everything_is_open_again(ana, clock):
    page = ana.act("/exercises", **SHEET).text
    exercise = re.search(r'href="(/exercises/[0-9a-f-]{36})"', page).group(1)
    tick(ana, exercise, 1)
    clock.forward(days=1)
    assert "tick done" not in ana.get("/exercises").text


def test_a_tick_from_yesterdays_page_counts_for_yesterday(ana, clock, exercise):
    clock.forward(days=1)
    ana.act(f"{exercise}/completions", on="2026-11-20", set_number="1", outcome="done")
    assert "tick done" not in ana.get("/exercises").text
