"""Pools over HTTP: begun from a kind of plan, shown, changed, traced and put away."""

import re

import pytest

from app.visits.presets import PRESETS
from tests.support.forms import forms_of
from tests.support.made_up import HEBREW, LONG_WORD
from tests.support.wallets import APPROVAL, LIMIT, VISIT

pytestmark = pytest.mark.usefixtures("clock")
PLAN = LIMIT | {"visits": "8", "period": "calendar_year", "opening_used": "1"}
ID = "[0-9a-f-]{36}"


def first_pool(page: str) -> str:
    return re.search(rf'href="(/visits/pools/{ID})"', page).group(1)


def the_form(page: str) -> dict[str, str]:
    (form,) = (form for form in forms_of(page) if form.action.startswith("/visits/pools"))
    return form.fields


def boxes(page: str, name: str) -> set[str]:
    inputs = re.findall(rf'<input[^>]*name="{name}"[^>]*>', page)
    return {re.search(r'value="(\w+)"', box).group(1) for box in inputs if " checked" in box}


@pytest.mark.parametrize("slug", PRESETS)
def test_a_preset_begins_its_form_and_every_part_can_be_changed(ana, slug):
    begun, page = PRESETS[slug].terms, ana.get(f"/visits/pools/new/{slug}").text
    assert f'href="/visits/pools/new/{slug}"' in ana.get("/visits/pools/new").text
    typed, kind = the_form(page), begun["kind"]
    assert typed["kind"] == kind and typed["visits"] == ""
    assert typed["decision_days"] == str(begun.get("decision_days", ""))
    assert typed["network"] == begun.get("network", "any")
    assert typed["source"] == begun.get("source", "you")
    assert boxes(page, "disciplines") == set(begun.get("disciplines", ["pt"]))
    assert ("no_show" in boxes(page, "counts")) is False
    assert ("period" in typed) is (kind == "limit") is not ("ends_on" in typed)


def test_an_approval_leaves_the_first_check_up_out_and_a_limit_counts_it(ana):
    for slug, counted in (("approval", False), ("limit", True)):
        page = ana.get(f"/visits/pools/new/{slug}").text
        assert ("evaluation" in boxes(page, "counts")) is counted


def test_there_is_no_form_for_a_plan_that_nobody_knows(ana):
    assert ana.get("/visits/pools/new/moonlight").status_code == 404


@pytest.mark.parametrize("slug", PRESETS)
def test_a_form_is_saved_with_no_more_than_a_number_typed_in(ana, slug):
    typed = the_form(ana.get(f"/visits/pools/new/{slug}").text)
    page = ana.act("/visits/pools", **typed | {"visits": "9"}).text
    assert "Saved. 9 left." in page and "0 of 9 used" in page


def test_medicare_shows_no_number_and_says_why(ana):
    page = ana.get("/visits/medicare").text
    assert "sets no yearly number of visits" in page
    assert 'href="/visits/pools/new/medicare-advantage"' in page


def test_who_does_not_know_is_told_what_to_ask(ana):
    page = ana.get("/visits/questions").text
    assert page.count("<li>") >= 8 and 'href="/visits"' in page


def test_a_limit_shows_what_is_left_on_today_and_on_visits(ana):
    page = ana.act("/visits/pools", **PLAN).text
    assert "7 left" in page and "1 of 8 used" in page
    assert re.search(r'big-number"[^>]*>7<', ana.get("/").text)


def test_the_pool_that_ends_first_is_named(ana):
    ana.act("/visits/pools", **PLAN | {"visits": "30", "name": "Plan year"})
    page = ana.act("/visits/pools", **PLAN | {"name": "Approval 1182"}).text
    assert "Set by <bdi>Approval 1182</bdi>" in page and page.count("Ends first") == 1


def test_how_it_is_counted_is_shown_line_by_line(ana):
    ana.act("/visits/pools", **PLAN | {"visits": "30", "name": "Plan year", "opening_used": "9"})
    ana.act("/visits/pools", **APPROVAL)
    page = ana.act("/visits").text
    assert "<bdi>Plan year</bdi>: 30 − 9 before you began here − 1 used = 20." in page
    assert "<bdi>Approval 1182</bdi>: 8 − 1 used = 7." in page
    assert "The smallest number counts: 7." in page


def test_a_planned_visit_that_nothing_covers_is_not_taken_off_what_is_left(ana):
    ana.act("/visits/pools", **APPROVAL | {"ends_on": "2026-12-01"})
    page = planned_page(ana, VISIT | {"held_on": "2026-11-27", "weeks": "2"})
    assert "After the 1 planned visit that is covered: 7 left." in page
    covered, not_covered = re.findall(r'row-detail">In ([^<]*)<', page)
    assert (covered, not_covered) == ("7 days", "14 days, not covered")


def test_more_planned_visits_than_are_left_are_said_to_be_not_covered(ana):
    ana.act("/visits/pools", **APPROVAL | {"visits": "2"})
    page = planned_page(ana, VISIT | {"held_on": "2026-11-27", "weeks": "5"})
    assert "3 of your 5 planned visits are not covered." in page
    assert page.count(" days, not covered<") == 3


def planned_page(visitor, visit: dict) -> str:
    visitor.act("/visits/bookings", **visit)
    return visitor.get("/visits").text


