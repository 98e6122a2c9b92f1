"""Devices of a person: ten at most, moved, renamed, ended with the session, noted as reached."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from app.accounts import people
from app.accounts.models import Session
from app.accounts.sessions import Sessions
from app.accounts.tokens import hashed
from app.extensions import db
from app.push.bounds import MOST_DEVICES
from app.push.origins import OriginPauses
from app.push.subscriber import Address
from app.push.subscriptions import Devices, TooMany
from app.push.verdict import Verdict

pytestmark = pytest.mark.both_databases
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
SENT, GONE = Verdict("sent", ""), Verdict("gone", "")
KEY = Verdict("key", "answered 403", 3600)
AGAIN, BUG = Verdict("again", ""), Verdict("bug", "")


def signed_in(person, token: str):
    moments = dict.fromkeys(("started_at", "last_seen_at", "confirmed_at"), NOON)
    hash_of = hashed(token + person.login)
    session = Session(token_hash=hash_of, person_id=person.id, device="Firefox", **moments)
    db.session.add(session)
    db.session.flush()
    return session


def reached_at(n: object) -> Address:
    return Address(f"https://fcm.googleapis.com/{n}", "point", "secret")


@pytest.fixture
def bea(owner):
    bea = people.join(name="Bea", login="bea", password_hash="none", zone="UTC")
    db.session.commit()
    return bea


@pytest.fixture
def session(owner):
    return signed_in(owner, "phone")


@pytest.fixture
def phone(owner, session):
    """Ana's first device."""
    return Devices(owner).get(Devices(owner).subscribe(reached_at(1), session.id, "Phone"))


def test_the_same_browser_is_one_device_with_its_newest_keys(owner, session, phone):
    Devices(owner).rename(phone, "In the kitchen")
    again = Address(phone.endpoint, "another point", "another secret")
    assert Devices(owner).subscribe(again, session.id, "Phone") == phone.id
    (device,) = Devices(owner)
    assert (device.p256dh, device.auth) == ("another point", "another secret")
    assert device.name == "In the kitchen"


def test_a_browser_that_somebody_else_signs_in_on_moves_to_them(owner, bea, phone):
    of_ana = phone.id
    Devices(owner).note(of_ana, SENT, NOON)
    db.session.flush()
    Devices(bea).subscribe(reached_at(1), signed_in(bea, "phone").id, "Phone")
    db.session.expire_all()
    (device,) = Devices(bea)
    assert device.endpoint == reached_at(1).endpoint and device.last_reached_at is None
    assert list(Devices(owner)) == [] and Devices(owner).get(of_ana) is None


def test_ten_devices_are_the_most_and_another_persons_do_not_count(owner, bea, session):
    for n in range(MOST_DEVICES):
        Devices(owner).subscribe(reached_at(n), session.id, "Phone")
    with pytest.raises(TooMany):
        Devices(owner).subscribe(reached_at("more"), session.id, "Phone")
    Devices(owner).subscribe(reached_at(3), session.id, "Phone")  # one of the ten, mended
    Devices(bea).subscribe(reached_at("more"), signed_in(bea, "phone").id, "Phone")
    assert len(list(Devices(owner))) == MOST_DEVICES == 10


def test_a_strangers_device_is_not_found(owner, bea, phone):
    assert Devices(bea).get(phone.id) is None
    assert Devices(bea).find(phone.endpoint) is None
    Devices(bea).note(phone.id, GONE, NOON)
    assert Devices(owner).find(phone.endpoint) is phone


def test_signing_out_ends_what_that_browser_is_sent_and_no_other(owner, session, phone):
    other = signed_in(owner, "tablet")
    kept = Devices(owner).subscribe(reached_at(2), other.id, "Tablet")
    Sessions(owner).end(session)
    db.session.expire_all()
    assert [device.id for device in Devices(owner)] == [kept]


def test_a_device_that_was_removed_stays_so_until_it_is_turned_on_again(owner, session, phone):
    Devices(owner).remove(phone)
    assert list(Devices(owner)) == [] and Devices(owner).get(phone.id) is None
    assert Devices(owner).mend(reached_at(1), session.id, "Phone") is None
    Devices(owner).subscribe(reached_at(1), session.id, "Phone")
    assert len(list(Devices(owner))) == 1
    assert Devices(owner).mend(reached_at(1), session.id, "Phone")


