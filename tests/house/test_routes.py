"""Every address of the app, walked: who may come in, how, and what a stranger is told."""

from collections import defaultdict
from dataclasses import astuple
from itertools import product

import pytest
from werkzeug.routing import UUIDConverter

from app.web.slugs import SlugConverter, TokenConverter
from tests.house.doors import BY_SECRET, FIELDS, METHODS, NOBODYS, PUBLIC, doors, doors_to_things
from tests.support.belongings import belongings_of
from tests.support.tables import dump

ALWAYS_WHOLE = {"offline.page"}  # kept by the service worker, never asked for by a script
ELSEWHERE = [
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "cross-site", "Origin": "http://127.0.0.1"},
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
]


@pytest.fixture
def fields(clock):
    return FIELDS | {"on": clock.at.date().isoformat()}


def test_a_visitor_is_asked_to_sign_in_at_every_door_that_is_not_public(app, client):
    for door in doors(app):
        if not door.is_public:
            answer = client.open(door.path, method=door.method)
            assert answer.status_code == 303, door
            assert answer.location.startswith("/sign-in?next="), door


def test_a_script_without_a_session_is_sent_to_sign_in_from_every_door(app, client):
    for door in doors(app):
        if not door.is_public:
            answer = client.part(door.path, method=door.method)
            assert answer.status_code == 204, door
            assert answer.headers["HX-Redirect"].startswith("/sign-in?next="), door


def test_every_public_door_is_there_and_opens(app, client):
    assert {door.endpoint for door in doors(app)} >= PUBLIC
    for door in doors(app):
        if door.is_public and door.method == "GET":
            there = 404 if door.endpoint in BY_SECRET else 200
            assert client.get(door.path).status_code == there, door


def test_every_other_method_is_refused(app, ana):
    taken = defaultdict(set)
    for door in doors(app):
        taken[door.path].add(door.method)
    for path, methods in taken.items():
        for method in METHODS - methods:
            answer = ana.open(path, method=method)
            assert answer.status_code == 405, (method, path)
            assert methods <= set(answer.headers["Allow"].split(", ")), (method, path)


def test_every_id_in_an_address_is_typed(app):
    for rule in app.url_map.iter_rules():
        kinds = {type(converter) for converter in rule._converters.values()}
        assert kinds <= {UUIDConverter, SlugConverter, TokenConverter}, rule


def test_to_a_stranger_anas_things_are_as_if_they_did_not_exist(app, ana, bea, fields):
    things = astuple(belongings_of(ana))
    before = dump(app)
    for unknown in doors_to_things(app, NOBODYS):
        told = bea.open(unknown.path, method=unknown.method, data=fields)
        assert told.status_code == 404, unknown
        for thing in things:
            path = unknown.path.replace(str(NOBODYS), thing)
            answer = bea.open(path, method=unknown.method, data=fields)
            assert (answer.status_code, answer.text) == (404, told.text), (unknown, thing)
    assert dump(app) == before


def test_ana_herself_finds_each_of_her_things(app, ana, fields):
    """Else the test above would say no more than that nobody finds anything."""
    things = astuple(belongings_of(ana))
    endings = ("ending", "deletion")  # last, since they end what others look for
    for door in sorted(doors_to_things(app, NOBODYS), key=lambda d: d.path.endswith(endings)):
        paths = [door.path.replace(str(NOBODYS), thing) for thing in things]
        told = {ana.open(path, method=door.method, data=fields).status_code for path in paths}
        assert told - {404}, door


def test_a_journal_page_cannot_begin_at_a_strangers_entry(ana, bea):
    entry = belongings_of(ana).entry
    assert ana.get(f"/journal?before={entry}").status_code == 200
    assert bea.get(f"/journal?before={entry}").status_code == 404
    assert bea.get("/journal?before=7").status_code == 404


def test_what_ana_did_is_not_told_to_a_stranger(ana, bea):
    done = ana.post("/journal", data={"intensity": "4"}).location.rpartition("=")[2]
    assert "Saved: 4 of 10." in ana.get(f"/?done={done}").text
    assert bea.get(f"/?done={done}").text.partition("</main>")[0].count("toast-note") == 0


@pytest.mark.parametrize("headers", ELSEWHERE, ids=str)
def test_what_another_site_sends_is_refused_and_changes_nothing(app, ana, fields, headers):
    things = astuple(belongings_of(ana))
    before = dump(app)
    posts = {door for thing in things for door in doors(app, thing) if door.method == "POST"}
    for door in posts:
        assert ana.post(door.path, data=fields, headers=headers).status_code == 403, door
    assert dump(app) == before


@pytest.mark.parametrize("ask", ["GET", "HEAD", "part"])
def test_looking_changes_nothing(app, ana, client, ask):
    things = astuple(belongings_of(ana))
    before = dump(app)
    looks = {door for thing in things for door in doors(app, thing) if door.method == "GET"}
    for door, visitor in product(looks, (ana, client)):
        if ask != "part":
            visitor.open(door.path, method=ask)
        elif door.endpoint not in ALWAYS_WHOLE:
            visitor.part(door.path)
    assert dump(app) == before


def test_the_page_that_a_phone_keeps_says_nothing_of_who_fetched_it(ana, client):
    assert ana.get("/offline").text == client.get("/offline").text
