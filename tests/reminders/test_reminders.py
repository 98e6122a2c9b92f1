"""A person's reminders: their switches, their times, and what moves them."""

from datetime import date, time, timedelta

import pytest

from app.extensions import db
from app.reminders import sources
from app.reminders.occurrences import Occurrences
from app.reminders.reminders import Reminders
from app.reminders.schedule import Slot, spread
from tests.reminders.conftest import NOON

TWO_HOURS = timedelta(hours=2)


def next_of(owner, kind="exercise"):
    reminder = Reminders(owner).get(kind)
    at = reminder.next_due_at and reminder.next_due_at - spread(owner.id)
    return at and f"{at:%d %H:%M}"


def test_a_reminder_is_due_at_its_next_slot(ana):
    assert next_of(ana) == "20 12:00"


def test_one_whose_slot_is_over_for_today_is_due_tomorrow(ana, clock):
    Reminders(ana).set("exercise", slots=[Slot(time(9))])
    assert next_of(ana) == "21 09:00"


def test_each_weekday_may_have_a_time_of_its_own(ana):
    saturday, sunday = Slot(time(9), frozenset({5})), Slot(time(10), frozenset({6}))
    Reminders(ana).set("exercise", slots=[sunday, saturday])
    assert next_of(ana) == "21 09:00"


def test_switched_off_it_is_never_due_and_keeps_its_times(ana):
    Reminders(ana).set("exercise", is_on=False)
    assert next_of(ana) is None
    Reminders(ana).set("exercise", is_on=True)
    assert next_of(ana) == "20 12:00"


def test_saving_the_same_again_leaves_what_is_due_in_this_minute(ana, clock):
    clock.set("2026-11-20 12:00")
    clock.at += spread(ana.id) + timedelta(seconds=5)
    Reminders(ana).set("exercise", slots=NOON)
    assert next_of(ana) == "20 12:00"


def test_another_time_beside_it_leaves_what_is_due_in_this_minute(ana, clock):
    clock.set("2026-11-20 12:00")
    clock.at += spread(ana.id) - timedelta(milliseconds=1)
    Reminders(ana).set("exercise", slots=[*NOON, Slot(time(18))])
    assert next_of(ana) == "20 12:00"


def test_the_usual_set_is_offered_once_and_leaves_what_was_chosen(ana):
    Reminders(ana).set("evening", is_on=False)
    Reminders(ana).offer()
    db.session.commit()
    mine = Reminders(ana).all()
    assert [reminder.kind for reminder in mine if not reminder.is_on] == ["evening"]
    assert len(mine) == 11
    assert next_of(ana) == "20 12:00"


def test_a_zone_changed_before_todays_slot_moves_it(ana):
    ana.zone = "America/New_York"
    Reminders(ana).plan_again()
    assert next_of(ana) == "20 17:00"


def test_a_zone_changed_after_todays_slot_does_not_bring_it_back(ana, clock, dispatch):
    clock.set("2026-11-20 12:02")
    dispatch()
    ana.zone = "America/New_York"
    Reminders(ana).plan_again()
    assert next_of(ana) == "21 17:00"


def test_the_zone_of_the_settings_moves_reminders(app, sign_up, clock):
    visitor = sign_up("ana")
    with app.app_context():
        from app.accounts import people

        owner = people.by_login("ana")
        Reminders(owner).set("exercise", slots=[Slot(time(18))])
        db.session.commit()
        assert next_of(owner) == "20 18:00"
    visitor.post(
        "/settings/profile", data={"name": "Ana", "zone": "America/New_York", "day_ends_at": "3"}
    )
    with app.app_context():
        assert next_of(people.by_login("ana")) == "20 23:00"


@pytest.fixture
def visits(monkeypatch) -> list:
    """What is planned, as a feature would tell it."""
    planned = [(date(2026, 11, 20), time(15)), (date(2026, 11, 24), time(9))]

    def of(owners, since):
        return {owner.id: [visit for visit in planned if visit[0] >= since] for owner in owners}

    monkeypatch.setitem(sources._moments, "visit_two_hours", sources.Moments(of, TWO_HOURS))
    monkeypatch.setitem(sources._asks, "visit_two_hours", lambda owner, on: True)
    return planned


def test_two_hours_before_each_visit_it_is_due(ana, visits, clock, dispatch, channel):
    Reminders(ana).set("visit_two_hours")
    Reminders(ana).set("exercise", is_on=False)
    db.session.commit()
    assert next_of(ana, "visit_two_hours") == "20 13:00"
    clock.set("2026-11-20 13:02")
    dispatch()
    assert channel.slots == [(date(2026, 11, 20), "15:00")]
    assert next_of(ana, "visit_two_hours") == "24 07:00"


def test_a_visit_that_is_moved_moves_its_reminder(ana, visits):
    Reminders(ana).set("visit_two_hours")
    visits[0] = (date(2026, 11, 20), time(16, 30))
    Reminders(ana).plan_again("visit_two_hours")
    assert next_of(ana, "visit_two_hours") == "20 14:30"


def test_news_that_stays_is_told_once_a_week(ana, clock, dispatch, channel, monkeypatch):
    monkeypatch.setitem(sources._asks, "visits_low", lambda owner, on: True)
    Reminders(ana).set("exercise", is_on=False)
    Reminders(ana).set("visits_low")
    db.session.commit()
    for day in range(21, 30):
        clock.set(f"2026-11-{day} 10:02")
        dispatch()
    assert [on.day for on, _ in channel.slots] == [21, 28]


def test_until_they_are_chosen_the_night_is_quiet_and_words_are_neutral(ana):
    chosen = Reminders(ana).choices()
    assert (chosen.quiet_from, chosen.quiet_until, chosen.words) == (time(22), time(7), "neutral")


def test_words_that_say_more_are_a_choice(ana, clock, dispatch, channel):
    Reminders(ana).choose(time(22), time(7), "more")
    db.session.commit()
    clock.set("2026-11-20 12:02")
    dispatch()
    assert [message.words for message in channel.sent] == ["Time for your exercises"]


def test_what_cannot_be_chosen_now_is_refused(ana, clock, dispatch, occurrences):
    clock.set("2026-11-20 12:02")
    dispatch()
    with pytest.raises(KeyError):
        Occurrences(ana).put_off(occurrences()[0], "never")
