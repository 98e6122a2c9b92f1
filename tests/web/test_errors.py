"""What went wrong, in plain words; never how."""

import pytest
from sqlalchemy.exc import OperationalError

from app.extensions import db
from app.web.errors import WORDS
from tests.conftest import build_app, sqlite_in
from tests.support.cookies import cookie_of, visitor_with
from tests.support.tables import dump

INNARDS = ("Traceback", "RuntimeError", "OperationalError", "site-packages", ".py", "secret of")


@pytest.fixture
def shown(app, monkeypatch):
    """Failures are answered as they are outside of tests."""
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)


ASKED = {
    403: {"method": "POST", "path": "/sign-in", "headers": {"Origin": "null"}},
    404: {"method": "GET", "path": "/no-such-page"},
    405: {"method": "POST", "path": "/help"},
    413: {"method": "POST", "path": "/sign-in", "data": {f"f{n}": "" for n in range(300)}},
    422: {"method": "POST", "path": "/visits", "data": {"op_id": ["a", "b"]}},
}


@pytest.mark.parametrize(("code", "asked"), ASKED.items())
def test_an_error_page_says_what_happened_and_what_to_do(ana, code, asked):
    answer = ana.open(**asked)
    title, advice = WORDS[code]
    assert answer.status_code == code
    assert str(title) in answer.text and str(advice) in answer.text


def test_an_error_keeps_the_place_of_who_is_signed_in(ana, client):
    assert 'class="tabs"' in ana.get("/no-such-page").text
    assert 'class="tabs"' not in client.get("/no-such-page").text


def test_a_refused_method_names_those_that_work(client):
    assert "GET" in client.post("/help").headers["Allow"]


def test_a_failure_shows_nothing_of_how_it_happened(app, ana, shown, monkeypatch):
    def fail():
        raise RuntimeError("secret of the house")

    monkeypatch.setitem(app.view_functions, "journal.index", fail)
    for answer in (ana.get("/journal"), ana.part("/journal")):
        assert answer.status_code == 500
        assert "Something went wrong on our side" in answer.text
        assert not any(word in answer.text for word in INNARDS)


def test_a_write_that_fails_half_way_leaves_nothing(app, ana, shown, monkeypatch):
    """The operation and its effect are in the transaction when the commit fails."""

    def fail():
        raise OperationalError("COMMIT", {}, Exception("disk full"))

    before = dump(app)
    with monkeypatch.context() as broken:
        broken.setattr(db.session, "commit", fail)
        assert ana.post("/journal", data={"intensity": "4"}).status_code == 500
    assert dump(app) == before
    assert ana.post("/journal", data={"intensity": "4"}).status_code == 303


@pytest.fixture
def without_database(app, tmp_path):
    """An app with the same secrets whose database cannot be reached."""
    key = app.config["SECRET_KEY"]
    nowhere = f"sqlite:///{tmp_path}/gone/homestretch.db"
    broken = build_app(nowhere, tmp_path, HOMESTRETCH_SECRET_KEY=key)
    broken.config["PROPAGATE_EXCEPTIONS"] = False
    yield broken
    with broken.app_context():
        db.engine.dispose()


@pytest.mark.parametrize("path", ["/", "/journal", "/healthz", "/settings", "/no-such-page"])
def test_without_a_database_the_signed_in_still_get_a_page(ana, without_database, path):
    visitor = visitor_with(without_database, cookie_of(ana))
    done = "?done=00000000-0000-4000-8000-000000000000"
    for answer in (visitor.get(path), visitor.get(path + done), visitor.part(path)):
        assert answer.status_code == 500
        assert "Something went wrong on our side" in answer.text
        assert not any(word in answer.text for word in INNARDS)


def test_without_a_database_the_warning_signs_can_still_be_read(without_database):
    assert without_database.test_client().get("/warning-signs").status_code == 200


def test_under_a_name_that_is_not_ours_there_is_no_page(tmp_path):
    app = build_app(
        sqlite_in(tmp_path),
        tmp_path,
        HOMESTRETCH_ORIGIN="https://home.example",
    )
    client = app.test_client()
    assert client.get("/help", base_url="https://home.example").status_code == 200
    assert client.get("/help", base_url="http://127.0.0.1:8000").status_code == 200
    for path in ("/help", "/no-such-page"):
        answer = client.get(path, base_url="https://evil.example")
        assert (answer.status_code, answer.text) == (400, "Wrong host.\n")


@pytest.mark.parametrize("host", ["a b", "x" * 300, "evil.example/x", "[", "é"])
def test_a_host_that_is_none_is_no_failure(client, host):
    assert client.get("/help", headers={"Host": host}).status_code in (200, 400)
