"""Everybody: finding, joining and leaving."""

from collections.abc import Callable, Iterator

from sqlalchemy import delete, exists, select

from app.accounts.models import Person, Session
from app.accounts.tokens import hashed
from app.clock import now
from app.extensions import db
from app.web.text import key_of

_welcomes: list[Callable[[Person], None]] = []
_movers: list[Callable[[Person], None]] = []


def on_joining(welcome: Callable[[Person], None]) -> Callable[[Person], None]:
    """Have `welcome` prepare what each new person needs, in the transaction of their sign-up."""
    _welcomes.append(welcome)
    return welcome


def on_moving(tell: Callable[[Person], None]) -> None:
    """Have `tell` know when a person's zone, or the end of their day, was changed."""
    _movers.append(tell)


def moved(person: Person) -> None:
    for tell in _movers:
        tell(person)


def by_login(login: str) -> Person | None:
    return db.session.scalar(select(Person).where(Person.login_key == key_of(login)))


def join(*, name: str, login: str, password_hash: str, zone: str) -> Person:
    """Add a person; the first one is the host of this server."""
    person = Person(
        name=name,
        login=login,
        login_key=key_of(login),
        password_hash=password_hash,
        zone=zone,
        is_host=not anybody(),
        joined_at=now(),
    )
    db.session.add(person)
    db.session.flush()
    for welcome in _welcomes:
        welcome(person)
    return person


def leave(person: Person) -> None:
    """Delete the person and, through the foreign keys, everything that was theirs."""
    db.session.execute(delete(Person).where(Person.id == person.id))


def everybody() -> Iterator[Person]:
    return iter(db.session.scalars(select(Person).order_by(Person.joined_at)))


def anybody() -> bool:
    return db.session.scalar(select(exists().where(Person.id.is_not(None))))


def set_password(person: Person, password_hash: str) -> None:
    """Change the password and end every other session."""
    person.password_hash = password_hash
    others = delete(Session).where(Session.person_id == person.id)
    if person.token:
        others = others.where(Session.token_hash != hashed(person.token))
    db.session.execute(others)
