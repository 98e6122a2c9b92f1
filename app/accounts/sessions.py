"""Signed-in browsers: opened, recognised, listed and ended on the server."""

from datetime import datetime, timedelta

from flask import session as cookie
from flask_login import login_user, logout_user
from sqlalchemy import and_, bindparam, delete, not_, select, update

from app.accounts.devices import device_of
from app.accounts.models import Person, Session
from app.accounts.tokens import hashed, new_token
from app.clock import now
from app.db import will_write
from app.extensions import db, login

IDLE = timedelta(days=30)
ABSOLUTE = timedelta(days=180)
SEEN_EVERY = timedelta(hours=1)
FRESH = timedelta(minutes=10)


def sign_in(person: Person, user_agent: str) -> None:
    """Open a session for `person`; the one that this browser had is over."""
    moment, token = now(), new_token()
    _end(cookie.get("_user_id", ""))
    _sweep(person, moment)
    person.session = Session(
        token_hash=hashed(token),
        person_id=person.id,
        device=device_of(user_agent),
        started_at=moment,
        last_seen_at=moment,
        confirmed_at=moment,
    )
    db.session.add(person.session)
    _hand_out(token, person)


def sign_out(person: Person) -> None:
    """End this session on the server and forget its cookie."""
    _end(person.token)
    logout_user()
    cookie.clear()


def is_fresh(person: Person) -> bool:
    """Whether the password was given in this session within the last ten minutes."""
    return now() - person.session.confirmed_at < FRESH


_BEHIND = (
    select(Person, Session)
    .join(Session, Session.person_id == Person.id)
    .where(Session.token_hash == bindparam("token_hash"))
)


@login.user_loader
def recognise(token: str) -> Person | None:
    """The person behind a cookie's token, while their session lasts."""
    row = db.session.execute(_BEHIND, {"token_hash": hashed(token)}).first()
    if row is None or _is_over(row.Session):
        return None
    person, person.session, person.token = row.Person, row.Session, token
    if now() - row.Session.last_seen_at > SEEN_EVERY:
        _touch(row.Session)
    return person


def _hand_out(token: str, person: Person) -> None:
    """Put the token into the cookie, and nothing that says who or where the person is."""
    person.token = token
    cookie.clear()
    cookie.permanent = True
    login_user(person)
    cookie.pop("_id")  # Flask-Login's hash of address and browser, which nobody here checks


def _end(token: str) -> None:
    db.session.execute(delete(Session).where(Session.token_hash == hashed(token)))


def _sweep(person: Person, moment: datetime) -> None:
    """Delete what is left of sessions that ended by themselves."""
    of_theirs = Session.person_id == person.id
    db.session.execute(delete(Session).where(of_theirs, not_(and_(*_lasting(moment)))))


def _lasting(moment: datetime) -> tuple:
    return Session.last_seen_at >= moment - IDLE, Session.started_at >= moment - ABSOLUTE


def _is_over(session: Session) -> bool:
    moment = now()
    return moment - session.last_seen_at > IDLE or moment - session.started_at > ABSOLUTE


def _touch(session: Session) -> None:
    """Note that the session was seen: in a GET by a short write of its own."""
    if will_write():
        session.last_seen_at = now()
        return
    seen = update(Session).where(Session.token_hash == session.token_hash)
    with db.engine.connect().execution_options(will_write=True) as connection, connection.begin():
        connection.execute(seen.values(last_seen_at=now()))


class Sessions:
    """The browsers in which `person` is signed in."""

    def __init__(self, person: Person):
        self.person = person

    def __iter__(self):
        return iter(
            db.session.scalars(
                select(Session)
                .where(Session.person_id == self.person.id, *_lasting(now()))
                .order_by(Session.last_seen_at.desc())
            )
        )

    def get(self, id) -> Session | None:
        return db.session.scalar(
            select(Session).where(Session.person_id == self.person.id, Session.id == id)
        )

    def end(self, session: Session) -> None:
        db.session.execute(delete(Session).where(Session.token_hash == session.token_hash))

    def end_others(self) -> None:
        db.session.execute(
            delete(Session).where(
                Session.person_id == self.person.id,
                Session.token_hash != hashed(self.person.token),
            )
        )

    def confirm(self) -> None:
        """The password was just given again: the session goes on under a new token."""
        token = new_token()
        db.session.execute(
            update(Session)
            .where(Session.token_hash == hashed(self.person.token))
            .values(token_hash=hashed(token), confirmed_at=now())
            .execution_options(synchronize_session=False)
        )
        _hand_out(token, self.person)
