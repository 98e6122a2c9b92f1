"""Devices through the pages: turned on by a browser, listed, named, tried, taken off."""

import asyncio
from datetime import UTC
from functools import partial

import pytest

from app.push.courier import HOSTS
from tests.push.hostile import HOSTILE, WRONG_KEYS
from tests.support.belongings import KEYS, device_of
from tests.support.cast import PASSWORD
from tests.support.push_service import answering
from tests.support.tables import dump

PHONE = {"User-Agent": "Mozilla/5.0 (Android 15) Firefox/150"}
OFFER = {"endpoint": f"https://{HOSTS[0]}/x", "keys": KEYS}


@pytest.fixture
def set_up(app, service, monkeypatch):
    """The server can send, to the push service of the tests only."""
    told = {"CONTACT": "mailto:host@home.example", "PUSH_LOOPBACK": service.origin}
    for name, value in told.items():
        monkeypatch.setitem(app.config, name, value)
    service.key = ""


def turn_on(visitor, browser, **more):
    offer = {"endpoint": browser.endpoint, "keys": browser.keys} | more
    answer = visitor.post("/devices", json=offer, headers=PHONE)
    assert answer.status_code == 201, answer.text
    return answer.json["id"]


def test_a_test_arrives_and_the_page_says_so(ana, service, set_up, clock, monkeypatch):
    monkeypatch.setattr(service, "now", lambda: clock(UTC).timestamp())
    browser = service.subscribe()
    device = turn_on(ana, browser)
    assert "Nothing was sent to it yet." in ana.get("/devices").text
    page = ana.act(f"/devices/{device}/test").text
    assert "Last reached Fri 20\xa0Nov, 12:00" in page and "The test is on its way." in page
    (message,) = service.received
    assert service.faults == []
    assert browser.read(message)["notification"]["title"] == "It works"


def test_a_browser_is_named_by_what_it_is_until_it_is_renamed(ana):
    ana.post("/devices", json=OFFER, headers=PHONE)
    page = ana.get("/devices").text
    assert "<b>Firefox, Android</b>" in page
    device = page.partition('href="/devices/')[2][:36]
    renamed = ana.act(f"/devices/{device}", name="In the <kitchen>").text
    assert "<b>In the &lt;kitchen&gt;</b>" in renamed


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (503, "There was no answer."),
        (500, "There was no answer."),
        (403, "key was refused. Tell the person who runs this server"),
        (413, "not taken. Tell the person who runs this server"),
    ],
)
def test_a_test_that_fails_is_told_as_it_is(ana, service, set_up, status, words):
    device = turn_on(ana, service.subscribe(answering(status)))
    assert words in ana.act(f"/devices/{device}/test").text


def test_a_browser_that_is_gone_is_gone_from_the_list(ana, service, set_up):
    device = turn_on(ana, service.subscribe(answering(410)))
    page = ana.act(f"/devices/{device}/test").text
    assert device not in page and "takes no more reminders, so it is off the list" in page


def test_no_transaction_is_open_while_a_message_is_on_its_way(ana, bea, service, set_up):
    async def meanwhile(request):
        write = partial(bea.post, "/journal", data={"intensity": "4"})
        written.append(await asyncio.to_thread(write))
        return await answering(201)(request)

    written = []
    device = turn_on(ana, service.subscribe(meanwhile))
    ana.act(f"/devices/{device}/test")
    assert [answer.status_code for answer in written] == [303]


def test_a_server_that_nobody_can_write_to_says_that_it_cannot_send(ana, service, app):
    assert ana.get("/push-key").json == {"key": None}
    assert "This server cannot send reminders yet." in ana.get("/devices").text
    device = device_of(ana)
    assert "cannot send reminders yet" in ana.act(f"/devices/{device}/test").text


def test_the_key_is_the_public_one(app, ana, set_up):
    told = ana.get("/push-key").json["key"]
    assert len(told) == 87 and app.config["VAPID_KEY"] not in told


@pytest.mark.parametrize("endpoint", HOSTILE, ids=ascii)
def test_a_hostile_address_is_refused_at_the_door(ana, endpoint):
    answer = ana.post("/devices", json=OFFER | {"endpoint": endpoint})
    assert (answer.status_code, answer.json) == (422, {"error": "does_not_fit"})


