"""Growing delays after wrong passwords: kept in the database, told by Retry-After, never slept.

A name waits soon; an address much later, since the many phones of a clinic share one. Nobody
is ever locked out: the longest wait is five minutes, and a day of quiet forgets everything.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from app.accounts.models import FailedTries
from app.accounts.tokens import keyed
from app.clock import now
from app.extensions import db
from app.web.text import key_of

FORGET_AFTER = timedelta(days=1)
LONGEST = timedelta(minutes=5)


@dataclass(frozen=True)
class Counted:
    """What wrong tries are counted under, and how many are free."""

    key: bytes
    free: int


def counted(login: str, address: str) -> tuple[Counted, Counted]:
    return (
        Counted(keyed(f"login:{key_of(login)}"), free=5),
        Counted(keyed(f"address:{address}"), free=50),
    )


def delay_after(failures: int, free: int) -> timedelta:
    """How long to wait after so many failures in a row: none, then 2 s, 4 s, 8 s … 5 min."""
    if failures <= free:
        return timedelta(0)
    return min(timedelta(seconds=2 ** min(failures - free, 10)), LONGEST)


def seconds_to_wait(tries: tuple[Counted, ...]) -> int:
    """Whole seconds until the next try is heard; 0 when it is now."""
    keys = [each.key for each in tries]
    free_at = db.session.scalars(
        select(FailedTries.free_at).where(FailedTries.key_hash.in_(keys))
    ).all()
    left = max((at - now() for at in free_at), default=timedelta(0))
    return max(0, -(-left // timedelta(seconds=1)))


def note_failure(tries: tuple[Counted, ...]) -> None:
    moment = now()
    db.session.execute(delete(FailedTries).where(FailedTries.last_at < moment - FORGET_AFTER))
    for each in tries:
        _count(each, moment)


def forget(tries: tuple[Counted, ...]) -> None:
    """The right password was given for the name; what the address did stays counted."""
    db.session.execute(delete(FailedTries).where(FailedTries.key_hash == tries[0].key))


def _count(each: Counted, moment: datetime) -> None:
    """Count one more, in one statement: of two tries at the same moment both are counted."""
    dialect = postgresql if db.engine.dialect.name == "postgresql" else sqlite
    one_more = dialect.insert(FailedTries).values(
        key_hash=each.key, count=1, last_at=moment, free_at=moment
    )
    count = db.session.scalar(
        one_more.on_conflict_do_update(
            index_elements=["key_hash"],
            set_={"count": FailedTries.count + 1, "last_at": moment},
        ).returning(FailedTries.count)
    )
    db.session.execute(
        update(FailedTries)
        .where(FailedTries.key_hash == each.key)
        .values(free_at=moment + delay_after(count, each.free))
    )
