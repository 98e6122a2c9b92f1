"""Whose plan a flare makes easier, asked about many people at once."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import bindparam, or_, select

from app.exercises.models import Phase
from app.exercises.phase_days import FLARE, Stretch
from app.extensions import db

_PHASES = Phase.__table__.c
_FLARES = select(
    _PHASES.owner_id, _PHASES.id, _PHASES.kind, _PHASES.acted_on, _PHASES.last_on, _PHASES.ends_on
).where(
    _PHASES.owner_id.in_(bindparam("owner_ids", expanding=True)),
    _PHASES.kind == FLARE,
    _PHASES.deleted_at.is_(None),
    _PHASES.acted_on <= bindparam("last"),
    or_(_PHASES.ends_on.is_(None), _PHASES.ends_on > bindparam("first")),
    or_(_PHASES.last_on.is_(None), _PHASES.last_on >= bindparam("first")),
)


def in_a_flare(days: Sequence[tuple[UUID, date]]) -> Collection[tuple[UUID, date]]:
    """Those `days`, each of an owner, that a flare covers: one question for all of them."""
    if not days:
        return ()
    owner_ids, dates = {owner for owner, _ in days}, [on for _, on in days]
    about = {"owner_ids": owner_ids, "first": min(dates), "last": max(dates)}
    flares = defaultdict(list)
    for owner, *stretch in db.session.execute(_FLARES, about):
        flares[owner].append(Stretch(*stretch))
    return {(owner, on) for owner, on in days if any(each.covers(on) for each in flares[owner])}
