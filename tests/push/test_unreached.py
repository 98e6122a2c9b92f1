"""A browser that reminders do not reach any more: counted once a reminder, and told on Today."""

from datetime import timedelta

import pytest

from app.accounts import people
from app.extensions import db
from app.push.subscriptions import Devices
from app.reminders.dispatch import Dispatcher
from app.reminders.models import Delivery
from app.reminders.push_channel import PushChannel
from tests.push.test_device_pages import set_up, turn_on
from tests.push.test_reminders_by_push import browser
from tests.support.belongings import KEYS, device_of
from tests.support.push_service import answering
from tests.support.queries import queries

__all__ = ["browser", "set_up"]
NO_ANSWER, REFUSED, BROKEN = [answering(500)], [answering(403)], [answering(413)]
WORDS = "Reminders do not reach Kitchen phone any more."


def misses(app) -> int:
    with app.app_context():
        (device, *_) = Devices(people.by_login("ana"))
        return device.misses


def run(app, clock, minutes: int) -> None:
    """A dispatcher looks every minute for so long."""
    for _ in range(minutes):
        Dispatcher(app, [PushChannel(app)]).run(once=True)
        clock.forward(minutes=1)


def missed(app, device: str, times: int) -> None:
    with app.app_context():
        mine = Devices(people.by_login("ana"))
        for _ in range(times):
            mine.miss(next(each.id for each in mine if str(each.id) == device))
        db.session.commit()


@pytest.fixture
def phone(ana) -> str:
    """Ana's, with a name; its id."""
    device = device_of(ana)
    ana.act(f"/devices/{device}", name="Kitchen phone")
    return device


@pytest.mark.parametrize(
    "browser", [NO_ANSWER, REFUSED, BROKEN], ids=["500", "403", "413"], indirect=True
)
def test_a_reminder_that_was_given_up_is_one_miss_however_often_it_was_tried(app, browser, clock):
    run(app, clock, 240)  # it asks once more after an hour
    with app.app_context():
        assert db.session.scalar(db.select(Delivery.state)) in ("failed", "expired")
    assert misses(app) == 1


@pytest.mark.parametrize("browser", [NO_ANSWER], ids=["500"], indirect=True)
def test_what_is_tried_again_is_no_miss_yet(app, browser, clock):
    run(app, clock, 10)
    assert misses(app) == 0


@pytest.mark.parametrize("browser", [NO_ANSWER], ids=["500"], indirect=True)
def test_the_next_days_reminder_is_the_second_miss_and_today_tells_it(app, ana, browser, clock):
    run(app, clock, 90)
    assert "do not reach" not in ana.get("/").text
    clock.at += timedelta(days=1, minutes=-90)
    run(app, clock, 90)
    assert misses(app) == 2 and "Reminders do not reach Firefox, Android any more." in (
        ana.get("/").text
    )


@pytest.mark.parametrize("browser", [NO_ANSWER], ids=["500"], indirect=True)
def test_one_that_is_missed_beside_one_that_is_reached_counts(app, ana, browser, service, clock):
    turn_on(ana, service.subscribe())
    run(app, clock, 1)
    with app.app_context():
        by_miss = sorted(device.misses for device in Devices(people.by_login("ana")))
    assert by_miss == [0, 1]


def test_today_tells_it_with_a_way_there_until_it_is_put_away(app, ana, phone):
    missed(app, phone, 2)
    page = ana.get("/").text
    assert WORDS in page and f'href="/devices/{phone}"' in page
    assert WORDS not in ana.act(f"/devices/{phone}/notice").text
    missed(app, phone, 1)
    assert WORDS in ana.get("/").text


def test_a_device_that_opens_the_app_is_told_of_no_more(app, ana, phone):
    missed(app, phone, 2)
    with app.app_context():
        (device,) = Devices(people.by_login("ana"))
        offer = {"endpoint": device.endpoint, "keys": KEYS}
    assert ana.post("/devices", json=offer | {"mends": True}).status_code == 201
    assert "do not reach" not in ana.get("/").text


def test_what_is_taken_off_or_anothers_is_not_told(app, ana, bea, phone):
    missed(app, phone, 2)
    assert "do not reach" not in bea.get("/").text
    assert bea.post(f"/devices/{phone}/notice").status_code == 404
    ana.act(f"/devices/{phone}/removal")
    assert "do not reach" not in ana.get("/").text


def test_the_notice_asks_the_database_nothing_more(app, ana, phone):
    with queries(app) as before:
        ana.get("/")
    missed(app, phone, 2)
    with queries(app) as told:
        assert WORDS in ana.get("/").text
    assert len(told) == len(before) <= 8


def test_the_device_page_says_what_helps(app, ana, phone):
    assert "mends what it can" not in ana.get(f"/devices/{phone}").text
    missed(app, phone, 1)
    page = ana.get(f"/devices/{phone}").text
    assert "mends what it can" in page and 'href="/calendar"' in page


def test_a_phone_keeps_the_page_without_it(app, ana, phone):
    missed(app, phone, 2)
    assert "do not reach" not in str(ana.get("/offline/pack").json["days"])
