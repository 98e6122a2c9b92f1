"""The wallet over HTTP."""

import re

import pytest

from tests.support.wallets import LIMIT

PLAN = LIMIT | {"visits": "8", "period": "calendar_year", "opening_used": "1"}


def test_an_empty_wallet_says_how_to_begin(ana):
    assert "How many visits are left?" in ana.get("/").text
    assert "None counted yet." in ana.get("/visits").text


def test_a_visit_can_be_counted_before_any_limit_is_known(ana):
    page = ana.act("/visits").text
    assert "Visit counted." in page and "Take off" in page


def test_a_limit_shows_what_is_left_on_today_and_on_visits(ana):
    page = ana.act("/visits/pools", **PLAN).text
    assert "7 left" in page and "1 of 8 used" in page
    assert re.search(r'big-number"[^>]*>7<', ana.get("/").text)


def test_counting_says_what_is_left_and_undo_gives_it_back(ana):
    ana.act("/visits/pools", **PLAN)
    page = ana.act("/visits").text
    assert "Visit counted. 6 left." in page
    undo = re.search(r'<toast-note.*?action="([^"]+)"', page, re.S).group(1)
    page = ana.act(undo).text
    assert "Visit taken off." in page and "7 left" in page


def test_past_the_limit_it_says_over_by_and_never_cuts_off(ana):
    ana.act("/visits/pools", **PLAN | {"visits": "1"})
    page = ana.act("/visits").text
    assert "over by 1" in page and "Over by 1." in page
    assert "visit over" in ana.get("/").text


def test_the_limit_that_ends_first_is_named(ana):
    ana.act("/visits/pools", **PLAN | {"visits": "30", "name": "Plan year"})
    page = ana.act("/visits/pools", **PLAN | {"name": "Approval 1182"}).text
    assert "Set by <bdi>Approval 1182</bdi>" in page and page.count("Ends first") == 1


def test_a_limit_can_be_changed_deleted_and_brought_back(ana):
    page = ana.act("/visits/pools", **PLAN).text
    limit = re.search(r'href="(/visits/pools/[0-9a-f-]{36})"', page).group(1)
    assert 'value="8"' in ana.get(limit).text
    assert "11 left" in ana.act(limit, revision="1", **PLAN | {"visits": "12"}).text
    assert "Put away." in ana.act(f"{limit}/deletion").text
    assert ana.get(limit).status_code == 404
    assert "11 left" in ana.act(f"{limit}/restoration").text


def test_a_limit_changed_on_another_phone_is_not_written_over(ana):
    page = ana.act("/visits/pools", **PLAN).text
    limit = re.search(r'href="(/visits/pools/[0-9a-f-]{36})"', page).group(1)
    ana.act(limit, revision="1", **PLAN | {"visits": "12"})
    late = ana.post(limit, data={"revision": "1"} | PLAN | {"visits": "20"})
    assert late.status_code == 422 and "changed on another phone" in late.text
    assert 'value="20"' in late.text and "11 left" in ana.get("/visits").text


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "a\u202eb", "家族 👩‍👩‍👧"])
def test_a_name_is_shown_as_text_and_nothing_else(ana, name):
    page = ana.act("/visits/pools", **PLAN | {"name": name}).text
    assert "<script>alert" not in page and "\u202e" not in page
    assert "👩‍👩‍👧" in page or "家族" not in name


def test_the_year_of_visits_counts_from_the_persons_own_new_year(sign_up, clock):
    clock.set("2027-01-01T06:30:00")
    ana = sign_up("ana", zone="America/Los_Angeles")  # still New Year's Eve there
    ana.act("/visits/pools", **PLAN)
    assert "6 left" in ana.act("/visits").text
    clock.set("2027-01-01T12:00:00")
    assert "8 left" in ana.get("/visits").text
