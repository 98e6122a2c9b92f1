"""Hashing passwords, a few at a time, and refusing those that everybody tries first."""

from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from werkzeug.exceptions import TooManyRequests

from app.extensions import db
from app.web.text import key_of

LEAST_BYTES, MOST_BYTES = 10, 1024

# argon2id with 19 MiB and two passes, OWASP's first choice for a small server.
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_turns = BoundedSemaphore(2)
_PATIENCE_SECONDS, _COME_BACK_SECONDS = 5, 5

# What an unknown name is checked against, so that it takes as long as a known one.
_NOBODY = (
    "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA"
    "$EYwlcEPlSoHLLFRGwmUYYVmVGKqeiDUzXgRb0QLY0nM"
)


def hash_of(password: str) -> str:
    with _a_turn():
        return _hasher.hash(password)


def matches(password: str, password_hash: str | None) -> bool:
    """Whether `password` is the one behind `password_hash`; None takes the same time."""
    with _a_turn():
        try:
            return _hasher.verify(password_hash or _NOBODY, password) and bool(password_hash)
        except (VerificationError, InvalidHashError):
            return False


def is_common(password: str) -> bool:
    """Whether the password stands on the list of those that are tried first."""
    return key_of(password) in _common()


@contextmanager
def _a_turn():
    """One of the few places at which hashing may happen, with no transaction held open.

    A hash takes 19 MiB and some 30 ms: unbounded they would take the machine, and inside a
    write transaction they would make everybody else wait.
    """
    db.session.rollback()
    if not _turns.acquire(timeout=_PATIENCE_SECONDS):
        raise TooManyRequests(retry_after=_COME_BACK_SECONDS)
    try:
        yield
    finally:
        _turns.release()


@cache
def _common() -> frozenset[str]:
    lines = Path(__file__).with_name("common_passwords.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
