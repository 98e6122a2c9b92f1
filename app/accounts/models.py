"""A person, the browsers they are signed in on, and the ways back in."""

from datetime import date, datetime, time
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from app.clock import day_of, now
from app.extensions import db


class Person(db.Model):
    """Who signs in, and the owner of everything they record."""

    __tablename__ = "people"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    name: Mapped[str] = mapped_column(String(100))
    login: Mapped[str] = mapped_column(String(254))
    login_key: Mapped[str] = mapped_column(String(254), unique=True)
    password_hash: Mapped[str] = mapped_column(String(200))
    zone: Mapped[str] = mapped_column(String(64))
    day_ends_at: Mapped[time] = mapped_column(default=time(3))
    is_host: Mapped[bool] = mapped_column(default=False)
    joined_at: Mapped[datetime]

    # Set for the person who is signed in, by accounts.sessions; not columns.
    session = None
    token = None

    # What Flask-Login asks of whoever is signed in.
    is_authenticated = is_active = True
    is_anonymous = False

    def get_id(self) -> str:
        """What Flask-Login keeps in the cookie: the session's token, never the person's id."""
        if self.token is None:
            raise RuntimeError("open a session first: accounts.sessions.sign_in")
        return self.token

    def today(self) -> date:
        """The person's own day, now."""
        return self.day_of(now())

    def day_of(self, instant: datetime) -> date:
        """The person's own day that `instant` falls on."""
        return day_of(instant, self.zone, self.day_ends_at)


class Session(db.Model):
    """One browser in which a person is signed in. The cookie's token is kept only as a hash."""

    __tablename__ = "sessions"

    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    id: Mapped[UUID] = mapped_column(unique=True, default=uuid4)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    device: Mapped[str] = mapped_column(String(80))
    started_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]
    confirmed_at: Mapped[datetime]
    # How many writes this browser last said it still held, so that a loss can be told.
    held: Mapped[int] = mapped_column(default=0)


class RecoveryCode(db.Model):
    """A printed code that sets a new password once. `expires_at` is set on the host's own."""

    __tablename__ = "recovery_codes"

    code_hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]


class Invitation(db.Model):
    """A single-use way to sign up while sign-up is by invitation."""

    __tablename__ = "invitations"

    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]


class FailedTries(db.Model):
    """Wrong passwords in a row for one name, or from one address, and when to try again."""

    __tablename__ = "failed_tries"
    __table_args__ = (CheckConstraint("count >= 0", name="count"),)

    key_hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    count: Mapped[int]
    last_at: Mapped[datetime]
    free_at: Mapped[datetime]
