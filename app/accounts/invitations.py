"""Who may sign up: everybody, the invited, or nobody."""

from datetime import timedelta

from flask import current_app
from sqlalchemy import delete, exists, select, text

from app.accounts import people
from app.accounts.models import Invitation
from app.accounts.tokens import hashed, new_token
from app.clock import now
from app.extensions import db

INVITED_FOR = timedelta(days=14)


def sign_up_mode() -> str:
    """`open`, `invited` or `closed`; left to itself, the first account closes the door."""
    mode = current_app.config["SIGN_UP"]
    if mode != "auto":
        return mode
    return "invited" if people.anybody() else "open"


def one_sign_up_at_a_time() -> None:
    """Hold back a second sign-up until this one is done, so that only one can be the first.

    SQLite's write transaction does this by itself.
    """
    if db.engine.dialect.name == "postgresql":
        db.session.execute(text("SELECT pg_advisory_xact_lock(hashtext('homestretch sign-up'))"))


def invite() -> str:
    """A token with which one person may sign up within two weeks."""
    token, moment = new_token(), now()
    db.session.execute(delete(Invitation).where(Invitation.expires_at <= moment))
    db.session.add(
        Invitation(token_hash=hashed(token), made_at=moment, expires_at=moment + INVITED_FOR)
    )
    return token


def is_invited(token: str) -> bool:
    return bool(db.session.scalar(select(exists().where(*_open_invitation(token)))))


def use_invitation(token: str) -> bool:
    """Spend the invitation; False when it is unknown, spent or too old."""
    return bool(db.session.execute(delete(Invitation).where(*_open_invitation(token))).rowcount)


def _open_invitation(token: str) -> tuple:
    return Invitation.token_hash == hashed(token), Invitation.expires_at > now()
