"""The library on a phone: found while one types, and without a network."""

import re

import pytest
from playwright.sync_api import Page, expect

from app.exercises.library import IGNORED, LIBRARY
from app.exercises.search import entry_of, search
from app.web import assets
from tests.exercises.test_search import TABLE
from tests.support.browser import cookie_of
from tests.support.kept import keep, open_kept

ITEMS = [
    {
        "slug": slug,
        "words": entry_of(each).words,
        "regions": each.regions,
        "kind": each.kind,
        "equipment": each.equipment_keys,
    }
    for slug, each in LIBRARY.items()
]
ASKED = [{name: row[name] for name in row if name not in ("first", "count")} for row in TABLE]


@pytest.fixture
def rows(anas):
    """The names that the list shows."""
    return anas.locator("exercise-search li:not([hidden]) b")


def test_the_phone_finds_what_the_server_finds(page: Page):
    page.goto("/help")
    script = f"""async ([items, asked, ignored]) => {{
      const {{ search }} = await import("{assets.url("js/search.js")}");
      return asked.map((one) => search(items, one, ignored).map(({{ slug }}) => slug));
    }}"""
    found = page.evaluate(script, [ITEMS, ASKED, sorted(IGNORED)])
    for asked, slugs in zip(ASKED, found, strict=True):
        here = search(LIBRARY.values(), **asked, ignored=IGNORED)
        assert slugs == [each.slug for each in here], asked


def test_the_list_narrows_as_one_types_and_asks_nobody(anas, rows):
    anas.goto("/exercises/library")
    asked = []
    anas.on("request", lambda request: asked.append(request.url))
    anas.get_by_label("Search").fill("glute bridge")
    expect(rows).to_have_text(["Bridge"])
    expect(anas.get_by_role("status").filter(has_text="exercise")).to_have_text("1 exercise")
    anas.get_by_label("Search").fill("")
    expect(rows).to_have_count(60)
    assert [url for url in asked if "/exercises" in url] == []


def test_the_best_comes_first_and_nothing_found_offers_to_type(anas, rows):
    anas.goto("/exercises/library")
    anas.get_by_label("Search").fill("walking")
    expect(rows.first).to_have_text("Walking")
    anas.get_by_label("Search").fill("moonwalk")
    expect(rows).to_have_count(0)
    expect(anas.get_by_role("link", name="Type it in yourself")).to_be_visible()


def test_filters_hold_at_once_and_back_finds_them_again(anas, rows):
    anas.goto("/exercises/library")
    anas.get_by_text("Filters").tap()
    anas.get_by_label("Part of the body").select_option("ankle")
    anas.get_by_label("Kind").select_option("stretch")
    expect(rows).to_have_text(["Wall calf stretch", "Towel calf stretch"])
    anas.get_by_role("link", name="Towel calf stretch").tap()
    expect(anas.get_by_role("heading", level=1)).to_have_text("Towel calf stretch")
    anas.go_back()
    expect(rows).to_have_count(2)


def test_enter_asks_nobody_either(anas, rows):
    anas.goto("/exercises/library")
    anas.evaluate("document.isStillHere = true")
    anas.get_by_label("Search").fill("clam")
    anas.get_by_label("Search").press("Enter")
    expect(anas.get_by_label("Search")).not_to_be_focused()
    assert anas.evaluate("document.isStillHere")
    expect(rows).to_have_text(["Clamshell"])


def test_without_a_network_it_is_searched_and_read(anas, phone, rows):
    keep(anas)
    phone.set_offline(True)
    open_kept(anas, "/exercises/library")
    anas.get_by_label("Search").fill("slr")
    expect(rows.first).to_have_text("Straight leg raise")
    anas.get_by_role("link", name="Straight leg raise").first.tap()
    expect(anas.get_by_role("heading", level=1)).to_have_text("Straight leg raise")
    expect(anas.locator("svg.figure")).to_be_visible()
    expect(anas).to_have_title(re.compile("^Straight leg raise · Homestretch$"))
    assert anas.locator("html[data-kept]").count()
    anas.get_by_role("link", name="Exercise library").tap()
    expect(rows).to_have_count(60)


def test_a_kept_list_shows_what_its_address_asks(anas, phone, rows):
    keep(anas)
    phone.set_offline(True)
    open_kept(anas, "/exercises/library?q=clam")
    expect(rows).to_have_text(["Clamshell"])


def test_an_exercise_that_the_phone_does_not_know_is_the_list(anas, phone, rows):
    keep(anas)
    phone.set_offline(True)
    open_kept(anas, "/exercises/library/of-a-later-release")
    expect(rows).to_have_count(60)


def test_without_scripts_the_form_asks_the_server(open_phone, ana):
    plain = open_phone(java_script_enabled=False)
    plain.add_cookies([cookie_of(ana)])
    page = plain.new_page()
    page.goto("/exercises/library")
    page.get_by_label("Search").fill("clam")
    page.get_by_role("button", name="Search").tap()
    expect(page.locator("li:not([hidden]) b")).to_have_text(["Clamshell"])
