"""The trend's filter in a browser, and how its picture stretches."""

from itertools import combinations

import pytest
from playwright.sync_api import expect

from tests.support.made_up import steady, veteran
from tests.support.states import State
from tests.support.windows import BIG_TEXT_ON_A_SMALL_PHONE, EVERY_WINDOW, dressed

JOURNAL = State("journal", "/journal", steady)
A_YEAR = State("journal, a year", "/journal?span=1y", veteran)
WINDOWS = [*EVERY_WINDOW, BIG_TEXT_ON_A_SMALL_PHONE]
LEAST_PX = 15


@pytest.fixture
def journal(stage, chromium):
    with stage.shown(chromium, JOURNAL) as page:
        yield page


def overlap(one: dict, other: dict) -> bool:
    return all(
        one[start] < other[start] + other[size] and other[start] < one[start] + one[size]
        for start, size in (("x", "width"), ("y", "height"))
    )


def test_a_choice_is_shown_at_once(journal):
    show = journal.get_by_role("button", name="Show", exact=True)
    expect(show).to_have_count(0)
    with journal.expect_navigation():
        journal.get_by_label("Place or movement").select_option("Low back")
    assert "of=low_back" in journal.url
    expect(journal.get_by_label("Place or movement")).to_have_value("low_back")


def test_with_keys_the_button_shows_it(journal):
    journal.get_by_label("Place or movement").focus()
    journal.keyboard.press("Tab")
    journal.keyboard.press("ArrowDown")
    assert journal.url.endswith("/journal"), "an arrow is not yet a choice"
    journal.keyboard.press("Tab")
    expect(journal.get_by_role("button", name="Show", exact=True)).to_be_focused()
    with journal.expect_navigation():
        journal.keyboard.press("Enter")
    assert "span=3m" in journal.url


def test_back_brings_the_choice_before(journal):
    with journal.expect_navigation():
        journal.get_by_label("How far back").select_option("3 months")
    journal.go_back()
    expect(journal.get_by_label("How far back")).to_have_value("14d")
    expect(journal.locator("#trend-sentence")).to_contain_text("from the week before")


@pytest.mark.parametrize("window", WINDOWS, ids=lambda window: window.name)
@pytest.mark.parametrize("state", [JOURNAL, A_YEAR], ids=lambda state: state.name)
def test_the_text_of_the_picture_keeps_its_size_and_its_place(stage, chromium, state, window):
    with stage.shown(chromium, state) as page:
        dressed(page, window)
        card = page.locator("#trend").bounding_box()
        texts = page.locator(".chart text:visible").all()
        sizes = [text.evaluate("text => getComputedStyle(text).fontSize") for text in texts]
        boxes = [text.bounding_box() for text in texts]
    assert all(float(size.removesuffix("px")) >= LEAST_PX for size in sizes)
    assert all(box["x"] >= card["x"] for box in boxes)
    assert all(box["x"] + box["width"] <= card["x"] + card["width"] for box in boxes)
    ticks = boxes[-2:] if window.text > 1 else boxes[-3:]
    assert not any(overlap(*pair) for pair in combinations(ticks, 2))
