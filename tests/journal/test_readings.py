"""What the database tells the trend, on both databases: it must be what the pure rules say."""

from datetime import timedelta
from random import Random
from uuid import uuid4

import pytest
from sqlalchemy import insert

from app.accounts import people
from app.extensions import db
from app.journal import readings
from app.journal.baseline import baseline
from app.journal.models import PainEntry, Rating
from app.journal.rated_days import LEFT_OUT, Reading, day_values
from app.journal.readings import Readings
from app.journal.series import ALL, BY_KEY
from app.journal.vocabulary.fields import CONTEXTS
from tests.journal.histories import NOON, TODAY, ago
from tests.support.queries import queries

pytestmark = pytest.mark.both_databases

LONG_AGO = ago(60)
KNEE, BACK, WALKING = (BY_KEY[key] for key in ("knee.left", "low_back", "movement.walking"))


@pytest.fixture
def rate(owner):
    """Write an entry of Ana's: ratings by key, so many days ago, and when it came in."""

    def rated(
        days: int, received: int | None = None, by=owner, gone=False, context="now", **ratings: int
    ):
        at = NOON - timedelta(days=days)
        entry = {
            "owner_id": by.id,
            "id": uuid4(),
            "acted_at": at,
            "acted_on": ago(days),
            "zone": "UTC",
            "received_at": NOON - timedelta(days=days if received is None else received),
            "recorded_by": by.id,
            "deleted_at": at if gone else None,
            "context": context,
        }
        db.session.execute(insert(PainEntry), [entry])
        for key, intensity in ratings.items():
            db.session.execute(insert(Rating), [_rating(entry, key, intensity)])

    return rated


def _rating(entry: dict, key: str, intensity: int) -> dict:
    series = {"knee": KNEE, "back": BACK, "walking": WALKING}[key]
    of = {"kind": series.kind, "code": series.code, "side": series.side}
    return {"owner_id": entry["owner_id"], "entry_id": entry["id"], "intensity": intensity} | of


def values(owner, series, first=LONG_AGO, last=TODAY) -> dict:
    return {day.on: day.mean for day in Readings(owner).days(series, first, last).rated}


def test_one_place_has_its_own_ratings(owner, rate):
    rate(1, knee=6, back=2)
    rate(1, knee=3)
    assert values(owner, KNEE) == {ago(1): 4.5}
    assert values(owner, BACK) == {ago(1): 2}


def test_of_all_places_an_entry_counts_with_the_worst(owner, rate):
    rate(1, knee=6, back=2, walking=9)
    rate(1, back=3)
    assert values(owner, ALL) == {ago(1): 4.5}


def test_what_was_not_rated_is_absent_and_not_nought(owner, rate):
    rate(2, knee=4)
    rate(1, knee=5, walking=7)
    rate(0, walking=3)
    assert values(owner, WALKING) == {ago(1): 7, TODAY: 3}
    assert values(owner, ALL) == {ago(2): 4, ago(1): 5}


def test_what_was_felt_during_exercises_makes_no_day(owner, rate):
    rate(2, context="during", knee=9, walking=9)
    rate(1, context="during", knee=9)
    rate(1, context="after_session", knee=5)
    assert values(owner, ALL) == values(owner, KNEE) == {ago(1): 5}
    assert values(owner, WALKING) == {}
    assert [day.on for day in Readings(owner).baseline(ALL).days] == [ago(1)]
    assert Readings(owner).days(BACK, LONG_AGO, TODAY).during == {ago(2), ago(1)}


def test_nought_is_a_rating(owner, rate):
    rate(0, knee=0)
    assert values(owner, KNEE) == {TODAY: 0}


def test_a_span_has_both_its_ends_and_no_more(owner, rate):
    for days in (4, 3, 2, 1):
        rate(days, knee=days)
    assert values(owner, KNEE, ago(3), ago(2)) == {ago(3): 3, ago(2): 2}


def test_deleted_entries_and_those_of_others_are_not_there(owner, rate):
    bea = people.join(name="Bea", login="bea", password_hash="none", zone="UTC")
    rate(0, knee=9, gone=True)
    rate(0, knee=9, by=bea)
    assert values(owner, ALL) == {} and Readings(owner).used() == set()
    assert Readings(owner).baseline(ALL).days == ()


def test_what_was_ever_rated_can_be_chosen(owner, rate):
    rate(3000, back=1)
    rate(0, knee=4, walking=5)
    assert Readings(owner).used() == {"low_back", "knee.left", "movement.walking"}


def test_the_start_takes_entries_as_they_came_in(owner, rate):
    for days in range(20, 11, -1):
        rate(days, knee=5)
    rate(40, received=2, knee=10)
    start = Readings(owner).baseline(KNEE)
    assert [day.on for day in start.days] == [ago(days) for days in range(20, 13, -1)]
    assert start == Readings(owner).baseline(ALL)


def test_a_start_of_many_ratings_a_day_is_found_too(owner, rate, monkeypatch):
    monkeypatch.setattr(readings, "FIRST_LOOK", 2)
    for days in range(20, 11, -1):
        rate(days, knee=5)
        rate(days, knee=7)
    start = Readings(owner).baseline(KNEE)
    assert [(day.mean, day.n) for day in start.days] == [(6, 2)] * 7


@pytest.mark.parametrize("series", [ALL, KNEE, WALKING], ids=lambda series: series.key)
def test_the_database_counts_as_the_rules_do(owner, rate, series):
    chance, expected = Random(7), []
    for number in range(60):
        days = chance.randrange(30)
        given = {key: chance.randrange(11) for key in ("knee", "walking") if chance.random() < 0.6}
        context = chance.choice([context for context, _ in CONTEXTS])
        rate(days, received=60 - number, context=context, **given)
        key = {ALL: "knee", KNEE: "knee", WALKING: "walking"}[series]
        if key in given and context not in LEFT_OUT:
            received_at = NOON - timedelta(days=60 - number)
            expected.append(Reading(ago(days), given[key], received_at))
    assert Readings(owner).days(series, ago(60), TODAY).rated == day_values(expected)
    assert Readings(owner).baseline(series) == baseline(expected)


def test_a_long_history_takes_no_more_queries(owner, rate):
    for days in range(0, 4000, 40):
        rate(days, knee=5)
    with queries() as sent:
        asked = Readings(owner)
        asked.used(), asked.baseline(ALL), asked.days(ALL, ago(4000), TODAY)
    assert len(sent) == 3
