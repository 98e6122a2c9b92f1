"""How often a link is sent: so seldom that nobody can be bombarded with them.

Three times without an hour's pause for one person, or to one address, and six times to one address
without a day's. Counted in the database, under keys that tell nothing.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import case, delete, or_
from sqlalchemy.dialects import postgresql, sqlite

from app.accounts.tokens import keyed
from app.clock import now
from app.extensions import db
from app.mail.models import MailCount
from app.mail.spelling import same_for

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True)
class Bound:
    """At most so many under `key`, until it was quiet for so long."""

    key: bytes
    most: int
    quiet: timedelta


def bounds_for(owner_id: UUID, address: str) -> tuple[Bound, ...]:
    there = same_for(address)
    return (
        Bound(keyed(f"mail by:{owner_id}"), 3, HOUR),
        Bound(keyed(f"mail to:{there}"), 3, HOUR),
        Bound(keyed(f"mail to, a day:{there}"), 6, DAY),
    )


def may_send(bounds: tuple[Bound, ...]) -> bool:
    """Count one more under each; False where it is too many, and then the caller rolls back."""
    moment = now()
    db.session.execute(delete(MailCount).where(MailCount.last_at < moment - DAY))
    # In the same order for everybody, so that no two wait for each other.
    return all(_count(each, moment) for each in sorted(bounds, key=lambda each: each.key))


def _count(bound: Bound, moment: datetime) -> bool:
    """In one statement: of two at the same moment both are counted."""
    dialect = postgresql if db.engine.dialect.name == "postgresql" else sqlite
    is_quiet = MailCount.last_at <= moment - bound.quiet
    first = dialect.insert(MailCount).values(key_hash=bound.key, count=1, last_at=moment)
    one_more = first.on_conflict_do_update(
        index_elements=["key_hash"],
        set_={"count": case((is_quiet, 1), else_=MailCount.count + 1), "last_at": moment},
        where=or_(is_quiet, MailCount.count < bound.most),
    )
    return db.session.execute(one_more.returning(MailCount.count)).first() is not None
