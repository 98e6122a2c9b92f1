"""The operations on visits and pools: what each does, and where its words are."""

from datetime import date, timedelta

from app.accounts.models import Person
from app.operations.kinds import Effect, Kind, Nothing, register
from app.operations.operation import Operation, Rejected
from app.visits import bodies, bounds, saying
from app.visits.pools import Pools, ReadNotices
from app.visits.presets import USUAL_SWITCHES
from app.visits.series import WEEK, Series
from app.visits.terms import TOOK_PLACE
from app.visits.visits import Visits
from app.visits.wallet import Wallet

# A page made in the zone of the account may be a day ahead of a phone to the west of it.
SLACK = timedelta(days=1)


def count(owner: Person, operation: Operation, body: Nothing) -> Effect:
    return Visits(owner).count(operation, Wallet(owner, operation.acted_on).usual)


def add(owner: Person, operation: Operation, body: bodies.VisitAdded) -> Effect:
    _check_day(operation, body.status, body.held_on, body.weeks)
    return Visits(owner).add(operation, body.weeks, **body.columns())


def edit(owner: Person, operation: Operation, body: bodies.VisitEdited) -> Effect:
    _check_day(operation, body.status, body.held_on)
    return Visits(owner).edit(operation, body.revision, body.after, **body.columns())


def mark(owner: Person, operation: Operation, body: bodies.VisitMarked) -> Effect:
    visit = Visits(owner).records.need(operation.record_id)
    _check_day(operation, body.outcome, visit.held_on)
    return Visits(owner).mark(operation, body.outcome)


def delete_visit(owner: Person, operation: Operation, body: Nothing) -> Effect:
    return Visits(owner).records.delete(operation)


def restore_visit(owner: Person, operation: Operation, body: Nothing) -> Effect:
    return Visits(owner).records.restore(operation)


def end_series(owner: Person, operation: Operation, body: bodies.SeriesEnded) -> Effect:
    return Series(owner).end(operation, body.since)


def resume_series(owner: Person, operation: Operation, body: bodies.SeriesEnded) -> Effect:
    return Series(owner).resume(operation, body.since)


def add_pool(owner: Person, operation: Operation, body: bodies.PoolBody) -> Effect:
    return Pools(owner).add(operation, **body.columns())


def edit_pool(owner: Person, operation: Operation, body: bodies.PoolEdited) -> Effect:
    return Pools(owner).edit(operation, body.revision, body.after, **body.columns())


def add_limit(owner: Person, operation: Operation, body: bodies.LimitAdded) -> Effect:
    return Pools(owner).add(operation, counts=USUAL_SWITCHES["limit"], **body.model_dump())


def edit_limit(owner: Person, operation: Operation, body: bodies.LimitEdited) -> Effect:
    if Pools(owner).records.need(operation.record_id).kind != "limit":
        raise Rejected("not_found")  # that release knew of nothing else
    columns = body.model_dump(exclude={"revision"})
    return Pools(owner).edit(operation, body.revision, **columns)


def delete_pool(owner: Person, operation: Operation, body: Nothing) -> Effect:
    return Pools(owner).records.delete(operation)


def restore_pool(owner: Person, operation: Operation, body: Nothing) -> Effect:
    return Pools(owner).records.restore(operation)


def read(owner: Person, operation: Operation, body: bodies.NoticesRead) -> Effect:
    return ReadNotices(owner).read(operation, body.keys)


def _check_day(operation: Operation, status: str, first: date, weeks: int = 1) -> None:
    """What took place has come, the last of its weeks too; nothing is of far away."""
    # Taken off the bounds: the last days there are have no later ones.
    later = (weeks - 1) * WEEK
    if not bounds.FIRST_DAY <= first <= operation.acted_on + bounds.FURTHEST - later:
        raise Rejected("invalid_body", held_on="too far away")
    if status in TOOK_PLACE and first > operation.acted_on + SLACK - later:
        raise Rejected("future_day", held_on="has not come yet")


def register_all() -> None:
    for kind in (
        Kind("visit.count", 1, Nothing, count, saying.counted, daily=True),
        Kind("visit.add", 2, bodies.VisitAdded, add, saying.added, daily=True),
        Kind("visit.edit", 2, bodies.VisitEdited, edit, saying.edited, daily=True),
        Kind("visit.mark", 1, bodies.VisitMarked, mark, saying.marked, daily=True),
        Kind("visit.delete", 1, Nothing, delete_visit, saying.visit_deleted, daily=True),
        Kind("visit.restore", 1, Nothing, restore_visit, saying.visit_restored, daily=True),
        Kind("series.end", 1, bodies.SeriesEnded, end_series, saying.series_ended, daily=True),
        Kind("series.resume", 1, bodies.SeriesEnded, resume_series, saying.resumed, daily=True),
        Kind("pool.add", 2, bodies.PoolBody, add_pool, saying.pool_added, daily=True),
        Kind("pool.edit", 2, bodies.PoolEdited, edit_pool, saying.edited, daily=True),
        Kind("pool.delete", 1, Nothing, delete_pool, saying.pool_deleted, daily=True),
        Kind("pool.restore", 1, Nothing, restore_pool, saying.pool_restored, daily=True),
        Kind("notices.read", 1, bodies.NoticesRead, read, saying.read, daily=True),
        # As the release before named them.
        Kind("limit.add", 1, bodies.LimitAdded, add_limit, saying.pool_added),
        Kind("limit.edit", 1, bodies.LimitEdited, edit_limit, saying.edited),
        Kind("limit.delete", 1, Nothing, delete_pool, saying.pool_deleted),
        Kind("limit.restore", 1, Nothing, restore_pool, saying.pool_restored),
    ):
        register(kind)
