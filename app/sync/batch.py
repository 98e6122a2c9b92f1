"""A batch in one transaction, with a verdict for each of its operations."""

import logging
from dataclasses import replace
from typing import Any

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError

from app.accounts.models import Person
from app.clock import zone
from app.extensions import db
from app.operations.apply import End, apply, lock_end, move_end
from app.operations.operation import Operation, Rejected, Verdict
from app.sync.envelope import op_id_in, operation_in

log = logging.getLogger(__name__)

# Enough to put an act on a wrong day, or a reminder at a wrong hour.
CLOCK_OFF = 600


def take(owner: Person, batch: list[Any], clock_off: int) -> list[Verdict]:
    """Apply each operation of `batch` for `owner`, in order; the caller commits.

    `clock_off`: by how many seconds the phone's clock is ahead of the server's.
    """
    if not batch:
        return []
    mark = clock_off if abs(clock_off) > CLOCK_OFF else None
    return _taken_as_one(owner, batch, mark) or _taken_one_by_one(owner, batch, mark)


def _taken_as_one(owner: Person, batch: list[Any], mark: int | None) -> list[Verdict] | None:
    """With one savepoint for all, as nearly every batch can be taken; None when one is refused."""
    verdicts: list[Verdict] = []
    try:
        with db.session.begin_nested():
            end = lock_end(owner)
            for asked in batch:
                verdicts.append(_take_one(owner, asked, mark, end, savepoint=False))
                if not verdicts[-1].is_taken:
                    raise Rejected("one of them")
            move_end(owner, end)
    except Rejected:
        return None
    return verdicts


def _taken_one_by_one(owner: Person, batch: list[Any], mark: int | None) -> list[Verdict]:
    """With a savepoint for each, so that those that are refused leave the others alone."""
    end = lock_end(owner)
    verdicts = [_take_one(owner, asked, mark, end, savepoint=True) for asked in batch]
    move_end(owner, end)
    return verdicts


def _take_one(owner: Person, asked: Any, mark: int | None, end: End, *, savepoint: bool) -> Verdict:
    try:
        operation = _in_a_known_zone(operation_in(asked), owner)
    except Rejected as refusal:
        return Verdict(op_id_in(asked), "rejected", refusal.code)
    return _apply_alone(owner, operation, mark, end, savepoint)


def _in_a_known_zone(operation: Operation, owner: Person) -> Operation:
    """A phone may know a zone that this server has never heard of: the person's own stands in.

    The act's day came with it, so nothing of it moves.
    """
    try:
        zone(operation.zone)
    except ValueError:
        return replace(operation, zone=owner.zone)
    return operation


def _apply_alone(
    owner: Person, operation: Operation, mark: int | None, end: End, savepoint: bool
) -> Verdict:
    """The verdict on one operation; what breaks in it does not break the rest.

    A database that is away or full is no fault of the operation: that ends the whole batch, and
    the phone sends it again.
    """
    try:
        return apply(owner, operation, clock_off=mark, end=end, savepoint=savepoint)
    except (IntegrityError, DataError):
        return Verdict(operation.op_id, "rejected", "does_not_fit")
    except DBAPIError:
        raise
    except Exception:
        log.exception("operation %s failed", operation.op_id)
        return Verdict(operation.op_id, "rejected", "failed")
