"""From a reminder that is due to a browser that can read it."""

from datetime import UTC, time, timedelta
from uuid import uuid4

import pytest

from app.accounts import people
from app.clock import now
from app.extensions import db
from app.push.message import Message as Parcel
from app.push.origins import OriginPauses
from app.push.subscriptions import Devices, devices_of, note_all
from app.push.verdict import Verdict
from app.reminders import sources
from app.reminders.buttons import buttons_of, facts_of
from app.reminders.channels import Message
from app.reminders.dispatch import Dispatcher
from app.reminders.kinds import KINDS
from app.reminders.models import Delivery, Occurrence
from app.reminders.push_channel import PushChannel
from app.reminders.reminders import Reminders
from app.reminders.schedule import Slot
from tests.push.test_device_pages import set_up, turn_on
from tests.support.push_service import answering, says_nothing
from tests.support.queries import queries

__all__ = ["set_up"]
SENT = Verdict("sent", "answered 201")


@pytest.fixture
def browser(request, app, ana, service, set_up, clock, monkeypatch):
    """The browser of Ana, whose exercises were due at noon; it is two minutes past."""
    monkeypatch.setitem(sources._asks, "exercise", lambda owner, on: True)
    monkeypatch.setattr(service, "now", lambda: clock(UTC).timestamp())
    clock.set("2026-11-20 11:00")
    with app.app_context():
        owner = people.by_login("ana")
        owner.zone = "UTC"
        Reminders(owner).set("exercise", slots=[Slot(time(12))])
        db.session.commit()
    browser = service.subscribe(*getattr(request, "param", ()))
    turn_on(ana, browser)
    clock.set("2026-11-20 12:02")
    return browser


def dispatched(app) -> str:
    """The state of the one delivery after a round of a dispatcher."""
    Dispatcher(app, [PushChannel(app)]).run(once=True)
    with app.app_context():
        (delivery,) = db.session.scalars(db.select(Delivery))
        return delivery.state


def test_its_buttons_lead_to_the_same_ones_on_today(app, browser, service, ana):
    ana.act("/exercises", name="Bridge", sets="2", reps="8")
    dispatched(app)
    told = browser.read(service.received[0])["notification"]
    account, record = told["data"]["account"], told["data"]["record"]
    done, later = told["actions"]
    assert (done["title"], later["title"]) == ("Done", "In 1 hour")
    assert later["navigate"].endswith(f"/#later-{record}")
    today = ana.get("/").text
    assert f'id="asked-{record}"' in today and f'id="later-{record}"' in today
    assert f'data-person="{account}"' in today


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_two_buttons_and_room_for_them(app, kind):
    about = (kind, now().date(), "12:00", "x", "/", now(), 1)
    message = Message(uuid4(), uuid4(), *about)
    with app.app_context():
        buttons = buttons_of(message)
    parcel = Parcel("é" * 60, "/", message.tag, actions=buttons, data=facts_of(message))
    assert len(parcel.body("https://a-rather-long-name.homestretch.example")) < 900
    assert len(buttons) == 2 and buttons[1].title == "In 1 hour"


@pytest.mark.parametrize("kind", ["evening", "next_morning", "did_you_go"])
def test_a_question_has_no_button_that_says_done(kind):
    assert KINDS[kind].buttons == ("quarter", "hour")


def devices(app) -> list:
    return list(Devices(people.by_login("ana")))


def test_it_arrives_with_neutral_words_and_opens_a_page_of_ours(app, browser, service):
    assert dispatched(app) == "sent"
    (message,) = service.received
    assert service.faults == []
    told = browser.read(message)["notification"]
    assert told["title"] == "Time for your routine" and "exercise" not in told["title"].lower()
    with app.app_context():
        assert devices(app)[0].last_reached_at


@pytest.mark.parametrize("browser", [[answering(410)]], ids=["410"], indirect=True)
def test_a_browser_that_is_gone_is_forgotten_and_the_reminder_waits_on_today(app, browser, service):
    assert dispatched(app) == "gone"
    with app.app_context():
        assert devices(app) == []
        assert db.session.scalar(db.select(Occurrence)).state == "pending"


@pytest.mark.parametrize("browser", [[answering(403)]], ids=["403"], indirect=True)
def test_a_refused_key_forgets_nobody_and_the_service_rests(app, browser, service):
    assert dispatched(app) == "pending"
    with app.app_context():
        assert len(devices(app)) == 1 and OriginPauses().at(now())


def test_without_a_contact_nobody_is_reached(app, browser, service, monkeypatch):
    monkeypatch.setitem(app.config, "CONTACT", "")
    Dispatcher(app, [PushChannel(app)]).run(once=True)
    assert service.received == []
    with app.app_context():
        assert db.session.scalar(db.select(Occurrence)).state == "pending"


def test_one_batch_after_the_other_goes_over_one_connection(app, browser, service, clock):
    channel = PushChannel(app)
    with app.app_context():
        for _ in range(3):
            channel.send([message_to(people.by_login("ana").id)], lambda *_: None)
        channel.close()
    assert (len(service.received), len(service.connections)) == (3, 1)


def test_who_is_reached_on_one_device_is_told_so_before_the_other_answers(
    app, ana, browser, service, monkeypatch
):
    turn_on(ana, service.subscribe(says_nothing))
    monkeypatch.setattr("app.reminders.push_channel.MOST_SECONDS", 0.5)
    told, channel = [], PushChannel(app)
    with app.app_context():
        channel.send([message_to(people.by_login("ana").id)], lambda *each: told.append(each))
        channel.close()
    assert [verdict.outcome for _, verdict in told] == ["sent"]


def test_a_batch_is_noted_in_one_statement_whatever_its_size(app, browser, service):
    with app.app_context():
        owner_id = people.by_login("ana").id
        (device,) = devices_of([owner_id])
        with queries() as said:
            note_all([(device, SENT)] * 50, now())
        db.session.rollback()
    assert len(said) == 1


def message_to(owner_id) -> Message:
    about = (owner_id, uuid4(), "exercise", now().date(), "12:00", "Time for your routine", "/")
    return Message(*about, expires_at=now() + timedelta(hours=1), attempt=1)
