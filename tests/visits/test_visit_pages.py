"""Visits over HTTP: counted, planned, asked about, changed and taken off."""

import re
from datetime import timedelta

import pytest

from tests.support.tables import dump
from tests.support.wallets import LIMIT, VISIT

pytestmark = pytest.mark.usefixtures("clock")
PLAN = LIMIT | {"visits": "8", "period": "calendar_year", "opening_used": "1"}
ID = "[0-9a-f-]{36}"


@pytest.fixture
def plan(ana, clock):
    """Plan a visit so many days from now, and get the page that follows."""

    def planned(days: int, **more):
        held_on = (clock.at + timedelta(days=days)).date().isoformat()
        return ana.act("/visits/bookings", **VISIT | {"held_on": held_on} | more).text

    return planned


def part_of(page: str, id: str) -> str:
    """The list `id` of a page, its dates with common spaces."""
    part = re.search(rf'<ul[^>]*id="{id}".*?</ul>', page, re.DOTALL).group()
    return part.replace("\N{NO-BREAK SPACE}", " ")


def first_visit(page: str) -> str:
    return re.search(rf'href="(/visits/{ID})"', part_of(page, "coming")).group(1)


def undo(visitor, page: str) -> str:
    toast = re.search(r"<toast-note.*?</toast-note>", page, re.DOTALL).group()
    fields = re.findall(r'name="(\w+)" value="([^"]*)"', toast)
    return visitor.act(re.search(r'action="([^"]+)"', toast).group(1), **dict(fields)).text


def test_an_empty_wallet_says_how_to_begin(ana):
    page = ana.get("/visits").text
    assert "How many visits are left?" in ana.get("/").text
    assert "None counted yet." in page and "No visit is planned." in page
    assert "Add what your plan gives to see what is left." in page
    assert "How this is counted" not in page and "run low" not in page


def test_a_visit_can_be_counted_before_any_pool_is_known(ana):
    page = ana.act("/visits").text
    assert "Visit counted." in page and "Take off" in page


def test_without_a_plan_both_pages_say_how_many_visits_there_were(ana, clock):
    ana.act("/visits")
    clock.set("2026-12-17T12:00:00")  # 27 days on
    ana.act("/visits")
    for path in ("/", "/visits"):
        assert "2 visits in the last 4 weeks." in ana.get(path).text
    assert "How many visits are left?" not in ana.get("/").text
    clock.set("2026-12-18T12:00:00")
    assert "1 visit in the last 4 weeks." in ana.get("/visits").text


def test_counting_says_what_is_left_and_undo_gives_it_back(ana):
    ana.act("/visits/pools", **PLAN)
    page = ana.act("/visits").text
    assert "Visit counted. 6 left." in page
    page = undo(ana, page)
    assert "Visit taken off." in page and "7 left" in page


def test_past_the_limit_it_says_over_by_and_never_cuts_off(ana):
    ana.act("/visits/pools", **PLAN | {"visits": "1"})
    page = ana.act("/visits").text
    assert "over by 1" in page and "Over by 1." in page
    assert "visit over" in ana.get("/").text


def test_a_second_visit_of_a_day_is_asked_about_first(ana):
    again = re.compile(r'<details class="again"[^>]* hidden>')
    assert again.search(ana.get("/visits").text)
    page = ana.act("/visits").text
    assert not again.search(page) and "Is this another one, or the same?" in page
    assert re.search(r'data-outbox="visit.count" [^>]*data-shown-by="visit.delete" hidden', page)


def test_two_on_one_day_are_named_in_the_list(ana):
    ana.act("/visits")
    page = ana.act("/visits").text
    assert part_of(page, "visit-list").count("If it is the same visit, take it off.") == 2


def test_a_planned_visit_shows_when_it_is_and_where(plan):
    page = plan(5, time_of_day="14:30", place="12 Main Street", kind="telehealth")
    row = part_of(page, "coming")
    assert "Visit planned." in page
    assert "Wed 25 Nov, 2:30 pm" in row and "25\N{NO-BREAK SPACE}Nov" in page
    assert "In 5 days, by video, 12 Main Street" in row


