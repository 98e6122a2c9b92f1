"""Whatever is sent to whichever address: it may be refused, but the server does not fail."""

from itertools import product

import pytest

from tests.house.doors import FIELDS, NOBODYS, doors
from tests.support.belongings import Belongings, belongings_of

ENDS = ("accounts.leave", "accounts.sign_out", "accounts.end_session")
NO_ID = str(NOBODYS)
NAMES = [*FIELDS, "on", "at", "op_id", "code", "invitation", "bout", "side", "day_ends_at"]
NAMES += ["kind", "status", "weeks", "time_of_day", "counts", "starts_on", "ends_on", "episode_id"]
ODD = [
    "",
    "\0",
    "a\0b",
    "７",
    "NaN",
    "99999999999999999999",
    "2026-02-30",
    "0000-00-00",
    "'; DROP TABLE people; --",
    "{{ 7 * 7 }}%(x)s%s",
    "ﷺ" * 250,
    "👩\N{ZERO WIDTH JOINER}👧" * 50,
    "x" * 20_000,
    "\ufffe",
]


@pytest.fixture
def posts(app, ana):
    """Every address that takes a form, with Ana's ids in it; leaving comes last."""
    things = belongings_of(ana)
    blank = [door for door in doors(app) if door.method == "POST"]
    blank.sort(key=lambda door: door.endpoint in ENDS)
    return [_with_id(door.path, things) for door in blank]


def _with_id(path: str, things: Belongings) -> str:
    return path.replace(NO_ID, things.named_in(path)) if NO_ID in path else path


@pytest.mark.both_databases
@pytest.mark.parametrize("odd", ODD, ids=lambda text: ascii(text[:12]))
def test_odd_values_in_every_field_of_every_form(ana, posts, odd):
    for path in posts:
        answer = ana.post(path, data=dict.fromkeys(NAMES, odd))
        assert answer.status_code < 500, (path, answer.text)


@pytest.mark.both_databases
def test_one_odd_value_among_good_ones(ana, posts, clock):
    good = FIELDS | {"on": clock.at.date().isoformat(), "at": "08:00", "when": "other"}
    for path, name in product(posts[: -len(ENDS)], ("login", "name", "note", "password", "zone")):
        answer = ana.post(path, data=good | {name: "a\0b"})
        assert answer.status_code < 500, (path, name)


@pytest.mark.both_databases
@pytest.mark.parametrize("kind", ["application/json", "multipart/form-data", "x"])
def test_a_body_that_is_no_form(ana, posts, kind):
    for path, body in product(posts, (b"", b'{"intensity": 4}', b"\xff\xfe\0%%%=%zz&=&&")):
        answer = ana.post(path, data=body, content_type=kind)
        assert answer.status_code < 500, (path, body)


@pytest.mark.parametrize(
    "odd", ["", "\0", "７", "\ufffe", NO_ID, "x" * 5000], ids=lambda text: ascii(text[:12])
)
def test_odd_words_in_the_address(app, ana, client, odd):
    names = "before done next invitation welcome x q region kind equipment exercise"
    query = dict.fromkeys(names.split(), odd)
    looks = {door.path for door in doors(app) if door.method == "GET"}
    for path, visitor in product(looks, (ana, client)):
        assert visitor.get(path, query_string=query).status_code < 500, path


@pytest.mark.parametrize(
    "path",
    [
        "/%00",
        "/journal/%00",
        "/%ff%fe",
        "/journal/..%2f..",
        "/" + "x" * 5000,
        "/visits//",
        "//",
        "/.",
    ],
)
def test_odd_addresses(ana, path):
    assert ana.get(path).status_code in (200, 303, 308, 404)
