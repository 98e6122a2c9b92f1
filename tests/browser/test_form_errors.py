"""A refused form keeps what was typed, says what to mend, and takes the focus there."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser import cookie_of


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def scripts(request) -> bool:
    return request.param


@pytest.fixture
def page_of_ana(open_phone, ana, scripts) -> Page:
    context = open_phone(java_script_enabled=scripts)
    context.add_cookies([cookie_of(ana)])
    return context.new_page()


@pytest.mark.parametrize("scripts", [False], ids=["no scripts"])
def test_a_limit_with_a_wrong_number_is_kept_as_typed(page_of_ana):
    """With scripts a phone says it by itself, as it does of a dose."""
    page = page_of_ana
    page.goto("/visits/pools/new/limit")
    page.get_by_label("Name or number").fill("Approval 1182")
    page.get_by_label("How many visits?").fill("-3")
    page.get_by_role("button", name="Save").tap()

    expect(page.get_by_role("alert")).to_contain_text("Enter a number from 1 to 999.")
    expect(page.get_by_label("Name or number")).to_have_value("Approval 1182")
    wrong = page.get_by_label("How many visits?")
    expect(wrong).to_have_value("-3")
    expect(wrong).to_have_attribute("aria-invalid", "true")
    expect(wrong).to_have_accessible_description(re.compile("Error: Enter a number from 1 to 999"))

    wrong.fill("3")
    page.get_by_role("button", name="Save").tap()
    expect(page.get_by_role("heading", name="Approval 1182")).to_be_visible()


def test_a_phone_says_by_itself_what_does_not_fit_a_dose(anas):
    """A new exercise waits for no server, so nobody else could say it."""
    anas.goto("/exercises/new")
    name, sets = (anas.get_by_label(label, exact=True) for label in ("Exercise", "Sets"))
    anas.get_by_role("button", name="Save").tap()
    expect(name).to_be_focused()
    expect(name).to_have_js_property("validationMessage", "Please fill this in.")
    name.fill("Heel raise")
    sets.fill("-3")
    expect(anas.locator("form[aria-busy=true]")).to_have_count(0)
    anas.get_by_role("button", name="Save").tap()
    expect(sets).to_be_focused()
    expect(sets).to_have_js_property("validationMessage", "Enter a number from 1 to 20.")
    sets.fill("")
    expect(anas.locator("form[aria-busy=true]")).to_have_count(0)
    anas.get_by_role("button", name="Save").tap()
    expect(sets).to_have_js_property("validationMessage", "Please fill this in.")
    sets.fill("2")
    expect(anas.locator("form[aria-busy=true]")).to_have_count(0)
    anas.get_by_role("button", name="Save").tap()
    expect(anas.get_by_role("heading", name="Heel raise")).to_be_visible()


def test_a_sign_up_keeps_the_name_and_the_zone(open_phone, scripts):
    page = open_phone(java_script_enabled=scripts).new_page()
    page.goto("/sign-up")
    page.get_by_label("Your name").fill("Bea")
    page.get_by_label("Time zone").select_option("Asia/Tokyo")
    page.get_by_label("Password", exact=True).fill("short")
    page.get_by_role("button", name="Make my account").tap()

    expect(page.get_by_role("alert")).to_contain_text("Password: Use 10 letters or more.")
    expect(page.get_by_label("Your name")).to_have_value("Bea")
    expect(page.get_by_label("Time zone")).to_have_value("Asia/Tokyo")
    expect(page.get_by_label("Password", exact=True)).to_have_value("")


def test_the_focus_goes_to_what_is_wrong(anas):
    anas.goto("/settings/profile")
    first = anas.locator("main form input:not([type=hidden])").first
    first.fill("")
    first.press("Enter")
    alert = anas.get_by_role("alert")
    expect(alert).to_be_focused()
    expect(alert).to_be_in_viewport()

    alert.get_by_role("link").first.press("Enter")
    expect(first).to_be_focused()


def test_a_note_in_the_making_outlives_a_change_of_the_number(anas):
    anas.goto("/")
    anas.get_by_role("button", name="4", exact=True).tap()
    anas.get_by_label("Note", exact=True).fill("After the stairs")
    anas.get_by_text("Change number").tap()
    anas.get_by_role("button", name="6", exact=True).tap()

    expect(anas.get_by_role("heading", name="Pain 6 of 10")).to_be_visible()
    expect(anas.get_by_label("Note", exact=True)).to_have_value("After the stairs")
    anas.get_by_role("button", name="Done").tap()
    expect(anas.get_by_role("status")).to_contain_text("Changes saved.")
