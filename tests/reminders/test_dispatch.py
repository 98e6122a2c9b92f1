"""What is due is claimed, sent and marked: once, in time, and only while it is not done."""

from datetime import timedelta
from threading import Event

import pytest
from sqlalchemy import event

from app.clock import now
from app.extensions import db
from app.reminders import marks
from app.reminders.channels import Verdict
from app.reminders.dispatch import Dispatcher
from app.reminders.flights import Flights
from app.reminders.models import Delivery, Reminder
from app.reminders.occurrences import Occurrences
from app.reminders.queue import Queue
from app.reminders.reminders import Reminders
from tests.reminders.conftest import LEASE, NOON, join

pytestmark = pytest.mark.both_databases


def states() -> list[str]:
    db.session.expire_all()
    return [each.state for each in db.session.query(Delivery)]


def test_before_its_time_nothing_is_sent(ana, clock, dispatch, channel):
    clock.set("2026-11-20 11:59")
    dispatch()
    assert channel.sent == []


def test_what_is_due_is_sent_once_and_marked(ana, clock, dispatch, channel, occurrences):
    clock.set("2026-11-20 12:02")
    dispatch()
    dispatch()
    (message,) = channel.sent
    assert (message.owner_id, message.kind, message.slot) == (ana.id, "exercise", "12:00")
    assert message.words == "Time for your routine"
    assert states() == ["sent"]
    assert [each.state for each in occurrences()] == ["pending"]


def test_each_day_has_its_own(ana, clock, dispatch, channel):
    for day in (20, 21, 22):
        clock.set(f"2026-11-{day} 12:02")
        dispatch()
    assert [on.day for on, _ in channel.slots] == [20, 21, 22]


def test_what_is_done_is_not_asked_for(ana, asking, clock, dispatch, channel, occurrences):
    asking["exercise"] = False
    clock.set("2026-11-20 12:02")
    dispatch()
    assert (channel.sent, occurrences()) == ([], [])


def test_without_any_channel_it_waits_on_today_and_nothing_is_sent(app, ana, clock, occurrences):
    clock.set("2026-11-20 12:02")
    db.session.rollback()
    Dispatcher(app, []).run(once=True)
    assert [one.kind for one in Occurrences(ana).open(ana.today())] == ["exercise"]
    assert states() == []


def test_whom_no_device_reaches_has_it_on_today_all_the_same(ana, clock, dispatch, channel):
    channel.reached = set()
    clock.set("2026-11-20 12:02")
    dispatch()
    assert channel.sent == []
    assert len(Occurrences(ana).pending(ana.today())) == 1


def test_after_nine_hours_down_it_is_passed_over_and_stays_on_today(ana, clock, dispatch, channel):
    clock.set("2026-11-20 21:00")
    dispatch()
    assert channel.sent == []
    assert states() == ["skipped_late"]
    assert len(Occurrences(ana).pending(ana.today())) == 1


def test_after_twenty_minutes_down_it_is_sent(ana, clock, dispatch, channel):
    clock.set("2026-11-20 12:22")
    dispatch()
    assert len(channel.sent) == 1


def test_three_days_down_make_no_burst(ana, clock, dispatch, channel, occurrences):
    clock.set("2026-11-23 12:02")
    dispatch()
    assert [on.day for on, _ in channel.slots] == [23]
    assert [each.due_on.day for each in occurrences()] == [20, 21, 22, 23]


def test_in_quiet_hours_it_is_passed_over(ana, clock, dispatch, channel):
    Reminders(ana).choose(
        clock.at.replace(hour=11).time(), clock.at.replace(hour=13).time(), "more"
    )
    db.session.commit()
    clock.set("2026-11-20 12:02")
    dispatch()
    assert (channel.sent, states()) == ([], ["skipped_late"])


def test_nobody_answers_and_it_asks_once_more_and_then_no_more(ana, clock, dispatch, channel):
    for minute in ("12:02", "13:02", "14:02", "15:02"):
        clock.set(f"2026-11-20 {minute}")
        dispatch()
    assert [message.tag for message in channel.sent] == [channel.sent[0].tag] * 2


def test_done_after_the_first_time_it_does_not_ask_again(ana, asking, clock, dispatch, channel):
    clock.set("2026-11-20 12:02")
    dispatch()
    asking["exercise"] = False
    clock.set("2026-11-20 13:02")
    dispatch()
    assert len(channel.sent) == 1


def test_later_asks_then_and_only_then(ana, clock, dispatch, channel, occurrences):
    clock.set("2026-11-20 12:02")
    dispatch()
    Occurrences(ana).put_off(occurrences()[0], "quarter")
    db.session.commit()
    for minute, sent in (("12:10", 1), ("12:17", 2), ("13:30", 2)):
        clock.set(f"2026-11-20 {minute}")
        dispatch()
        assert len(channel.sent) == sent


def test_what_was_answered_is_not_asked_again(ana, clock, dispatch, channel, occurrences):
    clock.set("2026-11-20 12:02")
    dispatch()
    Occurrences(ana).settle(occurrences()[0], "skipped")
    db.session.commit()
    clock.set("2026-11-20 13:02")
    dispatch()
    assert len(channel.sent) == 1
    assert Occurrences(ana).pending(ana.today()) == []


