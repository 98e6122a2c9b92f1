"""Signing in and out, and what the cookie is worth."""

import re

import pytest
from sqlalchemy import select

from app.accounts import passwords
from app.accounts.models import Session
from app.extensions import db
from tests.support.cast import PASSWORD

COOKIE = "__Host-homestretch"


def sign_in(client, login="ana", password=PASSWORD, **query):
    data = {"login": login, "password": password}
    return client.post("/sign-in", data=data, query_string=query)


def cookie_of(client):
    return client.get_cookie(COOKIE, domain="127.0.0.1")


def test_the_right_password_opens_today(app, ana):
    visitor = app.test_client()
    assert sign_in(visitor).location == "/"
    assert "How is the pain now?" in visitor.get("/").text


@pytest.mark.parametrize("spelling", ["ana", "ANA", " ana ", "Ａｎａ"])
def test_a_name_is_the_same_however_it_is_spelled(app, ana, spelling):
    assert sign_in(app.test_client(), spelling).status_code == 303


@pytest.mark.parametrize(("login", "password"), [("ana", "wrong horse"), ("nobody", PASSWORD)])
def test_wrong_and_unknown_get_the_same_answer(app, ana, login, password):
    answer = sign_in(app.test_client(), login, password)
    assert answer.status_code == 422
    assert "That name and password do not match." in answer.text
    assert f'value="{login}"' in answer.text and password not in answer.text


@pytest.mark.parametrize("login", ["ana", "nobody"])
def test_an_unknown_name_costs_as_much_as_a_wrong_password(app, ana, login, monkeypatch):
    """Counted, not timed: each is checked against one hash of the same cost."""
    checked = []

    class Counting(type(passwords._hasher)):
        def verify(self, password_hash, password):
            checked.append(password_hash.split("$")[3])
            return super().verify(password_hash, password)

    hasher = Counting(time_cost=2, memory_cost=19 * 1024, parallelism=1)
    monkeypatch.setattr(passwords, "_hasher", hasher)
    sign_in(app.test_client(), login, "wrong horse")
    assert checked == ["m=19456,t=2,p=1"]


def test_the_cookie_is_locked_to_this_host_and_hidden_from_scripts(ana):
    cookie = cookie_of(ana)
    assert (cookie.secure, cookie.http_only, cookie.same_site) == (True, True, "Lax")
    assert (cookie.path, cookie.origin_only) == ("/", True)


def test_the_cookie_names_a_session_and_not_a_person(app, ana):
    person = ana.get("/session").json["person"]
    assert person not in cookie_of(ana).decoded_value
    with app.app_context():
        stored = db.session.scalars(select(Session.token_hash)).one()
    assert stored.hex() not in cookie_of(ana).decoded_value


def test_each_sign_in_has_a_token_of_its_own(ana):
    before = cookie_of(ana).value
    ana.post("/sign-out")
    sign_in(ana)
    assert cookie_of(ana).value != before


def test_signing_out_ends_the_session_on_the_server(app, ana):
    kept = cookie_of(ana).value
    answer = ana.post("/sign-out")
    assert answer.headers["Clear-Site-Data"] == '"cache"'
    thief = app.test_client()
    thief.set_cookie(COOKIE, kept, domain="127.0.0.1", secure=True)
    assert thief.get("/journal").location.startswith("/sign-in")
    assert thief.get("/session").json == {"person": None}


@pytest.mark.parametrize(
    ("target", "goes_to"),
    [
        ("/journal", "/journal"),
        ("/visits?x=1", "/visits?x=1"),
        ("//evil.example", "/"),
        ("https://evil.example/", "/"),
        ("/\\evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("evil", "/"),
        ("/\t/evil.example", "/"),
        ("", "/"),
    ],
)
def test_after_signing_in_it_goes_on_only_within_this_server(app, ana, target, goes_to):
    assert sign_in(app.test_client(), next=target).location == goes_to


def test_a_page_asked_for_comes_after_signing_in(client, sign_up):
    sign_up("ana")
    door = client.get("/visits/limits/new").location
    assert door == "/sign-in?next=/visits/limits/new"
    action = re.search(r'<form class="form" method="post" action="([^"]+)"', client.get(door).text)
    answer = client.post(action.group(1), data={"login": "ana", "password": PASSWORD})
    assert answer.location == "/visits/limits/new"
