"""The remark after an act: there long enough to undo, and gone before it is in the way."""

import pytest
from playwright.sync_api import Page, expect


@pytest.fixture
def told(anas) -> Page:
    """A page that has just said something, with a clock of its own that stands."""
    anas.clock.install()
    anas.goto("/visits")
    anas.get_by_role("button", name="1 visit today").tap()
    expect(toast(anas)).to_contain_text("Visit counted.")
    anas.mouse.move(0, 0)
    anas.clock.pause_at(anas.evaluate("Date.now() / 1000 + 0.1"))
    return anas


def toast(page: Page):
    return page.locator(".toast")


def test_it_goes_after_ten_seconds(told):
    told.clock.run_for(9_000)
    expect(toast(told)).to_be_visible()
    told.clock.run_for(1_500)
    expect(toast(told)).to_have_count(0)


def test_it_stays_while_it_has_the_focus(told):
    told.get_by_role("button", name="Undo").focus()
    told.clock.run_for(60_000)
    expect(toast(told)).to_be_visible()
    told.get_by_role("main").focus()
    told.clock.run_for(10_500)
    expect(toast(told)).to_have_count(0)


def test_it_stays_while_a_pointer_rests_on_it(told):
    toast(told).hover()
    told.clock.run_for(60_000)
    expect(toast(told)).to_be_visible()


def test_it_stays_with_the_focus_when_the_pointer_leaves(told):
    told.get_by_role("button", name="Undo").focus()
    toast(told).hover()
    told.mouse.move(0, 0)
    told.clock.run_for(60_000)
    expect(toast(told)).to_be_visible()


def test_undo_takes_the_act_back(told):
    told.clock.resume()
    told.get_by_role("button", name="Undo").tap()
    expect(toast(told)).to_contain_text("Visit taken off.")
    expect(told.locator("#visit-list li")).to_have_count(0)


def test_a_reload_does_not_say_it_again(anas):
    anas.goto("/")
    anas.get_by_role("button", name="4", exact=True).tap()
    expect(toast(anas)).to_contain_text("Saved: 4 of 10.")
    anas.wait_for_url(lambda url: "done=" not in url)
    anas.reload()
    expect(anas.get_by_role("heading", name="Pain 4 of 10")).to_be_visible()
    expect(toast(anas)).to_have_count(0)
