"""The wallet without a network: counted at once by the pools it draws on, and the same later."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from app.clock import now
from tests.support.kept import back_on_the_net, keep, open_kept
from tests.support.wallets import APPROVAL, LIMIT, VISIT


def day(days: int) -> str:
    return (now() + timedelta(days=days)).date().isoformat()


@pytest.fixture
def cut_off(anas, ana, phone) -> Page:
    """Ana's phone without a network: 3 of a year, 2 of an approval, a visit of yesterday and one
    to come."""
    ana.act("/visits/pools", **LIMIT | {"visits": "3", "period": "calendar_year", "name": "Year"})
    ana.act("/visits/pools", **APPROVAL | {"visits": "2", "ends_on": day(60)})
    ana.act("/visits/bookings", **VISIT | {"held_on": day(-1)})
    ana.act("/visits/bookings", **VISIT | {"held_on": day(4), "place": "Main Street"})
    keep(anas)
    phone.set_offline(True)
    open_kept(anas, "/visits")
    return anas


def press(page: Page, name: str) -> None:
    expect(page.locator("form[aria-busy=true]")).to_have_count(0)
    page.get_by_role("button", name=name, exact=True).first.tap()


def number(page: Page):
    return page.locator(".wallet .bound:visible .big-number")


def set_by(page: Page):
    return page.locator(".wallet .bound:visible .wallet-words")


def test_a_visit_draws_on_every_pool_and_undo_gives_it_back(cut_off, ana):
    expect(number(cut_off)).to_have_text("2")
    press(cut_off, "1 visit today")
    expect(number(cut_off)).to_have_text("1")
    expect(cut_off.locator(".card", has_text="Year").get_by_text("2 left")).to_be_visible()
    expect(cut_off.locator("#visit-list")).to_contain_text("On this phone")
    press(cut_off, "Undo")
    expect(number(cut_off)).to_have_text("2")
    press(cut_off, "1 visit today")
    open_kept(cut_off, "/")
    expect(number(cut_off)).to_have_text("1")
    back_on_the_net(cut_off)
    assert re.search(r'big-number"[^>]*>1<', ana.get("/").text)


def test_few_left_is_said_without_a_network_too(anas, ana, phone):
    ana.act("/visits/pools", **LIMIT | {"visits": "6"})
    keep(anas)
    phone.set_offline(True)
    open_kept(anas, "/visits")
    expect(anas.get_by_text("Few visits are left.")).to_be_hidden()
    press(anas, "1 visit today")
    expect(anas.get_by_text("Few visits are left.")).to_be_visible()
    press(anas, "Undo")
    expect(anas.get_by_text("Few visits are left.")).to_be_hidden()


def test_a_second_visit_of_a_day_is_asked_about(cut_off):
    press(cut_off, "1 visit today")
    expect(cut_off.get_by_role("button", name="1 visit today")).to_be_hidden()
    cut_off.get_by_text("1 more visit today").tap()
    press(cut_off, "Another one: count it")
    expect(number(cut_off)).to_have_text("0")


def test_it_is_said_what_became_of_a_visit(cut_off, ana):
    press(cut_off, "I went")
    expect(number(cut_off)).to_have_text("1")
    expect(cut_off.get_by_text("Did you go?")).to_be_hidden()
    press(cut_off, "Undo")
    expect(number(cut_off)).to_have_text("2")
    open_kept(cut_off, "/")
    press(cut_off, "I went")
    expect(number(cut_off)).to_have_text("1")
    back_on_the_net(cut_off)
    assert "Did you go?" not in ana.get("/").text and "1 of 2 used" in ana.get("/visits").text


def test_a_visit_is_planned_and_another_one_moved(cut_off, ana):
    cut_off.get_by_role("link", name="Plan a visit").tap()
    press(cut_off, "Save")
    field = cut_off.get_by_label("Day", exact=True)
    expect(field).to_have_js_property("validationMessage", "Please fill this in.")
    field.fill(day(2))
    cut_off.get_by_label("Time").fill("14:30")
    press(cut_off, "Save")
    expect(cut_off.locator("#coming")).to_contain_text("Visit planned")
    cut_off.locator("#coming a").first.tap()
    cut_off.get_by_role("textbox", name="Place").fill("Hill Road")
    press(cut_off, "Save")
    expect(cut_off.locator("#coming")).to_contain_text("Visit changed")
    cut_off.locator("#coming a").first.tap()
    expect(cut_off.get_by_role("textbox", name="Place")).to_have_value("Hill Road")
    cut_off.get_by_role("textbox", name="Place").fill("River Road")
    press(cut_off, "Save")
    back_on_the_net(cut_off)
    page = ana.get("/visits").text
    assert (
        "River Road" in page
        and "2:30\N{NO-BREAK SPACE}pm" in page
        and len(re.findall(r'id="visit-\w{8}-', page)) == 2
    )


def test_what_the_plan_gives_is_typed_in_changed_and_put_away(cut_off, ana):
    open_kept(cut_off, "/visits/pools/new/package")
    cut_off.get_by_label("How many visits?").fill("10")
    press(cut_off, "Save")
    expect(cut_off.locator("#new-pools")).to_contain_text("What your plan gives")
    cut_off.get_by_role("link", name="Change or check: Year").tap()
    cut_off.get_by_label("How many visits?").fill("9")
    press(cut_off, "Save")
    told = cut_off.get_by_text("A change, on this phone").locator("visible=true")
    expect(told).to_have_count(1)
    cut_off.get_by_role("link", name="Change or check: approval 1182").tap()
    press(cut_off, "Put this away")
    expect(cut_off.locator(".card", has_text="Approval 1182")).to_be_hidden()
    back_on_the_net(cut_off)
    page = ana.get("/visits").text
    assert "0 of 10 used" in page and "0 of 9 used" in page and "1182" not in page


def test_a_notice_is_read(cut_off, ana):
    open_kept(cut_off, "/")
    told = cut_off.get_by_role("button", name="Got it")
    told.tap()
    expect(told).to_be_hidden()
    back_on_the_net(cut_off)
    assert "Got it" not in ana.get("/").text