def test_what_does_not_fit_is_refused_and_writes_nothing(app, ana):
    before = dump(app)
    wrong = [{"p256dh": p256dh, "auth": auth} for p256dh, auth in WRONG_KEYS]
    offers = [OFFER | {"keys": keys} for keys in wrong]
    offers += [OFFER | {"name": name} for name in ("x" * 81, "\0", 7, None)]
    offers += [{}, [], "x", 7, OFFER | {"endpoint": f"{OFFER['endpoint']}{'x' * 1000}"}]
    for offer in offers:
        assert ana.post("/devices", json=offer).status_code == 422, offer
    for raw in (b"", b"null", b"{", b"\xff", b"[" * 100_000, b'{"endpoint": "\\ud800"}'):
        answer = ana.post("/devices", data=raw, content_type="application/json")
        assert answer.status_code == 422, raw[:9]
    assert ana.post("/devices", data=OFFER).status_code == 415
    assert dump(app) == before


def test_an_eleventh_device_is_refused(ana):
    for _ in range(10):
        device_of(ana)
    assert ana.post("/devices", json=OFFER).status_code == 409
    page = ana.get("/devices").text
    assert page.count('href="/devices/') == 10


def test_who_has_ten_on_others_is_told_to_remove_one_first(app, ana, set_up):
    other = app.test_client()
    other.post("/sign-in", data={"login": "ana", "password": PASSWORD})
    for _ in range(10):
        device_of(other)
    assert "To turn on this one, remove one" in ana.get("/devices").text
    assert "To turn on this one, remove one" not in other.get("/devices").text


def test_the_browser_that_asks_is_marked_and_no_other(app, ana):
    other = app.test_client()
    other.post("/sign-in", data={"login": "ana", "password": PASSWORD})
    device, _ = device_of(ana), device_of(other)
    page = ana.get("/devices").text
    row = page.partition(f'href="/devices/{device}"')[2].partition("</li>")[0]
    assert page.count("This device.") == 1 and "This device." in row
    assert "This device" in ana.get(f"/devices/{device}").text
    assert "This device" not in other.get(f"/devices/{device}").text


def test_a_device_is_taken_off_and_put_back(ana, bea):
    device = device_of(ana)
    page = ana.act(f"/devices/{device}/removal").text
    assert "Off the list: " in page and f'href="/devices/{device}"' not in page
    assert bea.post(f"/devices/{device}/restoration").status_code == 404
    assert "Off the list: " not in bea.get(f"/devices?removed={device}").text
    for _ in range(2):
        assert f'href="/devices/{device}"' in ana.act(f"/devices/{device}/restoration").text


def test_a_device_is_not_put_back_beside_ten_others(ana):
    device = device_of(ana)
    ana.act(f"/devices/{device}/removal")
    for _ in range(10):
        device_of(ana)
    page = ana.act(f"/devices/{device}/restoration").text
    assert "You have ten devices. Remove one first." in page and device not in page


@pytest.mark.parametrize("query", ["told=nonsense", "told=", "removed=7", f"removed={'0' * 32}"])
def test_an_address_with_other_words_says_nothing(ana, query):
    assert ana.get(f"/devices?{query}").text == ana.get("/devices").text


def test_devices_lead_back_to_reminders(ana):
    page = ana.get("/devices").text
    assert "<h1>Devices</h1>" in page and '<a class="back" href="/reminders"' in page


def test_the_same_browser_moves_to_whoever_turns_it_on(ana, bea):
    for visitor in (ana, bea):
        assert visitor.post("/devices", json=OFFER).status_code == 201
    assert 'href="/devices/' not in ana.get("/devices").text
    assert 'href="/devices/' in bea.get("/devices").text


def test_signing_out_ends_it_on_the_server(app, ana):
    ana.post("/devices", json=OFFER)
    ana.post("/sign-out")
    assert dump(app)["push_subscriptions"] == []


def test_what_was_taken_off_is_not_mended_but_can_be_turned_on_again(ana):
    device = ana.post("/devices", json=OFFER).json["id"]
    ana.act(f"/devices/{device}/removal")
    mended = ana.post("/devices", json=OFFER | {"mends": True})
    assert (mended.status_code, mended.json) == (410, {"error": "removed"})
    assert ana.post("/devices", json=OFFER).status_code == 201
    assert ana.post("/devices", json=OFFER | {"mends": True}).status_code == 201


def test_a_lost_device_is_mended(ana):
    assert ana.post("/devices", json=OFFER | {"mends": True}).status_code == 201
