"""The stage: the databases, the app, the clock and the cast.

Ana is a patient, Bea another one. Every test runs on SQLite; one marked `both_databases` also
on the PostgreSQL that the run brings itself. Every page that any test fetches is held to the
rules in support/pages.py.
"""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from flask import Flask
from flask_migrate import upgrade
from hypothesis import settings
from sqlalchemy import text

from app import clock as wall_clock
from app import create_app
from app.accounts import passwords, people
from app.accounts.models import Person
from app.extensions import db
from app.operations.apply import apply
from app.operations.operation import Operation
from tests.support import postgres
from tests.support.builds import furnish
from tests.support.cast import PASSWORD, Visitor
from tests.support.minting import minted
from tests.support.no_network import Nowhere
from tests.support.phones import (  # noqa: F401 - fixtures
    address,
    anas,
    chromium,
    open_phone,
    page,
    phone,
    playwright,
    server,
)

# A busy computer fails no property.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

CLUSTER = "HOMESTRETCH_TEST_CLUSTER"
_running: list[postgres.Cluster] = []


def pytest_configure(config):
    is_worker = hasattr(config, "workerinput")
    if not is_worker and not config.option.collectonly:
        _running.append(postgres.start())
        os.environ[CLUSTER] = str(_running[0].folder)


def pytest_unconfigure(config):
    while _running:
        _running.pop().stop()


def pytest_sessionfinish(session, exitstatus):
    """A skipped test proves nothing, so a run that skips one has failed."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter and reporter.stats.get("skipped") and exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_generate_tests(metafunc):
    if "database" in metafunc.fixturenames:
        both = metafunc.definition.get_closest_marker("both_databases")
        names = ["sqlite", "postgresql"] if both else ["sqlite"]
        metafunc.parametrize("database", names, indirect=True, scope="session")


@pytest.fixture(scope="session")
def cluster() -> postgres.Server:
    return postgres.Server(Path(os.environ[CLUSTER]))


@pytest.fixture(scope="session")
def database(request, cluster, tmp_path_factory, worker_id) -> str:
    """The address of an empty database of the kind that the test runs on."""
    if request.param == "sqlite":
        return sqlite_in(tmp_path_factory.mktemp("data"))
    name = f"test_{worker_id}"
    cluster.drop(name)
    return cluster.create(name)


@pytest.fixture(scope="session")
def migrated(database, tmp_path_factory) -> Iterator[Flask]:
    """The app on `database`, brought there by its own migrations."""
    app = build_app(database, tmp_path_factory.getbasetemp())
    with app.app_context():
        upgrade()
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture(scope="session", autouse=True)
def strong_hasher() -> Iterator[PasswordHasher]:
    """What the app hashes passwords with. The tests hash with the same argon2id at its least, as
    most of them need somebody signed in; those about its strength put this one back."""
    strong = passwords._hasher
    passwords._hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    yield strong
    passwords._hasher = strong


def sqlite_in(folder: Path) -> str:
    """The address of a database in `folder`."""
    return f"sqlite:///{folder / 'homestretch.db'}"


def build_app(url: str, data: Path, **settings: str) -> Flask:
    """The app on the database at `url`, where only the static files were made before."""
    return new_app(url, furnish(data), **settings)


def new_app(url: str, data: Path, **settings: str) -> Flask:
    """The app in a folder of data that it may never have seen."""
    environ = {
        "HOMESTRETCH_DATA": str(data),
        "DATABASE_URL": url,
        "HOMESTRETCH_SIGN_UP": "open",
        **settings,
    }
    app = create_app({"TESTING": True, "PUSH_RESOLVER": Nowhere()}, environ)
    app.test_client_class = Visitor
    return app


@pytest.fixture
def app(migrated) -> Iterator[Flask]:
    """The app with nobody in it, before and after."""
    yield migrated
    with migrated.app_context(), db.engine.begin() as connection:
        for table in ("people", "invitations", "failed_tries", "origin_pauses", "mail_counts"):
            connection.execute(text(f"DELETE FROM {table}"))


@pytest.fixture
def context(app) -> Iterator[None]:
    """An app context, for tests below the pages. Never together with a client."""
    with app.app_context():
        yield
        db.session.rollback()


@pytest.fixture
def owner(context) -> Person:
    """Ana, for tests below the pages."""
    ana = people.join(name="Ana", login="ana", password_hash="none", zone="America/New_York")
    db.session.commit()
    return ana


@pytest.fixture
def mint() -> Callable[..., Operation]:
    """Make an operation as a phone would."""
    return minted


@pytest.fixture
def act(owner) -> Callable[..., Operation]:
    """Make an operation and apply it for Ana; it is given back to be named again."""

    def acted(name: str, body: dict | None = None, **other) -> Operation:
        operation = minted(name, body, **other)
        verdict = apply(owner, operation)
        assert verdict.outcome == "applied", verdict
        return operation

    return acted


@pytest.fixture
def client(app) -> Visitor:
    """Somebody who is not signed in."""
    return app.test_client()


@pytest.fixture
def sign_up(app) -> Callable[[str], Visitor]:
    def joined(login: str, **fields: str) -> Visitor:
        visitor = app.test_client()
        form = {"name": login.title(), "login": login, "password": PASSWORD, "zone": "UTC"}
        answer = visitor.post("/sign-up", data=form | fields)
        assert answer.status_code == 303, answer.text
        return visitor

    return joined


@pytest.fixture
def ana(sign_up) -> Visitor:
    return sign_up("ana")


@pytest.fixture
def bea(sign_up) -> Visitor:
    return sign_up("bea")


class Clock:
    """A wall clock that stands still until it is moved."""

    def __init__(self, at: datetime):
        self.at = at

    def __call__(self, zone) -> datetime:
        return self.at.astimezone(zone)

    def set(self, iso: str) -> None:
        self.at = datetime.fromisoformat(iso).replace(tzinfo=UTC)

    def forward(self, **delta: float) -> None:
        self.at += timedelta(**delta)


@pytest.fixture
def clock(monkeypatch) -> Clock:
    """Noon of Friday 20 November 2026, UTC, until the test moves it."""
    standing = Clock(datetime(2026, 11, 20, 12, 0, tzinfo=UTC))
    monkeypatch.setattr(wall_clock, "_read", standing)
    return standing
