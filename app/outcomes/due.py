"""Who should rate anew, of many people: two questions to the database for all of them."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import func, select

from app.extensions import db
from app.outcomes import scoring
from app.outcomes.instruments import PEG_IDS
from app.outcomes.models import Activity, Score


def due_of(asks: Sequence[tuple[UUID, date]]) -> set[tuple[UUID, date]]:
    """Those of `asks` (a person, a day) for whom a number is due. Who never began is not asked."""
    owner_ids = {owner_id for owner_id, _ in asks}
    last, activities = _last_days(owner_ids), _activities(owner_ids)
    return {
        (owner_id, on) for owner_id, on in asks if _is_due(last[owner_id], activities[owner_id], on)
    }


def _is_due(last: dict[UUID, date], activities: list[UUID], on: date) -> bool:
    of_activities, of_peg = ([last.get(id) for id in ids] for ids in (activities, PEG_IDS))
    has_begun = any(of_activities)
    return (has_begun and scoring.is_psfs_due(of_activities, on)) or (
        all(of_peg) and scoring.is_peg_due(of_peg, on)
    )


def _last_days(owner_ids: Collection[UUID]) -> dict[UUID, dict[UUID, date]]:
    """By person and item, the day of its last number."""
    theirs = (Score.owner_id.in_(owner_ids), Score.deleted_at.is_(None))
    last = select(Score.owner_id, Score.item, func.max(Score.acted_on)).where(*theirs)
    found: dict[UUID, dict[UUID, date]] = defaultdict(dict)
    for owner_id, item, on in db.session.execute(last.group_by(Score.owner_id, Score.item)):
        found[owner_id][item] = on
    return found


def _activities(owner_ids: Collection[UUID]) -> dict[UUID, list[UUID]]:
    theirs = (Activity.owner_id.in_(owner_ids), Activity.deleted_at.is_(None))
    found: dict[UUID, list[UUID]] = defaultdict(list)
    for owner_id, id in db.session.execute(select(Activity.owner_id, Activity.id).where(*theirs)):
        found[owner_id].append(id)
    return found
