"""What tests of the doors need besides Ana and Bea: other phones, the host's commands, cookies."""

import re
from collections.abc import Callable

import pytest

from app.accounts import passwords
from app.extensions import db
from tests.support.cast import PASSWORD, Visitor


@pytest.fixture
def phone(app) -> Callable[..., Visitor]:
    """A further phone on which somebody signs in."""

    def signed_in(login: str = "ana", password: str = PASSWORD, **headers) -> Visitor:
        visitor = app.test_client()
        form = {"login": login, "password": password}
        assert visitor.post("/sign-in", data=form, headers=headers).status_code == 303
        return visitor

    return signed_in


@pytest.fixture
def host(app) -> Callable[..., str]:
    """What a command of the host prints."""

    def command(*words: str) -> str:
        result = app.test_cli_runner().invoke(args=words)
        assert result.exit_code == 0, result.output
        return result.output.strip()

    return command


@pytest.fixture
def door(app, monkeypatch) -> Callable[[str], None]:
    """Set who may sign up: open, invited, closed or auto."""
    return lambda mode: monkeypatch.setitem(app.config, "SIGN_UP", mode)


@pytest.fixture
def codes(ana) -> list[str]:
    """Ana's printed recovery codes."""
    return re.findall(r"<code>([\w-]+)</code>", ana.post("/settings/recovery-codes").text)


class Hasher:
    """The real one, watched: what it was asked, and whether a transaction was open meanwhile."""

    def __init__(self, real):
        self.real = real
        self.asked: list[str] = []
        self.in_transaction: list[bool] = []

    def hash(self, password):
        return self._watch("hash", lambda: self.real.hash(password))

    def verify(self, known_hash, password):
        return self._watch("verify", lambda: self.real.verify(known_hash, password))

    def _watch(self, name, work):
        self.asked.append(name)
        self.in_transaction.append(db.session().in_transaction())
        return work()


@pytest.fixture
def hasher(monkeypatch) -> Hasher:
    watched = Hasher(passwords._hasher)
    monkeypatch.setattr(passwords, "_hasher", watched)
    return watched