def test_what_to_ask_is_for_the_first_of_a_series_only(ana, plan):
    page = plan(4, weeks="3", questions="May I kneel?")
    row, *later = part_of(page, "coming").split("<li")[1:]
    assert "To ask: May I kneel?" in row and len(later) == 2
    assert not any("kneel" in other for other in later)


def test_one_a_week_is_planned_taken_off_and_brought_back(ana, plan):
    page = plan(4, weeks="3")
    assert "3 visits planned." in page
    days = [f"{day}</" for day in ("24 Nov", "1 Dec", "8 Dec")]
    assert all(day in part_of(page, "coming") for day in days)
    page = undo(ana, page)
    assert "Planned visits taken off." in page and "24 Nov" not in part_of(page, "coming")
    page = undo(ana, page)
    assert all(day in part_of(page, "coming") for day in days)


def test_the_rest_of_a_series_is_taken_off_from_one_of_its_visits(ana, plan):
    first = first_visit(plan(4, weeks="3"))
    page = ana.get(first).text
    ending = re.search(r'action="(/visits/series/[^"]+)"', page).group(1)
    page = ana.act(ending, since="2026-12-01").text
    assert part_of(page, "coming").count("/visits/") == 1


def test_todays_planned_visit_is_counted_by_one_tap(ana, plan):
    ana.act("/visits/pools", **PLAN)
    visit = first_visit(plan(0, time_of_day="15:30"))
    page = ana.get("/visits").text
    assert "Your visit today" in page and ">1 visit today<" not in page
    day = "Today, Fri 20\N{NO-BREAK SPACE}Nov"
    assert page.count(day) == 1, "its own line among the coming ones"
    page = ana.act(f"{visit}/outcome", outcome="attended").text
    assert "Visit counted. 6 left." in page and "Your visit today" not in page
    page = undo(ana, page)
    assert "Taken back." in page and "7 left" in page and "Your visit today" in page


@pytest.mark.parametrize("days", [1, 2, 3])
def test_a_planned_visit_is_asked_about_for_three_days(ana, plan, days):
    plan(-days)
    for path in ("/", "/visits"):
        assert ana.get(path).text.count("<b>Did you go?</b>") == 1


def test_from_the_fourth_day_on_it_is_asked_about_in_the_list_alone(ana, plan):
    plan(-4)
    page = ana.get("/visits").text
    assert "Did you go?" not in ana.get("/").text and "<b>Did you go?</b>" not in page
    assert "Did you go?" in part_of(page, "visit-list")
    visit = re.search(rf"/visits/{ID}", part_of(page, "visit-list")).group()
    assert f'action="{visit}/outcome"' in ana.get(visit).text


@pytest.mark.parametrize(
    ("outcome", "left"),
    [("attended", 6), ("late", 6), ("cancelled", 7), ("rescheduled", 7), ("no_show", 7)],
)
def test_what_became_of_a_visit_says_what_is_left(ana, plan, outcome, left):
    ana.act("/visits/pools", **PLAN)
    plan(-1)
    page = ana.get("/visits").text
    marked = re.search(rf'action="(/visits/{ID}/outcome)"', page).group(1)
    page = ana.act(marked, outcome=outcome).text
    assert f"{left} left." in page and "Did you go?" not in page


def test_a_visit_keeps_what_was_typed_and_can_be_changed(ana, plan):
    visit = first_visit(plan(4, place="12 Main Street", questions="Stairs?"))
    page = ana.get(visit).text
    assert 'value="12 Main Street"' in page and "Stairs?" in page
    changed = VISIT | {"held_on": "2026-11-26", "place": "Pool hall"}
    page = ana.act(visit, revision="1", **changed).text
    assert "Changes saved." in page
    assert "26 Nov" in part_of(page, "coming") and "Pool hall" in page


def test_a_visit_changed_on_another_phone_is_not_written_over(ana, plan):
    visit = first_visit(plan(4))
    changed = VISIT | {"revision": "1", "held_on": "2026-11-26"}
    ana.act(visit, **changed)
    late = ana.post(visit, data=changed | {"held_on": "2026-11-27"})
    assert late.status_code == 422 and "changed on another phone" in late.text
    assert 'value="2026-11-27"' in late.text
    assert "26 Nov" in part_of(ana.get("/visits").text, "coming")


