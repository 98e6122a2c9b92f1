"""From a reminder that is due to a browser that can read it."""

from datetime import UTC, time
from uuid import uuid4

import pytest

from app.accounts import people
from app.clock import now
from app.extensions import db
from app.push.message import Message as Parcel
from app.push.origins import OriginPauses
from app.push.subscriptions import Devices
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
from tests.support.push_service import answering

__all__ = ["set_up"]


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
