"""A pain entry in full without a network: kept, shown again, and the same on the server later."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.support.kept import back_on_the_net, keep, open_kept

KNEE = "rate.site.knee.left"


@pytest.fixture
def cut_off(anas, ana, phone) -> Page:
    """Ana's phone with her pages kept, and no network; her last entry was of the left knee."""
    entry = ana.post("/journal", data={"intensity": "6", "site": "knee.left", "which": "now"})
    said = {"revision": "1", "when": "kept", "asked": ["worse_with"], "worse_with": ["walking"]}
    ana.post(entry.location.partition("?")[0], data=said)
    keep(anas)
    phone.set_offline(True)
    open_kept(anas, "/")
    return anas


def tap_number(page: Page, number: int) -> None:
    page.locator("#pain").get_by_role("button", name=str(number), exact=True).tap()
    expect(page.get_by_role("heading", name=f"Pain {number} of 10")).to_be_visible()


def test_a_new_entry_has_the_last_place_and_words_and_can_say_more(cut_off, ana):
    tap_number(cut_off, 3)
    address = cut_off.url
    expect(cut_off.get_by_role("button", name="Left knee, 3 of 10")).to_be_visible()
    expect(cut_off.get_by_role("checkbox", name="Walking").first).to_be_checked()
    cut_off.get_by_role("button", name="Walking, not rated").tap()
    cut_off.locator("rating-rows .pad").get_by_role("button", name="5", exact=True).tap()
    cut_off.get_by_label("What did pain stop you doing?").fill("The stairs")
    cut_off.get_by_role("button", name="Done").tap()
    expect(cut_off.get_by_role("heading", name="Today", level=1)).to_be_visible()

    open_kept(cut_off, "/journal")
    line = cut_off.locator("#days li").first
    expect(line).to_contain_text("Left knee")
    expect(line).to_contain_text("On this phone")
    line.get_by_role("link").tap()
    expect(cut_off.get_by_role("button", name="Walking, 5 of 10")).to_be_visible()
    expect(cut_off.get_by_label("What did pain stop you doing?")).to_have_value("The stairs")

    back_on_the_net(cut_off)
    page = ana.get(re.search(r"/journal/[0-9a-f-]{36}", address).group()).text
    assert "The stairs" in page
    for name, number in ((KNEE, 3), ("rate.movement.walking", 5)):
        select = re.search(rf'name="{re.escape(name)}".*?</select>', page, re.DOTALL).group()
        assert f'value="{number}" selected' in select
    assert re.search(r'checked[^>]*name="worse_with"[^>]*value="walking"', page)


def test_an_older_entry_is_changed_as_it_stands_and_not_as_a_new_one(cut_off, ana):
    open_kept(cut_off, "/journal")
    cut_off.locator("#days li").first.get_by_role("link").tap()
    expect(cut_off.get_by_role("button", name="Left knee, 6 of 10")).to_be_visible()
    address = cut_off.url
    cut_off.get_by_role("checkbox", name="Walking").first.locator("..").locator("label").tap()
    cut_off.locator("label.chip", has_text="Sitting long").tap()
    cut_off.get_by_role("button", name="Done").tap()
    expect(cut_off.get_by_role("heading", name="Journal", level=1)).to_be_visible()
    back_on_the_net(cut_off)
    page = ana.get(re.search(r"/journal/[0-9a-f-]{36}", address).group()).text
    chosen = re.findall(r'checked[^>]*name="worse_with"[^>]*value="(\w+)"', page)
    assert chosen == ["sitting"]


def test_a_missed_day_and_another_place_are_filled_in(cut_off, ana):
    cut_off.get_by_role("link", name="Rate something else").tap()
    cut_off.get_by_label("Where?").select_option("low_back")
    cut_off.locator("label.chip", has_text="Yesterday").tap()
    cut_off.get_by_role("button", name="2", exact=True).tap()
    expect(cut_off.get_by_role("heading", name="Pain 2 of 10")).to_be_visible()
    back_on_the_net(cut_off)
    lines = re.findall(r'data-is="places">([^<]*)<', ana.get("/journal").text)
    assert lines[:2] == ["Left knee", "Low back"]  # the next one is a phone's own template


def test_what_an_entry_asks_is_chosen(cut_off, ana):
    open_kept(cut_off, "/journal/choices")
    cut_off.locator("label.chip", has_text="Mood").tap()
    cut_off.get_by_role("button", name="Save").tap()
    expect(cut_off.locator(".toast")).to_contain_text("On this phone")
    back_on_the_net(cut_off)
    entry = re.search(r"/journal/[0-9a-f-]{36}", ana.get("/journal").text).group()
    assert "Mood, 0 (low) to 10 (good)" in ana.get(entry).text


def test_what_an_entry_hangs_on_is_chosen_and_its_history_read(anas, ana, phone):
    visit = max(re.findall(r"/visits/([0-9a-f-]{36})/deletion", ana.act("/visits").text))
    entry = ana.post("/journal", data={"intensity": "6"}).location.partition("?")[0]
    ana.post(entry, data={"revision": "1", "when": "kept", "note": "As it was"})
    keep(anas)
    phone.set_offline(True)
    open_kept(anas, "/journal")
    anas.locator("#days li").first.get_by_role("link").tap()
    anas.get_by_text("Edited once").tap()
    expect(anas.locator("#history")).to_contain_text("Until")
    expect(anas.locator(".back")).to_have_text("Journal")
    expect(anas.get_by_label("What was it?")).to_be_hidden()
    anas.locator("label.chip", has_text="After exercises or a visit").tap()
    anas.get_by_label("What was it?").select_option(label="Your visit")
    anas.get_by_role("button", name="Done").tap()
    expect(anas.get_by_role("heading", name="Journal", level=1)).to_be_visible()
    expect(
        anas.get_by_text("What is on this phone only is not in the picture yet.")
    ).to_be_visible()
    back_on_the_net(anas)
    page = ana.get(entry).text
    assert re.search(rf'selected value="visit \S+ {visit}"', page)
    assert "After your visit on" in page


def test_other_choices_are_kept_and_one_that_is_not_is_never_shown_as_all(anas, ana, phone):
    for site in ("neck", "knee.left"):
        ana.post("/journal", data={"intensity": "3", "site": site, "which": "now"})
    keep(anas)
    phone.set_offline(True)
    open_kept(anas, "/journal")
    with anas.expect_navigation():
        anas.get_by_label("Place or movement").select_option("neck")
    expect(anas.locator("html[data-kept]")).to_have_count(1)
    expect(anas.get_by_label("Place or movement")).to_have_value("neck")
    expect(anas.locator("#days li")).to_have_count(1)
    anas.goto("/journal?of=head")
    expect(anas.get_by_role("heading", name="You are offline")).to_be_visible()