def test_a_past_visit_is_typed_in_with_what_became_of_it(ana):
    assert 'value="attended" checked' in re.sub(
        r' (id|name|type)="[^"]*"', "", ana.get("/visits/new?past=1").text
    ).replace('checked value="attended"', 'value="attended" checked')
    past = VISIT | {"held_on": "2026-11-12", "status": "no_show"}
    page = ana.act("/visits/bookings", **past).text
    assert "Visit saved." in page and "Missed" in part_of(page, "visit-list")


def test_what_has_not_come_cannot_have_taken_place(app, ana):
    before = dump(app)
    said = VISIT | {"held_on": "2026-11-21", "status": "attended"}
    answer = ana.post("/visits/bookings", data=said)
    assert answer.status_code == 422 and "That day has not come yet." in answer.text
    assert dump(app) == before


@pytest.mark.parametrize("end", ["2029-01-01", "9999-12-31"])
@pytest.mark.parametrize("weeks", ["1", "26"])
def test_what_is_too_far_ahead_is_said_at_its_day(ana, end, weeks):
    answer = ana.post("/visits/bookings", data=VISIT | {"held_on": end, "weeks": weeks})
    assert answer.status_code == 422 and "Pick a day within two years." in answer.text


def test_the_last_week_of_a_series_is_not_too_far_ahead_either(ana):
    answer = ana.post("/visits/bookings", data=VISIT | {"held_on": "2028-11-01", "weeks": "26"})
    assert answer.status_code == 422 and "Pick a day within two years." in answer.text


def test_a_strangers_visit_and_series_are_not_found(ana, bea, plan):
    visit = first_visit(plan(0, weeks="2"))
    series = re.search(r"(/visits/series/[^/]+)/ending", ana.get(visit).text).group(1)
    paths = [visit, f"{visit}/outcome", f"{visit}/deletion", f"{visit}/restoration"]
    paths += [f"{series}/ending", f"{series}/resumption"]
    fields = VISIT | {"revision": "1", "outcome": "late", "since": "2026-11-20"}
    assert bea.get(visit).status_code == 404
    assert {bea.post(path, data=fields).status_code for path in paths} == {404}
    assert "Your visit today" in ana.get("/visits").text


def test_the_year_of_visits_counts_from_the_persons_own_new_year(sign_up, clock):
    clock.set("2027-01-01T06:30:00")
    ana = sign_up("ana", zone="America/Los_Angeles")  # still New Year's Eve there
    ana.act("/visits/pools", **PLAN)
    assert "6 left" in ana.act("/visits").text
    clock.set("2027-01-01T12:00:00")
    assert "8 left" in ana.get("/visits").text


def test_a_visit_of_years_ago_can_still_be_changed_and_its_day_is_a_real_one(ana, clock):
    clock.set("2021-05-06T12:00:00")
    page = ana.act("/visits").text
    visit = re.search(rf"/visits/{ID}", part_of(page, "visit-list")).group()
    clock.set("2026-11-20T12:00:00")
    changed = VISIT | {"status": "attended", "revision": "1"}
    assert "Changes saved." in ana.act(visit, **changed | {"held_on": "2021-05-07"}).text
    answer = ana.post(visit, data=changed | {"held_on": "0021-05-07", "revision": "2"})
    assert answer.status_code == 422 and "Pick a day within two years." in answer.text


def test_a_new_visit_is_for_the_therapy_and_the_network_of_the_only_pool(ana):
    ana.act("/visits/pools", **LIMIT | {"disciplines": ["slp"], "network": "out"})
    pack = ana.get("/offline/pack").json["parts"]
    for path in ("/visits/new", "/visits/new?past=1"):
        for page in (ana.get(path).text, pack[path]):
            boxes = re.findall(r"<input[^>]* checked[^>]*>", page)
            checked = {re.search(r'value="(\w+)"', box).group(1) for box in boxes}
            assert {"slp", "out_of_network"} <= checked and "pt" not in checked
