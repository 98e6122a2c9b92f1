"""Where people want e-mail, and how often somebody was asked to confirm that."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from app.extensions import db
from app.mail.spelling import ADDRESS_LENGTH

STATES = ("asked", "on", "stopped", "refused")


class Mailbox(db.Model):
    """The one address at which a person wants reminders.

    `asked`: a link was sent there and not used yet. `stopped`: by the link in a message. `refused`:
    its server said several times in a row that there is no such address. Only one that is `on` is
    sent anything. `verdict` is the kind of the last answer, as mail.verdict names it. `id` is new
    for each address.
    """

    __tablename__ = "mailboxes"
    __table_args__ = (
        CheckConstraint(f"state IN {STATES}", name="state"),
        CheckConstraint("refusals >= 0", name="refusals"),
    )

    owner_id: Mapped[UUID] = mapped_column(
        ForeignKey("people.id", ondelete="CASCADE"), primary_key=True
    )
    id: Mapped[UUID] = mapped_column(unique=True, default=uuid4)
    address: Mapped[str] = mapped_column(String(ADDRESS_LENGTH))
    state: Mapped[str] = mapped_column(String(8))
    token_hash: Mapped[bytes | None] = mapped_column(LargeBinary(32), unique=True)
    token_until: Mapped[datetime | None]
    last_sent_at: Mapped[datetime | None]
    verdict: Mapped[str] = mapped_column(String(12), default="")
    refusals: Mapped[int] = mapped_column(default=0)


class MailCount(db.Model):
    """How often somebody asked for a link, or one was sent to an address, without a long pause."""

    __tablename__ = "mail_counts"
    __table_args__ = (CheckConstraint("count >= 0", name="count"),)

    key_hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    count: Mapped[int]
    last_at: Mapped[datetime]
