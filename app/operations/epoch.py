"""Which history the database tells, so that phones notice when a backup took its place."""

from uuid import UUID, uuid4

from sqlalchemy import select, update

from app.extensions import db
from app.operations.models import History


def epoch() -> UUID:
    return db.session.scalar(select(History.epoch))


def begin_another() -> UUID:
    """A backup was restored: give the history a new name. The caller commits."""
    new = uuid4()
    db.session.execute(update(History).values(epoch=new))
    return new