@pytest.mark.parametrize(
    ("slug", "words"),
    [
        ("package", "As many as you bought."),
        ("referral", "such as the doctor’s name."),
        ("approval", "such as the number of the approval."),
        ("limit", "such as the name of your plan."),
    ],
)
def test_a_form_speaks_of_what_it_is_for(ana, slug, words):
    assert words in ana.get(f"/visits/pools/new/{slug}").text


def test_a_pool_with_a_name_still_says_what_it_is(ana):
    page = ana.act("/visits/pools", **APPROVAL | {"kind": "referral", "name": "Dr Lee"}).text
    assert "Dr Lee" in page and "Referral for PT." in page


def test_it_says_where_a_number_is_from_and_when_it_was_checked(ana):
    page = ana.act("/visits/pools", **PLAN).text
    assert "Source: you." in page and "Not checked yet." in page
    traced = {"revision": "1", "source": "card", "checked_on": "2026-11-02"}
    page = ana.act(first_pool(page), **PLAN | traced).text
    assert "Source: the plan’s card or booklet." in page and "Checked 2 Nov." in page


def test_a_pool_that_is_not_open_says_so(ana):
    page = ana.act("/visits/pools", **APPROVAL | {"starts_on": "2026-12-01"}).text
    assert "Not open today" in page and "It starts 1\N{NO-BREAK SPACE}Dec" in page
    assert "From 1 Dec." in page


def test_a_referral_without_a_number_holds_nobody_up(ana):
    said = APPROVAL | {"kind": "referral", "visits": "", "ends_on": "2027-02-01"}
    page = ana.act("/visits/pools", **said).text
    assert "Until 1 Feb 2027." in page and "big-number" not in page
    assert "Nothing you typed in sets a number for such a visit." in page


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"period": "plan_year"}, "Pick the first day of the plan’s year."),
        ({"visits": ""}, "Please fill this in."),
        ({"disciplines": []}, "Choose one or more."),
        ({"kind": "approval", "visits": ""}, "Please fill this in."),
        (
            {"kind": "approval", "starts_on": "2026-12-02", "ends_on": "2026-12-01"},
            "The last day comes before the first.",
        ),
    ],
    ids=str,
)
def test_what_does_not_fit_together_is_said_at_its_field(ana, change, words):
    answer = ana.post("/visits/pools", data=PLAN | change)
    assert answer.status_code == 422 and words in answer.text


@pytest.mark.parametrize("kind", ["", "gift", "LIMIT"])
def test_a_kind_that_there_is_not_is_refused(ana, kind):
    assert ana.post("/visits/pools", data=PLAN | {"kind": kind}).status_code == 422


def test_a_pool_can_be_changed_put_away_and_brought_back(ana):
    pool = first_pool(ana.act("/visits/pools", **PLAN).text)
    assert 'value="8"' in ana.get(pool).text
    assert "11 left" in ana.act(pool, revision="1", **PLAN | {"visits": "12"}).text
    assert "Put away." in ana.act(f"{pool}/deletion").text
    assert ana.get(pool).status_code == 404
    assert "11 left" in ana.act(f"{pool}/restoration").text


def test_a_pools_edits_are_listed_with_what_they_changed(ana, clock):
    pool = first_pool(ana.act("/visits/pools", **PLAN).text)
    assert "What was changed" not in ana.get(pool).text
    clock.forward(days=1)
    changed = {"visits": "12", "name": "Plan year", "network": "in", "checked_on": "2026-11-21"}
    ana.act(pool, revision="1", **PLAN | changed)
    page = ana.get(pool).text
    for words in ("visits: 8, now 12", "name: –, now Plan year", "network changed"):
        assert f"<bdi>{words}</bdi>" in page
    assert "last checked: –, now 21 November 2026" in page and "Sat 21 Nov" in page


def test_a_pool_changed_on_another_phone_is_not_written_over(ana):
    pool = first_pool(ana.act("/visits/pools", **PLAN).text)
    ana.act(pool, revision="1", **PLAN | {"visits": "12"})
    late = ana.post(pool, data={"revision": "1"} | PLAN | {"visits": "20"})
    assert late.status_code == 422 and "changed on another phone" in late.text
    assert 'value="20"' in late.text and "11 left" in ana.get("/visits").text


def test_a_strangers_pool_is_not_found(ana, bea):
    pool = first_pool(ana.act("/visits/pools", **PLAN).text)
    assert bea.get(pool).status_code == 404
    for path in (pool, f"{pool}/deletion", f"{pool}/restoration"):
        assert bea.post(path, data=PLAN | {"revision": "1"}).status_code == 404
    assert "7 left" in ana.get("/visits").text and "7 left" not in bea.get("/visits").text


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", "a\u202eb", "家族 👩‍👩‍👧", LONG_WORD, HEBREW]
)
def test_a_name_is_shown_as_text_and_nothing_else(ana, name):
    page = ana.act("/visits/pools", **PLAN | {"name": name}).text
    assert "<script>alert" not in page and "\u202e" not in page
    for shown in ("家族 👩‍👩‍👧", LONG_WORD, HEBREW):
        assert f"<bdi>{shown}</bdi>" in page or shown != name


def test_a_course_typed_in_is_not_drawn_on_for_a_problem_that_comes_later(ana):
    ana.act("/visits/pools", **LIMIT | {"period": "course"})
    ana.act("/settings/problems", name="Back")
    ana.act("/visits")
    assert "0 of 20 used" in ana.get("/visits").text
