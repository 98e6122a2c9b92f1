"""The program without a network: shown at once, kept, and the same on the server later."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.support.kept import back_on_the_net, keep, open_kept
from tests.support.ticks import exercise_on


@pytest.fixture
def cut_off(anas, ana, phone) -> Page:
    """Ana's phone with her pages kept and no network; her program is one exercise."""
    dose = {"sets": "2", "reps": "8", "side": "each", "bad_day_words": "Half as high"}
    ana.act("/exercises", name="Leg raise", starts_on="2026-01-01", **dose)
    keep(anas)
    phone.set_offline(True)
    open_kept(anas, "/exercises")
    return anas


def press(page: Page, name: str) -> None:
    expect(page.locator("form[aria-busy=true]")).to_have_count(0)
    page.get_by_role("button", name=name, exact=True).first.tap()


def test_sets_are_ticked_skipped_and_taken_back(cut_off, ana):
    press(cut_off, "Set 2 of Leg raise, Right")
    expect(cut_off.get_by_role("button", name="Set 2 of Leg raise, Right (done)")).to_be_visible()
    press(cut_off, "Skip")
    expect(cut_off.get_by_text("Skipped. That is fine.").first).to_be_visible()
    press(cut_off, "Pain")
    expect(cut_off.locator("[name=reason][value=pain]").first).to_have_attribute(
        "aria-pressed", "true"
    )
    open_kept(cut_off, "/")
    expect(cut_off.locator("#exercises .progress .skipped")).to_have_count(1)
    open_kept(cut_off, "/exercises")
    press(cut_off, "Take back: Leg raise")
    press(cut_off, "All sets done")
    expect(cut_off.locator("#plan .count")).to_contain_text("1 of 1 planned")
    back_on_the_net(cut_off)
    assert "1 of 1 planned" in ana.get("/").text


def test_a_new_exercise_is_on_the_list_at_once_and_can_be_done(cut_off, ana):
    open_kept(cut_off, "/exercises/new")
    cut_off.get_by_label("Exercise", exact=True).fill("Towel squeeze")
    cut_off.get_by_label("Sets", exact=True).fill("3")
    press(cut_off, "Save")
    card = cut_off.locator(".exercise", has_text="Towel squeeze")
    expect(card).to_contain_text("3 sets of 10")
    expect(card).to_contain_text("On this phone")
    card.get_by_role("button", name="All sets done").or_(
        card.get_by_role("button", name="Done", exact=True)
    ).tap()
    expect(cut_off.locator("#plan .count")).to_contain_text("1 of 2 planned")
    open_kept(cut_off, "/exercises")
    expect(cut_off.locator("#plan .count")).to_contain_text("1 of 2 planned")
    back_on_the_net(cut_off)
    page = ana.get("/exercises").text
    assert "1 of 2 planned" in ana.get("/").text and page.count('class="tick done"') == 3


def test_a_dose_is_changed_twice_and_the_last_word_stands(cut_off, ana):
    for sets in ("3", "4"):
        open_kept(cut_off, "/exercises")
        cut_off.get_by_role("link", name="Leg raise").tap()
        cut_off.get_by_role("link", name="Change the dose").tap()
        cut_off.get_by_label("Sets", exact=True).fill(sets)
        press(cut_off, "Save")
        expect(cut_off.locator(".exercise").first).to_contain_text(f"{sets} sets of 8")
    back_on_the_net(cut_off)
    page = ana.get(exercise_on(ana.get("/exercises").text)).text.replace("\N{NO-BREAK SPACE}", " ")
    assert re.findall(r"<b>(\d) sets of 8", page) == ["4", "3", "2"]


def test_a_bad_day_a_note_and_how_it_went(cut_off, ana):
    cut_off.get_by_text("Bad day? Ease the plan").tap()
    press(cut_off, "2 days")
    expect(cut_off.get_by_text("Your plan is easier for now.").first).to_be_visible()
    expect(cut_off.get_by_text("Easier: Half as high")).to_be_visible()
    press(cut_off, "All sets done")
    press(cut_off, "6")
    expect(cut_off.locator('[name=pain][value="6"]')).to_have_attribute("aria-pressed", "true")
    cut_off.get_by_role("link", name="Leg raise").tap()
    cut_off.get_by_label("In your words").fill("Fine in bed")
    press(cut_off, "Save note")
    cut_off.reload()
    expect(cut_off.get_by_label("In your words")).to_have_value("Fine in bed")
    back_on_the_net(cut_off)
    page = ana.get("/exercises").text
    assert "Your plan is easier until" in page
    assert re.search('name="pain" value="6" aria-pressed="true"', page)
    assert "Fine in bed" in ana.get(exercise_on(page)).text


def test_a_missed_day_is_filled_in(cut_off, ana):
    cut_off.get_by_role("link", name="Fill in yesterday").tap()
    press(cut_off, "All sets done")
    expect(cut_off.locator("#plan .count")).to_contain_text("1 of 1 planned")
    open_kept(cut_off, "/exercises")
    expect(cut_off.locator("#plan .count")).to_contain_text("0 of 1 planned")


def test_one_of_the_library_is_added_as_a_usual_start(cut_off, ana):
    open_kept(cut_off, "/exercises/library/sit-to-stand")
    press(cut_off, "Add to my exercises")
    card = cut_off.locator(".exercise", has_text="Sit to stand")
    expect(card).to_contain_text("On this phone")
    card.get_by_role("button", name="Skip").tap()
    expect(card).to_contain_text("Skipped. That is fine.")
    back_on_the_net(cut_off)
    page = ana.get("/exercises/program").text
    assert "Sit to stand" in page
    assert (
        "A usual start" in ana.get(re.findall(r'href="(/exercises/[0-9a-f-]{36})"', page)[-1]).text
    )
