"""A batch in one transaction, with a verdict for each of its operations."""

import logging
from dataclasses import replace
from typing import Any

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError

from app.accounts.models import Person
from app.clock import zone
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
    end = lock_end(owner)
    verdicts = [_take_one(owner, asked, mark, end) for asked in batch]
    move_end(owner, end)
    return verdicts


def _take_one(owner: Person, asked: Any, mark: int | None, end: End) -> Verdict:
    try:
        operation = _in_a_known_zone(operation_in(asked), owner)
    except Rejected as refusal:
        return Verdict(op_id_in(asked), "rejected", refusal.code)
    return _apply_alone(owner, operation, mark, end)


def _in_a_known_zone(operation: Operation, owner: Person) -> Operation:
    """A phone may know a zone that this server has never heard of: the person's own stands in.

    The act's day came with it, so nothing of it moves.
    """
    try:
        zone(operation.zone)
    except ValueError:
        return replace(operation, zone=owner.zone)
    return operation


def _apply_alone(owner: Person, operation: Operation, mark: int | None, end: End) -> Verdict:
    """The verdict on one operation; what breaks in it does not break the rest.

    A database that is away or full is no fault of the operation: that ends the whole batch, and
    the phone sends it again.
    """
    try:
        return apply(owner, operation, clock_off=mark, end=end)
    except (IntegrityError, DataError):
        return Verdict(operation.op_id, "rejected", "does_not_fit")
    except DBAPIError:
        raise
    except Exception:
        log.exception("operation %s failed", operation.op_id)
        return Verdict(operation.op_id, "rejected", "failed")
