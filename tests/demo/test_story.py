"""The made-up year: the same for the same day, true to the calendar, and like a real one."""

import os
import subprocess
import sys
from collections import Counter
from datetime import date
from functools import cache
from itertools import pairwise
from statistics import mean

import pytest

from app.clock import day_of
from app.demo.story import year_of
from tests.support.live import ROOT

ZONE = "America/New_York"
# An ordinary day, a leap day, the first of a year and its last, and days on which clocks move.
TODAYS = [
    date(2026, 11, 25),
    date(2028, 2, 29),
    date(2027, 1, 1),
    date(2026, 12, 31),
    date(2027, 3, 14),
    date(2027, 11, 7),
]
TELL = """
from datetime import date
from app.demo.story import year_of
print(*year_of(date(2026, 11, 25), "America/New_York"), sep="\\n")
"""


@pytest.fixture(params=TODAYS, ids=str)
def today(request) -> date:
    return request.param


@pytest.fixture
def year(today) -> list:
    return told(today)


@cache
def told(today: date) -> list:
    return year_of(today, ZONE)


def taps(year) -> list:
    return [act for act in year if act.name == "pain.record"]


def test_one_day_has_one_year_whichever_process_tells_it():
    other = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    command = [sys.executable, "-c", TELL]
    run = subprocess.run(command, env=other, cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.splitlines() == [str(act) for act in year_of(TODAYS[0], ZONE)]


def test_every_act_has_an_id_of_its_own(year):
    assert max(Counter(act.op_id for act in year).values()) == 1


def test_acts_come_in_order_each_on_the_day_that_its_moment_is_in(year, today):
    moments = [act.acted_at for act in year]
    assert moments == sorted(moments)
    assert all(day_of(act.acted_at, ZONE) == act.acted_on for act in year)
    assert year[-1].acted_on == today


def test_pain_is_a_number_from_0_to_10_on_most_days(year):
    assert {act.body["intensity"] for act in taps(year)} <= set(range(11))
    assert len({act.acted_on for act in taps(year)}) >= 200


def test_pain_falls_from_about_7_to_about_3(year):
    felt = [act.body["intensity"] for act in taps(year)]
    assert 6 <= mean(felt[:30]) <= 8
    assert 2 <= mean(felt[-30:]) <= 4


def test_there_are_gaps_of_a_week(year):
    days = sorted({act.acted_on for act in taps(year)})
    gaps = [(after - day).days for day, after in pairwise(days)]
    assert sum(gap >= 7 for gap in gaps) == 2


def test_the_visits_fit_the_limit_in_every_year(year, today):
    (limit,) = (act for act in year if act.name == "limit.add")
    visits = [act for act in year if act.name == "visit.count" and act.acted_on.year == today.year]
    assert len(visits) + limit.body["opening_used"] <= limit.body["visits"]
    assert all(act.acted_on < today for act in visits)


def test_doses_grow_in_versions_and_seven_exercises_are_left(year):
    names = Counter(act.name for act in year)
    assert names["prescription.revise"] >= 10
    assert names["prescription.add"] - names["prescription.end"] == 7
