"""What makes a password, changing it, and hashing it."""

from threading import Barrier, Lock, Thread

import pytest

from app.accounts import passwords
from app.extensions import db
from tests.support.cast import PASSWORD

NEW = "three green boats"


def change(visitor, password=NEW):
    return visitor.post("/settings/password", data={"password": password})


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("short", "Use 10 letters or more."),
        ("ninechars", "Use 10 letters or more."),
        ("", "Please fill this in."),
        ("x" * 1025, "That is too long."),
        ("é" * 513, "That is too long."),
        ("password123", None),
        ("1234567890", "Many people use that one."),
        ("QWERTYUIOP", "Many people use that one."),
        ("qwertyuiop", "Many people use that one."),
    ],
    ids=["5", "9", "none", "1025 bytes", "1026 bytes in 513", "free", "digits", "capitals", "keys"],
)
def test_a_weak_password_is_refused_with_a_word_of_help(client, password, words):
    form = {"name": "Ana", "login": "ana", "password": password, "zone": "UTC"}
    answer = client.post("/sign-up", data=form)
    if words is None:
        words = "Many people use that one." if passwords.is_common(password) else ""
    assert (answer.status_code == 422) is bool(words)
    assert words in answer.text
    assert f'value="{password}"' not in answer.text or not password


@pytest.mark.parametrize(
    "password", ["é" * 5, "x" * 1024, "  ten    10  ", "密码密码", "a\u0301 bc de fg"]
)
def test_length_is_counted_in_bytes_and_nothing_is_trimmed(app, sign_up, password):
    sign_up("ana", password=password)
    visitor = app.test_client()
    trimmed = visitor.post("/sign-in", data={"login": "ana", "password": password.strip() + "!"})
    exact = visitor.post("/sign-in", data={"login": "ana", "password": password})
    assert (trimmed.status_code, exact.status_code) == (422, 303)


def test_no_transaction_is_open_while_a_password_is_hashed(app, ana, monkeypatch):
    """Hashing is slow; inside a write transaction everybody else would wait for it."""
    open_then = []

    class Watching(type(passwords._hasher)):
        def hash(self, password):
            open_then.append(db.session().in_transaction())
            return super().hash(password)

        def verify(self, password_hash, password):
            open_then.append(db.session().in_transaction())
            return super().verify(password_hash, password)

    monkeypatch.setattr(passwords, "_hasher", Watching(time_cost=1, memory_cost=64))
    change(ana)
    app.test_client().post("/sign-in", data={"login": "ana", "password": NEW})
    ana.post("/sign-in/again", data={"password": NEW})
    form = {"name": "Bea", "login": "bea", "password": PASSWORD, "zone": "UTC"}
    app.test_client().post("/sign-up", data=form)
    assert open_then == [False] * 4


def test_at_most_two_are_hashed_at_once(app, monkeypatch):
    most, now, lock, arrived = [0], [0], Lock(), Barrier(2)

    class Slow:
        def hash(self, password):
            with lock:
                now[0] += 1
                most[0] = max(most[0], now[0])
            arrived.wait(timeout=10)  # two meet here; a third would break the count
            with lock:
                now[0] -= 1
            return "hash"

    monkeypatch.setattr(passwords, "_hasher", Slow())

    def hash_one():
        with app.app_context():
            passwords.hash_of("anything")

    threads = [Thread(target=hash_one) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most[0] == 2


def test_who_cannot_have_a_turn_is_asked_to_come_back(app, client, monkeypatch):
    monkeypatch.setattr(passwords, "_PATIENCE_SECONDS", 0)
    for _ in range(2):
        passwords._turns.acquire()
    try:
        answer = client.post("/sign-in", data={"login": "ana", "password": PASSWORD})
    finally:
        for _ in range(2):
            passwords._turns.release()
    assert answer.status_code == 429 and "Retry-After" in answer.headers
