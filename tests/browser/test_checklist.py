"""The checklist at phone size: with a finger, with the keyboard alone, and without scripts."""

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser import cookie_of
from tests.support.hands import Finger, Keys


@pytest.fixture(params=["finger", "no scripts", "keyboard"])
def patient(request, open_phone, ana):
    context = open_phone(java_script_enabled=request.param != "no scripts")
    context.add_cookies([cookie_of(ana)])
    return Patient(context.new_page(), Keys if request.param == "keyboard" else Finger)


class Patient:
    def __init__(self, page: Page, hands):
        self.page, self.hands = page, hands(page)

    def press(self, role: str, name: str) -> None:
        expect(self.page.locator("form[aria-busy=true]")).to_have_count(0)
        self.hands.press(self.page.get_by_role(role, name=name, exact=True).first)

    def sees(self, text: str) -> None:
        expect(self.page.locator("main")).to_contain_text(text)


def test_from_the_library_to_a_finished_day(patient):
    """Found, dosed as the therapist says, done side by side, and said how it went."""
    page = patient.page
    page.goto("/exercises/library/straight-leg-raise")
    patient.press("link", "Add with other numbers")
    patient.hands.write(page.get_by_label("Sets", exact=True), "2")
    patient.press("button", "Save")
    patient.sees("0 of 1 planned")
    patient.press("button", "Set 1 of Straight leg raise, Left")
    patient.sees("0 of 1 planned")
    patient.press("button", "All sets done")
    patient.sees("1 of 1 planned")
    patient.press("button", "3")
    expect(page.locator('[name=pain][value="3"]')).to_have_attribute("aria-pressed", "true")
    patient.press("button", "Take back: Straight leg raise")
    patient.sees("0 of 1 planned")


def test_what_got_in_the_way_is_one_more_tap(patient, ana):
    ana.act("/exercises", name="Bridge", sets="2", reps="8")
    patient.page.goto("/exercises")
    patient.press("button", "Skip")
    patient.sees("Skipped. That is fine.")
    patient.press("button", "No time")
    chip = patient.page.locator("[name=reason][value=time]").first
    expect(chip).to_have_attribute("aria-pressed", "true")
    patient.press("button", "Take back: Bridge")
    expect(patient.page.get_by_role("button", name="Skip")).to_be_visible()


def test_a_bad_day_is_one_tap(patient, ana):
    ana.act("/exercises", name="Bridge", sets="3", reps="8", bad_day="fewer", bad_day_sets="1")
    patient.page.goto("/exercises")
    patient.hands.press(patient.page.get_by_text("Bad day? Ease the plan"))
    patient.press("button", "3 days")
    patient.sees("Your plan is easier until")
    expect(patient.page.locator("#checklist .ticks .tick")).to_have_count(1)
    patient.press("button", "Back to the usual plan")
    expect(patient.page.locator("#checklist .ticks .tick")).to_have_count(3)
