"""Where a write may come from."""

import pytest
from flask import Request
from werkzeug.test import EnvironBuilder

from app.web.cross_site import EXCEPTIONS, comes_from_elsewhere
from tests.support.cast import PASSWORD

OURS = "https://home.example"
TABLE = [
    ({}, False),
    ({"Origin": OURS}, False),
    ({"Sec-Fetch-Site": "same-origin"}, False),
    ({"Sec-Fetch-Site": "same-origin", "Origin": OURS}, False),
    # Some pages of ours hide where they come from; the browser still knows.
    ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, False),
    ({"Sec-Fetch-Site": "cross-site"}, True),
    ({"Sec-Fetch-Site": "same-site"}, True),
    ({"Sec-Fetch-Site": "none"}, True),
    ({"Sec-Fetch-Site": ""}, True),
    ({"Sec-Fetch-Site": "cross-site", "Origin": OURS}, True),
    ({"Origin": "null"}, True),
    ({"Origin": ""}, True),
    ({"Origin": "https://evil.example"}, True),
    ({"Origin": "http://home.example"}, True),
    ({"Origin": "https://home.example:8443"}, True),
    ({"Origin": "https://home.example.evil.example"}, True),
    ({"Origin": "https://evil.home.example"}, True),
]


@pytest.mark.parametrize(("headers", "elsewhere"), TABLE, ids=str)
def test_the_browser_says_where_a_write_comes_from(headers, elsewhere):
    request = Request(EnvironBuilder(method="POST", headers=headers).get_environ())
    assert comes_from_elsewhere(request, OURS) is elsewhere


def test_there_are_no_exceptions_yet():
    assert frozenset() == EXCEPTIONS


def test_behind_a_proxy_the_origin_that_was_set_is_ours(app, ana, monkeypatch):
    monkeypatch.setitem(app.config, "ORIGIN", OURS)
    tap = {"intensity": "4"}
    assert ana.post("/journal", data=tap, headers={"Origin": OURS}).status_code == 303
    here = {"Origin": "http://127.0.0.1"}
    assert ana.post("/journal", data=tap, headers=here).status_code == 403


def test_looking_from_elsewhere_is_allowed(ana):
    """A link in a mail or a note must open."""
    assert ana.get("/journal", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_another_site_learns_nothing_of_what_is_there(client, method):
    headers = {"Sec-Fetch-Site": "cross-site"}
    for path in ("/journal", "/no-such-page"):
        assert client.open(path, method=method, headers=headers).status_code == 403


def test_another_site_cannot_sign_somebody_in_as_somebody_else(ana, client):
    door = {"login": "ana", "password": PASSWORD}
    answer = client.post("/sign-in", data=door, headers={"Origin": "https://evil.example"})
    assert answer.status_code == 403 and "Set-Cookie" not in answer.headers