def test_a_service_that_is_busy_is_asked_again_while_it_is_of_use(ana, clock, dispatch, channel):
    channel.says = Verdict("again", timedelta(seconds=30))
    clock.set("2026-11-20 12:02")
    dispatch()
    assert states() == ["pending"]
    channel.says = Verdict("sent")
    clock.forward(seconds=31)
    dispatch()
    assert states() == ["sent"]
    assert [message.attempt for message in channel.sent] == [1, 2]


def test_a_service_that_stays_busy_is_left_alone_after_five_times(ana, clock, dispatch, channel):
    channel.says = Verdict("again", timedelta(seconds=30))
    clock.set("2026-11-20 12:02")
    for _ in range(7):
        dispatch()
        clock.forward(seconds=31)
    assert (len(channel.sent), states()) == (5, ["failed"])


def test_what_was_put_off_is_not_tried_again_before_then(
    ana, clock, dispatch, channel, occurrences
):
    channel.says = Verdict("again", timedelta(seconds=30))
    clock.set("2026-11-20 12:02")
    dispatch()
    Occurrences(ana).put_off(occurrences()[0], "quarter")
    db.session.commit()
    clock.forward(seconds=31)
    dispatch()
    assert (len(channel.sent), states()) == (1, ["expired"])


@pytest.mark.parametrize("outcome", ["gone", "failed"])
def test_a_last_word_is_not_tried_again(ana, clock, dispatch, channel, outcome):
    channel.says = Verdict(outcome)
    clock.set("2026-11-20 12:02")
    dispatch()
    clock.forward(minutes=5)
    dispatch()
    assert (len(channel.sent), states()) == (1, [outcome])


def test_a_channel_that_breaks_is_tried_again(ana, clock, dispatch, channel, monkeypatch, caplog):
    monkeypatch.setattr(channel, "send", lambda batch, tell: 1 / 0)
    clock.set("2026-11-20 12:02")
    dispatch()
    assert states() == ["pending"]
    assert "noted failed" in caplog.text


def test_a_claim_of_a_dispatcher_that_died_is_taken_when_its_lease_is_over(
    ana, clock, dispatch, channel
):
    clock.set("2026-11-20 12:02")
    die_after_claiming(channel)
    dispatch()
    assert channel.sent == []
    clock.forward(seconds=91)
    dispatch()
    assert (len(channel.sent), states()) == (1, ["sent"])


def test_whose_lease_is_over_does_not_write_over_the_word_of_who_holds_it_now(
    ana, clock, dispatch, channel
):
    clock.set("2026-11-20 12:02")
    slow = Queue([channel], LEASE)
    claim = slow.raise_due(clock.at, 10)
    db.session.commit()
    clock.forward(seconds=91)
    dispatch()
    told = [(message, Verdict("failed")) for message in claim.messages["noted"]]
    marks.settle(clock.at, claim.token, "noted", told)
    db.session.commit()
    assert states() == ["sent"]


def test_what_waited_until_its_lease_is_nearly_over_is_not_sent(ana, clock, app, channel):
    clock.set("2026-11-20 12:02")
    claim = Queue([channel], LEASE).raise_due(clock.at, 10)
    db.session.commit()
    clock.forward(seconds=61)
    flights = Flights(app, [channel], Event())
    flights.start(claim)
    flights.close()
    assert channel.sent == []
    assert states() == ["pending"]


def test_a_channel_is_closed_when_its_dispatcher_ends(ana, dispatch, channel):
    dispatch()
    assert channel.closed == 1


def test_a_rival_who_was_faster_by_a_hair_keeps_the_occurrence(ana, clock, dispatch, channel):
    """The rival's row appears after we could have looked and before we insert."""

    def be_faster(connection, cursor, statement, parameters, context, many):
        if statement.startswith("INSERT INTO occurrences"):
            cursor.execute(statement, parameters)

    clock.set("2026-11-20 12:02")
    event.listen(db.engine, "before_cursor_execute", be_faster)
    try:
        dispatch()
    finally:
        event.remove(db.engine, "before_cursor_execute", be_faster)
    assert channel.sent == []
    db.session.expire_all()
    assert Reminders(ana).get("exercise").next_on.day == 21  # and was not put off


def test_a_reminder_that_breaks_does_not_hold_up_the_others(ana, clock, dispatch, channel, caplog):
    bea = join("bea")
    Reminders(bea).set("exercise", slots=NOON)
    broken = Reminders(ana).get("exercise")
    broken.slots = [{"at": "nonsense", "weekdays": []}]
    db.session.commit()
    clock.set("2026-11-20 12:02")
    dispatch()
    assert [message.owner_id for message in channel.sent] == [bea.id]
    assert "it is put off" in caplog.text
    assert db.session.query(Reminder).filter_by(owner_id=ana.id).one().next_due_at > clock.at


def die_after_claiming(channel) -> None:
    """The next dispatcher's word for what it sent never comes to be written down."""
    Queue([channel], LEASE).raise_due(now(), 10)
    db.session.commit()
