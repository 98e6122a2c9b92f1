"""Checking a password: with the delays, the same time for everybody, and no lock held."""

from flask import request
from werkzeug.exceptions import TooManyRequests

from app.accounts import passwords, people, recovery, throttle
from app.accounts.models import Person
from app.db import reading
from app.extensions import db


def person_by_password(login: str, password: str) -> Person | None:
    """Whose `login` and `password` these are, or None, which is then counted.

    Raises 429 while the name or the address has to wait.
    """
    tries = _tries(login)
    with reading():
        _refuse_while_waiting(tries)
        person = people.by_login(login)
        known_hash = person.password_hash if person else None
    return _judged(passwords.matches(password, known_hash), login, tries)


def person_by_code(login: str, code: str) -> Person | None:
    """Whose recovery `code` this is, now spent, or None, which is then counted."""
    tries = _tries(login)
    _refuse_while_waiting(tries)
    person = people.by_login(login)
    return _judged(bool(person) and recovery.use_code(person, code), login, tries)


def refuse_while_waiting(login: str) -> None:
    """Raise 429 while the name or the address has to wait: before slow work is done for it."""
    with reading():
        _refuse_while_waiting(_tries(login))


def _tries(login: str):
    return throttle.counted(login, request.remote_addr or "")


def _refuse_while_waiting(tries) -> None:
    if seconds := throttle.seconds_to_wait(tries):
        raise TooManyRequests(retry_after=seconds)


def _judged(right: bool, login: str, tries) -> Person | None:
    if right:
        throttle.forget(tries)
        return people.by_login(login)
    throttle.note_failure(tries)
    db.session.commit()
    return None
