"""From a reminder that is due to a mailbox, and no further than its holder wants."""

import logging
from datetime import UTC, datetime, time
from uuid import UUID

import pytest

from app.accounts import people
from app.extensions import db
from app.reminders import sources
from app.reminders.channels import Message, opened
from app.reminders.dispatch import Dispatcher
from app.reminders.mail_channel import MailChannel
from app.reminders.models import Delivery, Occurrence
from app.reminders.occurrences import Occurrences
from app.reminders.reminders import Reminders
from app.reminders.schedule import Slot
from tests.mail.conftest import FROM
from tests.mail.test_mail_pages import (
    ONE_CLICK,
    PAGE,
    TO,
    link_in,
    mailbox_in,
    stop_link_of,
    turn_on,
)

UNKNOWN = "550 5.1.1 unknown"


@pytest.fixture
def due(app, ana, set_up, clock, monkeypatch):
    """Ana's exercises were due at noon, it is two minutes past, and she turned e-mail on."""
    monkeypatch.setitem(sources._asks, "exercise", lambda owner, on: True)
    clock.set("2026-11-20 11:00")
    with app.app_context():
        Reminders(people.by_login("ana")).set("exercise", slots=[Slot(time(12))])
        db.session.commit()
    turn_on(ana, set_up)
    set_up.forget()
    clock.set("2026-11-20 12:02")
    return set_up


@pytest.fixture
def channel(app, due) -> MailChannel:
    return MailChannel(app)


@pytest.fixture
def dispatched(app, channel):
    """The states of all deliveries, in their order, after a round of a dispatcher."""

    def run() -> list[str]:
        Dispatcher(app, [channel]).run(once=True)
        with app.app_context():
            oldest = db.select(Delivery).order_by(Delivery.expires_at)
            return [delivery.state for delivery in db.session.scalars(oldest)]

    return run


def put_off(app, choice: str) -> None:
    with app.app_context():
        mine = Occurrences(people.by_login("ana"))
        mine.put_off(db.session.scalar(db.select(Occurrence)), choice)
        db.session.commit()


def test_a_dispatcher_opens_it_beside_push(app):
    assert [channel.name for channel in opened(app)] == ["push", "mail"]


@pytest.mark.both_databases
def test_it_arrives_with_neutral_words_and_opens_a_page_of_ours(app, ana, due, dispatched):
    assert dispatched() == ["sent"]
    (message,) = due.received
    assert message["Subject"] == "Time for your routine" and message["To"] == TO
    assert message["From"].addresses[0].addr_spec == FROM
    assert link_in(message) == "/"
    said = message.as_string().lower()
    assert not any(word in said for word in ("exercise", "pain", "therap", "visit"))
    assert "Last sent Fri 20 Nov, 12:02" in ana.get(PAGE).text


def test_more_is_said_only_by_choice(app, ana, due, dispatched):
    quiet = {"quiet_from": "22:00", "quiet_until": "07:00", "words": "more"}
    ana.act("/reminders/choices", **quiet)
    dispatched()
    assert due.received[0]["Subject"] == "Time for your exercises"


def test_after_one_click_nothing_more_is_sent(app, client, due, dispatched, clock):
    dispatched()
    assert client.post(stop_link_of(due.received[0]), data=ONE_CLICK).status_code == 200
    clock.set("2026-11-21 12:02")
    dispatched()
    assert len(due.raw) == 1


def test_an_address_that_nobody_confirmed_is_sent_nothing(app, ana, due, dispatched):
    ana.act(PAGE, address="bea@there.example")
    due.forget()
    assert dispatched() == [] and due.raw == []


def test_an_hour_later_it_does_not_come_again(app, due, dispatched, clock):
    dispatched()
    clock.set("2026-11-20 13:03")
    dispatched()
    assert len(due.raw) == 1
    with app.app_context():
        assert db.session.scalar(db.select(Occurrence.asked)) == 2


def test_whoever_said_later_gets_it_then_under_the_first(app, due, dispatched, clock):
    dispatched()
    put_off(app, "hour")
    clock.set("2026-11-20 13:03")
    dispatched()
    first, second = due.received
    assert second["In-Reply-To"] == first["Message-ID"] != second["Message-ID"]


def test_what_is_tried_again_is_the_same_message(app, due, dispatched, clock):
    due.at["data"] = "451 4.3.0 later"
    assert dispatched() == ["pending"]
    clock.forward(seconds=61)
    due.at.clear()
    assert dispatched() == ["sent"]
    with app.app_context():
        id = db.session.scalar(db.select(Occurrence.id))
    assert due.received[0]["Message-ID"] == f"<{id.hex}.1@home.example>"


def test_an_unknown_address_is_turned_off_after_three_refusals(app, ana, due, dispatched, clock):
    due.at[TO] = UNKNOWN
    for day in (20, 21, 22):
        assert mailbox_in(app)["state"] == "on"
        clock.set(f"2026-11-{day} 12:02")
        states = dispatched()
    assert states == ["failed", "failed", "gone"]
    assert "We turned email off." in ana.get(PAGE).text


def test_one_that_gets_through_counts_anew(app, due, dispatched, clock):
    for day, answer in ((20, UNKNOWN), (21, UNKNOWN), (22, "250 OK"), (23, UNKNOWN)):
        due.at[TO] = answer
        clock.set(f"2026-11-{day} 12:02")
        dispatched()
    assert (mailbox_in(app)["state"], mailbox_in(app)["refusals"]) == ("on", 1)


def test_a_server_that_refuses_us_turns_nobody_off_and_is_told(app, due, dispatched, caplog):
    due.at["to"] = f"550 5.7.1 no relaying for {TO}"
    with caplog.at_level(logging.ERROR):
        assert dispatched() == ["pending"]
    assert mailbox_in(app)["refusals"] == 0
    assert "550 at to" in caplog.text and TO not in caplog.text


def test_a_server_that_cannot_be_reached_rests_for_a_minute(app, due, channel, monkeypatch, clock):
    told = []
    with app.app_context():
        message = message_to(people.by_login("ana").id)
        for port, seconds in ((1, 0), (due.port, 59), (due.port, 1)):
            monkeypatch.setitem(app.config, "SMTP", due.as_set(port=port))
            clock.forward(seconds=seconds)
            channel.send([message], lambda message, verdict: told.append(verdict.outcome))
    assert told == ["again", "again", "sent"]


def test_without_an_origin_nobody_is_reached_and_the_host_hears_of_it(
    app, due, monkeypatch, caplog
):
    monkeypatch.setitem(app.config, "ORIGIN", "")
    with caplog.at_level(logging.WARNING):
        Dispatcher(app, [MailChannel(app)]).run(once=True)
    assert due.raw == [] and "HOMESTRETCH_ORIGIN" in caplog.text
    with app.app_context():
        assert db.session.scalar(db.select(Occurrence.state)) == "pending"


def test_a_batch_shares_a_few_connections(app, due, channel, sign_up, clock):
    """Thirty people: two connections of at most twenty-five messages each."""
    told = []
    with app.app_context():
        owner = people.by_login("ana").id
        batch = [message_to(owner, number) for number in range(30)]
        channel.send(batch, lambda message, verdict: told.append(verdict.outcome))
    assert told == ["sent"] * 30 and due.connections == 2


def message_to(owner_id, number=0) -> Message:
    until = datetime(2026, 11, 20, 14, tzinfo=UTC)
    about = (owner_id, UUID(int=number), "exercise", until.date(), "12:00")
    return Message(*about, "Time for your routine", "/", until, attempt=1)
