"""Goals, what is hard to do, the week and the questions, over HTTP."""

import re

import pytest

from app.outcomes.instruments import PEG, PEG_IDS

pytestmark = pytest.mark.usefixtures("clock")  # Friday 20 November 2026
ID = "[0-9a-f-]{36}"
WALK = {"name": "Walk to the shop", "baseline": "5", "target": "20", "unit": "minutes"}


def the(page: str, what: str) -> str:
    """The id of the one goal, activity or question of a page."""
    (id,) = set(re.findall(rf'id="{what}-({ID})"', page.partition("<template")[0]))
    return id


def words(page: str) -> str:
    bare = re.sub(r"<[^>]+>", "", page.partition("<template")[0]).replace("\N{NO-BREAK SPACE}", " ")
    return re.sub(r"\s+", " ", bare)


def rate(ana, item, value: int) -> str:
    return ana.act(f"/goals/scores/{item}", value=str(value)).text


def test_a_goal_says_from_where_to_where_and_by_when(ana):
    page = words(ana.act("/goals", **WALK | {"target_on": "2027-01-30"}).text)
    assert "Now 5 minutes. From 5 to 20 minutes, by 30 Jan 2027." in page


def test_the_number_now_is_saved_with_its_day_and_taken_back(ana):
    goal = the(ana.act("/goals", **WALK).text, "goal")
    page = rate(ana, goal, 14)
    assert "Now 14 minutes, 20 Nov." in words(page) and "60% of the way" in page
    undone = ana.act(f"/goals/scores/{goal}", value="14", outcome="undone").text
    assert "Now 5 minutes." in words(undone)


def test_a_goal_without_numbers_is_reached_or_not(ana):
    goal = the(ana.act("/goals", name="Sleep through the night").text, "goal")
    page = ana.act(f"/goals/{goal}/outcome", outcome="reached").text
    assert "You got there." in page and "Reached Sleep through the night" in words(page)
    assert "Set a goal" in ana.get("/goals").text
    again = ana.act(f"/goals/{goal}/outcome", outcome="undone").text
    assert the(again, "goal") == goal


def test_a_goal_is_taken_off_and_brought_back_by_undo(ana):
    goal = the(ana.act("/goals", **WALK).text, "goal")
    page = ana.act(f"/goals/{goal}/deletion").text
    assert "Walk to the shop" not in page and "Taken off your list." in page
    assert "Walk to the shop" in ana.act(f"/goals/{goal}/restoration").text


def test_an_edit_on_an_old_page_is_a_clash_that_keeps_both(ana):
    goal = the(ana.act("/goals", **WALK).text, "goal")
    ana.act(f"/goals/{goal}", **WALK | {"target": "25", "revision": "1"})
    answer = ana.post(f"/goals/{goal}", data=WALK | {"target": "30", "revision": "1"})
    assert (
        answer.status_code == 422 and "another phone" in answer.text and 'value="30"' in answer.text
    )
    assert "to 25 minutes" in words(ana.get("/goals").text)


def test_activities_are_rated_by_one_tap_each_and_compared_after_a_month(ana, clock):
    ids = []
    for name in ("Stairs", "Kneel", "Sleep"):
        page = ana.act("/goals/activities", name=name).text
        ids += set(re.findall(rf'id="activity-({ID})"', page)) - set(ids)
    for item in ids:
        rate(ana, item, 3)
    assert "3.0 of 10, for 3 activities, 20 Nov." in words(ana.get("/goals").text)
    for day in ("2026-12-10", "2026-12-20"):  # a session lasts for a month
        clock.set(f"{day} 18:00")
        for item in ids:
            rate(ana, item, 6)
    page = words(ana.get("/goals").text)
    assert "6.0 of 10, for 3 activities, 20 Dec. It was 3.0 on 20 Nov." in page
    assert "Up by 3.0. 2 or more is more than chance." in page


def test_there_are_five_activities_at_most(ana):
    for name in "ABCDE":
        page = ana.act("/goals/activities", name=name).text
    assert "Five are enough." in page
    assert ana.post("/goals/activities", data={"name": "F"}).status_code == 422


def test_the_week_has_its_questions_word_for_word_and_a_score_of_all_three(ana):
    page = ana.get("/goals/week").text
    assert all(item.question in page for item in PEG)
    for item, value in zip(PEG_IDS, (6, 4, 3), strict=True):
        assert "of 10" not in words(ana.get("/goals").text)
        rate(ana, item, value)
    assert "4.3 of 10, 20 Nov." in words(ana.get("/goals").text)


@pytest.mark.parametrize("value", ["11", "9999"])
def test_an_activity_has_no_number_beyond_ten(ana, value):
    activity = the(ana.act("/goals/activities", name="Stairs").text, "activity")
    assert ana.post(f"/goals/scores/{activity}", data={"value": value}).status_code == 422
    assert "of 10" not in words(ana.get("/goals").text)


def test_a_question_waits_until_it_was_asked(ana):
    page = ana.act("/questions", text="Is a brace any good?").text
    question = the(page, "question")
    asked = ana.act(f"/questions/{question}/outcome", outcome="asked").text
    assert "Marked as asked." in asked and "Nothing to ask yet." in words(asked)
    again = ana.act(f"/questions/{question}/outcome", outcome="undone").text
    assert "Nothing to ask yet." not in words(again) and "Is a brace any good?" in again
