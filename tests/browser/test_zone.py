"""A phone that is in another zone offers to move the times, and moves nothing by itself."""

import pytest
from playwright.sync_api import expect

from tests.support.axe import violations
from tests.support.browser import cookie_of

ASKS = "You seem to be in Lisbon now. Move your times there?"


@pytest.fixture
def ana(sign_up):
    return sign_up("ana", zone="America/New_York")


@pytest.fixture
def abroad(open_phone, ana):
    """Her phone in Lisbon, at Today."""
    phone = open_phone(timezone_id="Europe/Lisbon")
    phone.add_cookies([cookie_of(ana)])
    page = phone.new_page()
    page.goto("/")
    return page


def test_who_says_yes_is_moved(abroad, ana):
    expect(abroad.get_by_text(ASKS)).to_be_visible()
    assert violations(abroad) == []
    assert 'data-zone="America/New_York"' in ana.get("/").text
    abroad.get_by_role("button", name="Move them").tap()
    expect(abroad.locator("html[data-zone='Europe/Lisbon']")).to_have_count(1)
    expect(abroad.get_by_text(ASKS)).to_have_count(0)
    profile = ana.get("/settings/profile").text
    assert 'selected value="Europe/Lisbon"' in profile and 'value="Ana"' in profile


def test_who_says_no_is_not_asked_again(abroad, ana):
    abroad.get_by_role("button", name="No, keep").tap()
    expect(abroad.get_by_text(ASKS)).to_have_count(0)
    with abroad.expect_event("load"):
        abroad.reload()
    abroad.wait_for_load_state("networkidle")
    expect(abroad.get_by_text(ASKS)).to_have_count(0)
    assert 'data-zone="America/New_York"' in ana.get("/").text


@pytest.mark.parametrize("zone", ["US/Eastern", "UTC"], ids=["another name", "nowhere"])
def test_another_name_for_the_same_zone_asks_nothing(open_phone, sign_up, zone):
    phone = open_phone()
    phone.add_cookies([cookie_of(sign_up("bea", zone=zone))])
    page = phone.new_page()
    page.goto("/", wait_until="networkidle")
    assert page.evaluate("document.getElementById('notices').textContent") == ""
