"""The trend's filter in a browser, and how its picture stretches."""

from itertools import combinations

import pytest
from playwright.sync_api import expect

from app import clock as wall_clock
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


@pytest.fixture(scope="module", params=[JOURNAL, A_YEAR], ids=lambda state: state.name)
def with_a_picture(request, whole_stage, chromium):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wall_clock, "_read", whole_stage.clock)
        with whole_stage.shown(chromium, request.param) as page:
            yield page


@pytest.mark.parametrize("window", WINDOWS, ids=lambda window: window.name)
def test_the_text_of_the_picture_keeps_its_size_and_its_place(with_a_picture, window):
    dressed(with_a_picture, window)
    card, texts = with_a_picture.evaluate(MEASURED)
    assert texts
    assert all(text["size"] >= LEAST_PX for text in texts)
    assert all(text["x"] >= card["x"] for text in texts)
    assert all(text["x"] + text["width"] <= card["x"] + card["width"] for text in texts)
    ticks = texts[-2:] if window.text > 1 else texts[-3:]
    assert not any(overlap(*pair) for pair in combinations(ticks, 2))


# The card, and every text in its picture that is shown.
MEASURED = """() => {
  const box = (e) => e.getBoundingClientRect().toJSON();
  const texts = [...document.querySelectorAll(".chart text")]
    .filter((text) => text.checkVisibility({ visibilityProperty: true }))
    .map((text) => ({ ...box(text), size: parseFloat(getComputedStyle(text).fontSize) }));
  return [box(document.getElementById("trend")), texts];
}"""
