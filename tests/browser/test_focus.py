"""Whoever works by keyboard or screen reader is never thrown back to the top of the page."""

import pytest
from playwright.sync_api import Page, expect


def test_the_skip_link_leads_into_the_page(anas):
    anas.goto("/exercises")
    anas.keyboard.press("Tab")
    skip = anas.get_by_role("link", name="Skip to the page")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    anas.keyboard.press("Enter")
    expect(anas.get_by_role("main")).to_be_focused()
    anas.keyboard.press("Tab")
    expect(anas.get_by_role("link", name="Add", exact=True)).to_be_focused()


@pytest.fixture
def exercises(anas, ana) -> Page:
    for name in ("Heel raise", "Wall sit"):
        ana.act("/exercises", name=name, sets="3", reps="10")
    anas.goto("/exercises")
    return anas


def test_the_focus_stays_on_the_tick(exercises):
    second = exercises.get_by_role("button", name="Set 2 of Wall sit", exact=True)
    second.focus()
    exercises.keyboard.press("Space")
    done = exercises.get_by_role("button", name="Set 2 of Wall sit (done)", exact=True)
    expect(done).to_be_focused()
    wait_until_it_takes_another_tap(done)
    exercises.keyboard.press("Space")
    expect(second).to_be_focused()


def wait_until_it_takes_another_tap(control) -> None:
    expect(control.locator("xpath=ancestor::form")).not_to_have_attribute("aria-busy", "true")


def test_the_focus_follows_an_exercise_to_the_complete_ones_and_is_seen(exercises):
    for number in (1, 2, 3):
        exercises.get_by_role("button", name=f"Set {number} of Heel raise", exact=True).focus()
        exercises.keyboard.press("Enter")
        done = "Take back: Heel raise" if number == 3 else f"Set {number} of Heel raise (done)"
        expect(exercises.locator(":focus")).to_have_accessible_name(done)
    expect(exercises.locator(":focus")).to_be_in_viewport(ratio=1)


def test_the_focus_stays_in_the_page_when_its_control_goes(anas, ana):
    ana.act("/visits")
    anas.goto("/visits")
    anas.get_by_role("button", name="Take off").focus()
    anas.keyboard.press("Enter")
    expect(anas.get_by_role("status")).to_contain_text("Visit taken off.")
    expect(anas.get_by_role("main")).to_be_focused()

    anas.get_by_role("button", name="Undo").focus()
    anas.keyboard.press("Enter")
    expect(anas.get_by_role("status")).to_contain_text("The visit is back.")
    expect(anas.get_by_role("main")).to_be_focused()


def test_the_focus_goes_on_to_the_earlier_entries(anas, ana):
    for _ in range(32):
        ana.post("/journal", data={"intensity": "3"})
    anas.goto("/journal")
    anas.get_by_role("link", name="Show earlier").focus()
    anas.keyboard.press("Enter")
    expect(anas.locator("a.entry")).to_have_count(32)
    expect(anas.locator("a.entry").nth(30)).to_be_focused()
