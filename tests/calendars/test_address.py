"""The secret address: shown once, kept as a hash, ended, and never told to a log."""

import logging
import re

import pytest

from app.accounts.tokens import hashed
from app.calendars import routes
from tests.support.calendars import address_of
from tests.support.tables import dump

pytestmark = pytest.mark.both_databases


def test_it_is_shown_once_and_kept_only_as_a_hash(app, ana):
    address = address_of(ana)
    token = re.search(r"calendar/(.*)\.ics", address).group(1)
    assert token not in ana.get("/calendar").text + ana.get("/calendar/address").text
    assert token not in repr(dump(app))
    assert repr(hashed(token)) in repr(dump(app)) or hashed(token).hex() in repr(dump(app))


def test_it_opens_without_sign_in_and_leaves_no_cookie_and_no_copy(ana, client):
    answer = client.get(address_of(ana))
    assert (answer.status_code, answer.mimetype) == (200, "text/calendar")
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert "Set-Cookie" not in answer.headers


def test_a_new_address_ends_the_old_one(ana, client):
    first, second = address_of(ana), address_of(ana)
    assert client.get(first).status_code == 404
    assert client.get(second).status_code == 200


def test_an_ended_address_is_as_if_it_had_never_been(ana, client):
    address = address_of(ana)
    assert ana.post("/calendar/address/ending").location == "/calendar"
    ended, unknown = client.get(address), client.get(f"/calendar/{'A' * 43}.ics")
    assert (ended.status_code, ended.text) == (404, unknown.text)
    assert dict(ended.headers) == dict(unknown.headers)
    assert "Make an address" in ana.get("/calendar").text


def test_what_it_says_outlives_its_address(ana):
    ana.post("/calendar", data={"words": "therapy", "exercises": "y", "exercise_at": "08:15"})
    address_of(ana)
    ana.post("/calendar/address/ending")
    page = ana.get("/calendar").text
    assert re.search(r'checked[^>]*value="therapy"', page)
    assert 'value="08:15"' in page


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_reading_it_changes_nothing_even_in_the_owners_browser(app, clock, ana, method):
    address = address_of(ana)
    clock.forward(hours=3)  # else the session's last sight would not be noted anyway
    before = dump(app)
    answer = ana.open(address, method=method)
    assert answer.status_code == 200 and bool(answer.data) == (method == "GET")
    assert dump(app) == before


def test_the_password_is_asked_again_before_one_is_made(clock, ana):
    clock.forward(minutes=11)
    for method in ("GET", "POST"):
        answer = ana.open("/calendar/address", method=method)
        assert answer.status_code == 303 and "next=" in answer.location
    assert "Make an address" in ana.get("/calendar").text


def test_with_the_account_the_address_goes_too(ana, client):
    address = address_of(ana)
    ana.post("/settings/account-deletion")
    assert client.get(address).status_code == 404


def test_a_failing_feed_puts_no_secret_into_the_log(app, ana, client, caplog, monkeypatch):
    address = address_of(ana)
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
    monkeypatch.setattr(routes, "calendar_of", lambda *_: 1 / 0)
    with caplog.at_level(logging.DEBUG):
        assert client.get(address).status_code == 500
    assert "ZeroDivisionError" in caplog.text and "/calendar/<token:token>.ics" in caplog.text
    assert address not in caplog.text