def test_a_browser_that_moved_is_the_same_device_under_its_name(owner, session, phone):
    Devices(owner).rename(phone, "In the kitchen")
    other = Devices(owner).subscribe(reached_at(7), signed_in(owner, "tablet").id, "Tablet")
    moved = Devices(owner).mend(reached_at(2), session.id, "Phone")
    assert {device.id for device in Devices(owner)} == {moved, other}
    assert Devices(owner).get(moved).name == "In the kitchen"
    assert Devices(owner).find(reached_at(1).endpoint) is None


def test_a_browser_that_was_taken_off_stays_off_where_it_moves_to(owner, session, phone):
    Devices(owner).remove(phone)
    assert Devices(owner).mend(reached_at(2), session.id, "Phone") is None
    assert list(Devices(owner)) == []


def test_a_removed_device_comes_back_unless_ten_others_came_meanwhile(owner, session, phone):
    Devices(owner).remove(phone)
    Devices(owner).restore(Devices(owner).removed(phone.id))
    assert list(Devices(owner)) == [phone] and Devices(owner).removed(phone.id) is None
    Devices(owner).remove(phone)
    for n in range(2, 2 + MOST_DEVICES):
        Devices(owner).subscribe(reached_at(n), session.id, "Phone")
    with pytest.raises(TooMany):
        Devices(owner).restore(phone)


def test_leaving_ends_everything(owner, phone):
    people.leave(owner)
    assert list(Devices(owner)) == []


def test_a_message_that_arrived_is_noted(owner, phone):
    Devices(owner).note(phone.id, BUG, NOON)
    Devices(owner).note(phone.id, SENT, NOON + timedelta(hours=1))
    assert phone.last_reached_at == phone.last_tried_at == NOON + timedelta(hours=1)
    assert (phone.verdict, phone.misses) == ("sent", 0)


def test_a_browser_that_is_gone_is_forgotten(owner, session, phone):
    other = Devices(owner).subscribe(reached_at(2), session.id, "Tablet")
    Devices(owner).note(phone.id, GONE, NOON)
    assert [device.id for device in Devices(owner)] == [other]
    Devices(owner).note(phone.id, SENT, NOON)  # of a message that was on its way


def test_a_broken_key_forgets_nobody_and_lets_the_service_rest(owner, session, phone):
    for n in range(2, 6):
        Devices(owner).subscribe(reached_at(n), session.id, "Phone")
    for device in list(Devices(owner)):
        Devices(owner).note(device.id, KEY, NOON)
        OriginPauses().note("https://fcm.googleapis.com", KEY, NOON)
    assert len(list(Devices(owner))) == 5
    resting = OriginPauses().at(NOON)
    assert resting == {"https://fcm.googleapis.com": NOON + timedelta(hours=1)}
    (line,) = OriginPauses().lines(NOON)
    assert re.fullmatch(r"https://fcm.googleapis.com until .* UTC: answered 403", line)


def test_two_misses_in_a_row_are_told_and_one_is_not(owner, phone):
    devices = Devices(owner)
    for verdict in (BUG, KEY, AGAIN):  # tries, and not what was given up
        devices.note(phone.id, verdict, NOON)
    devices.miss(phone.id)
    assert not phone.is_unreached
    devices.miss(phone.id)
    assert phone.is_unreached
    devices.note(phone.id, SENT, NOON)
    assert not phone.is_unreached


def test_what_was_put_away_is_told_again_after_one_more_miss(owner, phone):
    for _ in range(3):
        Devices(owner).miss(phone.id)
    Devices(owner).put_away(phone)
    assert not phone.is_unreached
    Devices(owner).miss(phone.id)
    assert phone.is_unreached


def test_a_rest_ends_by_itself_or_by_the_operator_and_is_not_cut_short(context):
    pauses = OriginPauses()
    pauses.note("https://a.example", KEY, NOON)
    pauses.note("https://a.example", Verdict("busy", "", 60), NOON)
    pauses.note("https://b.example", Verdict("busy", "", 60), NOON)
    pauses.note("https://c.example", AGAIN, NOON)
    assert set(pauses.at(NOON)) == {"https://a.example", "https://b.example"}
    assert set(pauses.at(NOON + timedelta(minutes=2))) == {"https://a.example"}
    assert pauses.at(NOON + timedelta(hours=1)) == {}
    pauses.end("https://a.example")
    assert set(pauses.at(NOON)) == {"https://b.example"}
    assert pauses.soonest_end(NOON) == NOON + timedelta(minutes=1)
