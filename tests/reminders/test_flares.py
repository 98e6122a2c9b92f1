"""In a flare exercises are asked for once, in softer words that say nothing of it to others."""

from datetime import date, timedelta

import pytest

from app.exercises.flares import in_a_flare
from app.extensions import db
from app.reminders import sources
from app.reminders.channels import Verdict
from app.reminders.occurrences import Occurrences
from app.reminders.reminders import Reminders
from tests.reminders.conftest import join
from tests.support.queries import queries

pytestmark = pytest.mark.both_databases
NOONS = ("12:02", "13:02", "14:02")
TODAY = date(2026, 11, 20)
DAY = timedelta(days=1)


@pytest.fixture
def flare(act, ana, clock):
    """From today until tomorrow."""
    stamps = {"acted_at": clock.at, "acted_on": TODAY, "zone": "UTC"}
    begun = act("phase.start", {"kind": "flare", "last_on": "2026-11-21"}, **stamps)
    db.session.commit()
    return begun


def test_it_asks_once_only_and_softly(ana, flare, clock, dispatch, channel, occurrences):
    for minute in NOONS:
        clock.set(f"2026-11-20 {minute}")
        dispatch()
    assert [message.words for message in channel.sent] == ["Your routine, as it suits you"]
    assert [(one.state, one.asked) for one in occurrences()] == [("pending", 1)]


def test_who_wants_more_words_is_asked_softly_too(ana, flare, clock, dispatch, channel):
    Reminders(ana).choose(clock.at.replace(hour=2).time(), clock.at.replace(hour=3).time(), "more")
    db.session.commit()
    clock.set("2026-11-20 12:02")
    dispatch()
    assert channel.sent[0].words == "Exercises: only as much as feels right today"


def test_a_flare_that_begins_after_it_asked_ends_the_repeat(
    ana, act, clock, dispatch, channel, occurrences
):
    clock.set("2026-11-20 12:02")
    dispatch()
    stamps = {"acted_at": clock.at, "acted_on": TODAY, "zone": "UTC"}
    act("phase.start", {"kind": "flare", "last_on": "2026-11-21"}, **stamps)
    db.session.commit()
    clock.set("2026-11-20 13:02")
    dispatch()
    assert len(channel.sent) == 1
    assert [(one.state, one.asked, one.ask_at) for one in occurrences()] == [("pending", 1, None)]


def test_who_said_later_in_a_flare_is_asked_then(ana, flare, clock, dispatch, channel, occurrences):
    clock.set("2026-11-20 12:02")
    dispatch()
    Occurrences(ana).put_off(occurrences()[0], "quarter")
    db.session.commit()
    clock.forward(minutes=16)
    dispatch()
    assert [message.words for message in channel.sent] == ["Your routine, as it suits you"] * 2


def test_what_is_tried_again_keeps_its_soft_words(ana, flare, clock, dispatch, channel):
    channel.says = Verdict("again", timedelta(seconds=30))
    clock.set("2026-11-20 12:02")
    dispatch()
    clock.forward(seconds=31)
    dispatch()
    assert {message.words for message in channel.sent} == {"Your routine, as it suits you"}


def test_when_it_is_over_the_words_are_the_usual_ones(ana, flare, clock, dispatch, channel):
    for on in (20, 21, 22):
        clock.set(f"2026-11-{on} 12:02")
        dispatch()
    words = [message.words for message in channel.sent]
    assert words == ["Your routine, as it suits you"] * 2 + ["Time for your routine"]


def test_the_checks_are_asked_as_ever(ana, flare, clock, dispatch, channel, monkeypatch):
    monkeypatch.setitem(sources._asks, "evening", lambda owner, on: True)
    Reminders(ana).set("evening")
    db.session.commit()
    for minute in ("20:02", "21:02"):
        clock.set(f"2026-11-20 {minute}")
        dispatch()
    evening = [message.words for message in channel.sent if message.kind == "evening"]
    assert evening == ["How was your day?"] * 2


def test_the_days_of_a_flare_are_found_for_many_in_one_question(ana, flare):
    bea = join("bea")
    days = [(ana.id, TODAY + number * DAY) for number in range(-1, 3)]
    with queries() as asked:
        found = in_a_flare([*days, (bea.id, TODAY)])
    assert found == {(ana.id, TODAY), (ana.id, TODAY + DAY)}
    assert len(asked) == 1
