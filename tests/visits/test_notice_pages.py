"""What is told when visits run low: each notice, how it goes away, and what to do then."""

import re
from datetime import timedelta

import pytest

from tests.support.forms import forms_of
from tests.support.queries import queries
from tests.support.wallets import APPROVAL, LIMIT, VISIT

COURSE = LIMIT | {"visits": "20"}
CLOSE = {"starts_on": "2026-11-01", "ends_on": "2026-12-31"}


def held_on(clock, days: int) -> str:
    return (clock.at + timedelta(days=days)).date().isoformat()


def add(visitor, **terms) -> None:
    visitor.act("/visits/pools", **terms)


def plan(visitor, clock, *days: int, **more) -> None:
    for each in days:
        visitor.act("/visits/bookings", **VISIT | {"held_on": held_on(clock, each)} | more)


def told(visitor, path: str = "/visits") -> str:
    """The sentences of the banner, none where there is none."""
    banner = re.search(r'<section class="banner.*?</section>', visitor.get(path).text, re.DOTALL)
    said = re.findall(r"<p>(.*?)</p>", banner.group(), re.DOTALL) if banner else []
    return " ".join(re.sub(r"<[^>]+>", "", line).strip() for line in said)


def read(visitor) -> None:
    page = visitor.get("/visits").text
    form = next(form for form in forms_of(page) if form.action == "/visits/notices")
    assert form.send(visitor, {}).status_code == 303


def few(left: int):
    def told_when(visitor, clock):
        add(visitor, **COURSE | {"opening_used": str(20 - left)})

    return told_when


def over(visitor, clock):
    add(visitor, **COURSE | {"visits": "1"})
    plan(visitor, clock, -1, -2, status="attended")


def ends(days: int):
    def told_when(visitor, clock):
        add(visitor, **APPROVAL | {"ends_on": held_on(clock, days)})

    return told_when


def booked_too_many(visitor, clock):
    add(visitor, **COURSE | {"visits": "7"})
    visitor.act("/visits/bookings", **VISIT | {"held_on": held_on(clock, 1), "weeks": "8"})


def time_to_ask(visitor, clock):
    add(visitor, **COURSE | {"visits": "30", "decision_days": "15"})
    plan(visitor, clock, *range(-24, -10, 1), status="attended")
    plan(visitor, clock, *range(-10, 0, 1), status="attended")


def no_re_evaluation(visitor, clock):
    add(visitor, **APPROVAL | {"opening_used": "6"})


def begins_again(visitor, clock):
    clock.set("2026-12-10T12:00:00")
    add(visitor, **COURSE | {"period": "calendar_year"})


NOTICES = {
    "five left": (few(5), "5 visits are left. Set by your course of visits."),
    "two left": (few(2), "2 visits are left."),
    "none left": (few(0), "No visits are left."),
    "over": (over, "You are over by 1 visit."),
    "ends in 14 days": (ends(14), "Approval 1182 ends on Fri 4 Dec. 8 visits of it are left."),
    "ends in 7 days": (ends(7), "Approval 1182 ends on Fri 27 Nov."),
    "booked too many": (booked_too_many, "1 planned visit is not covered: Sat 9 Jan."),
    "time to ask": (time_to_ask, "It is time to ask for more."),
    "no re-evaluation": (no_re_evaluation, "None is planned."),
    "begins again": (
        begins_again,
        "Your yearly limit starts again on Fri 1 Jan. 20 visits are left until then.",
    ),
}


@pytest.mark.parametrize(("arrive", "words"), NOTICES.values(), ids=NOTICES)
def test_it_is_told_on_both_pages_until_it_was_read(ana, clock, arrive, words):
    arrive(ana, clock)
    assert words in told(ana) and words in told(ana, "/")
    for _ in range(2):  # two at a time
        if told(ana):
            read(ana)
    assert told(ana) == told(ana, "/") == ""


def test_nothing_is_told_a_day_too_early(ana, clock):
    add(ana, **COURSE | {"opening_used": "14"})
    add(ana, **APPROVAL | {"ends_on": held_on(clock, 15)})
    assert told(ana) == ""
    clock.forward(days=1)
    assert "ends on" in told(ana)


def test_the_next_level_is_told_again(ana, clock):
    few(5)(ana, clock)
    read(ana)
    plan(ana, clock, -1, -2, status="attended")
    assert told(ana) == ""
    plan(ana, clock, -3, status="attended")
    assert "2 visits are left." in told(ana)


def test_a_planned_re_evaluation_keeps_that_notice_away(ana, clock):
    no_re_evaluation(ana, clock)
    plan(ana, clock, 3, kind="re_evaluation")
    assert "2 visits are left." in told(ana) and "None is planned" not in told(ana)


def test_no_more_than_two_are_told_at_once(ana, clock):
    add(ana, **APPROVAL | {"opening_used": "6", "ends_on": held_on(clock, 5)})
    first = told(ana)
    assert "2 visits are left." in first and "Approval 1182 ends on" in first
    read(ana)
    assert "None is planned." in told(ana)


def test_what_to_do_has_four_steps_and_lines_to_copy(ana, clock):
    add(ana, **COURSE | {"opening_used": "3"})
    plan(ana, clock, -1, -8, -40, status="attended")
    plan(ana, clock, -3, status="no_show")
    page = ana.get("/visits/running-low").text
    steps = re.search(r'<ol class="steps">.*?</ol>', page, re.DOTALL).group()
    assert steps.count("<li>") == 4
    lines = re.search(r"<textarea[^>]*readonly[^>]*>(.*?)</textarea>", page, re.DOTALL).group(1)
    assert "As of 20 November 2026." in lines
    assert "2 visits in the last 4 weeks. 1 missed." in lines
    assert "Limit: 20 visits, 6 used, 14 left." in lines and "your" not in lines.lower()


def test_it_says_until_when_and_by_when_to_ask(ana, clock):
    add(ana, **COURSE | {"decision_days": "7"})
    plan(ana, clock, 3, 5, 10, 12)
    page = ana.get("/visits").text
    assert "At 2 a week the last one is about Wed 27 Jan." in page
    assert "Ask for more by Sun 17 Jan" in page
    assert "Your plan may take 7 days to answer. We add 3 to be safe." in page


@pytest.mark.parametrize("path", ["/", "/visits"])
def test_ten_years_and_twelve_pools_take_eight_questions(app, ana, clock, path):
    for number in range(6):
        add(ana, **COURSE | {"visits": "900", "name": f"Limit {number}"})
        add(ana, **APPROVAL | CLOSE | {"name": f"Approval {number}"})
    for year in range(10):
        clock.set(f"{2017 + year}-03-02T12:00:00")
        for _ in range(3):
            ana.post("/visits")
    clock.set("2026-11-20T12:00:00")
    ana.get(path)
    with queries(app) as said:
        page = ana.get(path).text
    assert "left" in page and len(said) <= 8, said
