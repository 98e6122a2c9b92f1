"""Requests that no page of ours sends: refused or read as far as they go, and never a failure."""

from uuid import UUID

import pytest

from tests.support.belongings import belongings_of
from tests.support.tables import dump
from tests.web.known_forms import FORMS

TAP = {"intensity": "4"}
OP_ID = "0f8fad5b-d9cb-469f-a165-70867728950e"
RECORDING = ["tap", "exercise", "set", "limit"]
CHANGING = ["number", "entry", "new dose", "new limit"]
NO_IDS = ["", "7", "null", OP_ID[:-1], OP_ID + "0", f"../{OP_ID}", "\0", "x" * 9000, "'; --"]


@pytest.fixture
def things(clock, ana):
    return belongings_of(ana)


def operations(app):
    return dump(app)["operations"]


@pytest.mark.parametrize("name", RECORDING + CHANGING)
def test_a_form_sent_twice_is_taken_once(app, ana, things, name):
    form = FORMS[name].of(things).fits | {"op_id": OP_ID}
    assert ana.post(FORMS[name].at(things), data=form).status_code == 303
    before = dump(app)
    again = ana.post(FORMS[name].at(things), data=form)
    # An older dose has no page of its own any more.
    assert again.status_code == (404 if name == "new dose" else 303)
    assert dump(app) == before


@pytest.mark.parametrize("wrong", NO_IDS, ids=lambda wrong: ascii(wrong[:40]))
def test_an_act_without_a_proper_id_is_a_new_one(app, ana, wrong):
    for count in (1, 2):
        assert ana.post("/journal", data=TAP | {"op_id": wrong}).status_code == 303
        assert len(dump(app)["pain_entries"]) == len(operations(app)) == count


@pytest.mark.parametrize("spelling", [OP_ID.upper(), OP_ID.replace("-", ""), f"{{{OP_ID}}}"])
def test_an_id_is_the_same_however_it_is_spelt(app, ana, spelling):
    for op_id in (OP_ID, spelling):
        assert ana.post("/journal", data=TAP | {"op_id": op_id}).status_code == 303
    assert [entry["id"] for entry in dump(app)["pain_entries"]] == [UUID(OP_ID)]


def test_two_people_may_have_minted_the_same_id(app, ana, bea):
    for visitor in (ana, bea):
        assert visitor.post("/journal", data=TAP | {"op_id": OP_ID}).status_code == 303
    assert len(dump(app)["pain_entries"]) == 2


@pytest.mark.parametrize("kind", ["application/json", "text/plain", "x", ""])
def test_what_is_no_form_has_no_fields(app, ana, kind):
    before = dump(app)
    for body in (b'{"intensity": 4}', b"intensity=4", b"\xff\xfe", b""):
        assert ana.post("/journal", data=body, content_type=kind).status_code == 422
    assert dump(app) == before


def test_a_form_cut_off_in_its_middle_is_refused(app, ana):
    before = dump(app)
    for body in (b"", b"--x\r\n", b"--x\r\nContent-Disposition: form-data; name=inten"):
        answer = ana.post("/journal", data=body, content_type="multipart/form-data; boundary=x")
        assert answer.status_code == 422
    assert dump(app) == before


def test_bytes_that_are_no_text_are_refused_or_kept_as_they_were_sent(ana):
    entry = ana.post("/journal", data=TAP).location.split("?")[0]
    form = {"content_type": "application/x-www-form-urlencoded"}
    assert ana.post("/journal", data=b"intensity=%ff", **form).status_code == 422
    assert ana.post(entry, data=b"revision=1&when=kept&note=a%ffb", **form).status_code == 303
    assert "a%FFb" in ana.get(entry).text


@pytest.mark.parametrize("page", ["http://[", "http://[bad", "//", "%", "javascript:", "x" * 9000])
def test_a_script_that_cannot_say_where_it_is_is_moved_on(app, ana, page):
    headers = {"HX-Request": "true", "HX-Current-URL": page}
    answer = ana.post("/visits", headers=headers)
    assert answer.status_code == 204 and "HX-Redirect" in answer.headers
    assert len(dump(app)["visits"]) == 1


@pytest.mark.parametrize("host", ["x" * 300, "a..b", "-"])
@pytest.mark.parametrize("headers", [{}, {"Origin": "null"}], ids=str)
def test_a_wrong_name_of_ours_is_no_failure_whatever_comes_with_it(app, client, host, headers):
    fields = {f"field-{number}": "" for number in range(201)}
    for data in ({}, fields):
        answer = client.post("/sign-in", data=data, headers={"Host": host} | headers)
        assert answer.status_code in (400, 403, 413, 422)


@pytest.mark.parametrize("cookie", ["x", "..", ".eJw", "a.b.c", "\u00e9"])
def test_a_cookie_that_is_not_ours_is_nobodys(app, client, cookie):
    client.set_cookie(app.config["SESSION_COOKIE_NAME"], cookie, domain="127.0.0.1")
    assert client.get("/").status_code == 200
    assert client.get("/settings").location.startswith("/sign-in")
