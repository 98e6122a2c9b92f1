"""Which passwords are taken, and that hashing one never holds anybody up."""

import pytest
from werkzeug.exceptions import TooManyRequests

from app.accounts import passwords
from tests.support.cast import PASSWORD

CLEO = {"name": "Cleo", "login": "cleo", "zone": "UTC"}
COMMON = next(word for word in sorted(passwords._common()) if len(word) >= 10 and word.isalpha())
NEW = "another horse stapler"


@pytest.mark.parametrize(
    "password",
    [
        "0123456789abc",
        "ééééé",  # ten bytes
        "é" * 512,
        "x" * 1024,
        "  three  blanks and a tab\t",
        "пароль для аны",
        "密码密码",
        "a\u0301 in two parts",
        "🦵🦵🦵 up the stairs",
        "a\0b\nc and more",
        "{{ 7 * 7 }} % <b>",
    ],
)
def test_a_password_is_kept_as_it_was_typed(client, app, password):
    assert client.post("/sign-up", data=CLEO | {"password": password}).status_code == 303
    door = {"login": "cleo", "password": password}
    assert app.test_client().post("/sign-in", data=door).status_code == 303


@pytest.mark.parametrize("other", [PASSWORD.upper(), PASSWORD + " ", " " + PASSWORD, PASSWORD[:-1]])
def test_a_password_that_differs_a_little_is_wrong(ana, client, other):
    assert client.post("/sign-in", data={"login": "ana", "password": other}).status_code == 422


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("", "Please fill this in."),
        ("x" * 9, "Use 10 letters or more."),
        ("éééé", "Use 10 letters or more."),
        ("x" * 1025, "That is too long."),
        ("é" * 513, "That is too long."),
        ("1234567890", "Many people use that one."),
        (COMMON, "Many people use that one."),
        (COMMON.upper(), "Many people use that one."),
        (f" {COMMON} ", "Many people use that one."),
    ],
)
def test_a_password_that_does_not_fit_is_refused_wherever_one_is_chosen(
    client, ana, password, words
):
    joining = client.post("/sign-up", data=CLEO | {"password": password})
    changing = ana.post("/settings/password", data={"password": password})
    recovering = client.post("/recover", data={"login": "ana", "code": "x", "password": password})
    for answer in (joining, changing, recovering):
        assert answer.status_code == 422 and words in answer.text


@pytest.mark.parametrize("length", [1025, 200_000])
def test_a_password_too_long_to_be_one_is_not_hashed(ana, client, hasher, length):
    answer = client.post("/sign-in", data={"login": "ana", "password": "x" * length})
    assert answer.status_code == 422
    assert hasher.asked == []


@pytest.fixture
def hash_of(app, strong_hasher, monkeypatch):
    monkeypatch.setattr(passwords, "_hasher", strong_hasher)
    with app.app_context():
        yield passwords.hash_of


def test_passwords_are_hashed_with_argon2id_at_the_strength_that_was_chosen(hash_of):
    assert hash_of(PASSWORD).startswith("$argon2id$v=19$m=19456,t=2,p=1$")


def test_two_passwords_alike_have_two_hashes(hash_of):
    assert hash_of(PASSWORD) != hash_of(PASSWORD)


def test_a_hash_that_is_none_matches_nothing(app):
    with app.app_context():
        assert not passwords.matches(PASSWORD, "not a hash")


@pytest.mark.both_databases
def test_no_transaction_is_open_while_a_password_is_hashed(ana, client, hasher, codes):
    client.post("/sign-up", data=CLEO | {"password": PASSWORD})
    client.post("/sign-in", data={"login": "ana", "password": PASSWORD})
    client.post("/sign-in", data={"login": "eve", "password": PASSWORD})
    ana.post("/sign-in/again", data={"password": PASSWORD})
    ana.post("/settings/password", data={"password": NEW})
    client.post("/recover", data={"login": "ana", "code": codes[0], "password": NEW})
    assert hasher.asked == ["hash", "verify", "verify", "verify", "hash", "hash"]
    assert not any(hasher.in_transaction)


def test_at_most_two_passwords_are_hashed_at_once(app, monkeypatch):
    monkeypatch.setattr(passwords, "_PATIENCE_SECONDS", 0)
    with app.app_context(), passwords._a_turn():
        passwords.hash_of("the second")
        with passwords._a_turn(), pytest.raises(TooManyRequests):
            passwords.hash_of("the third")
        passwords.hash_of("after the second")


def test_when_all_turns_are_taken_one_is_told_when_to_come_back(app, ana, client, monkeypatch):
    monkeypatch.setattr(passwords, "_PATIENCE_SECONDS", 0)
    with app.app_context(), passwords._a_turn(), passwords._a_turn():
        answer = client.post("/sign-in", data={"login": "ana", "password": PASSWORD})
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "5")
