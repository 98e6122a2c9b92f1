"""The one door for what people record.

The operation's row and its effect are written in one transaction, row first, with
`ON CONFLICT DO NOTHING`: whoever inserts it owns the effect, and everybody else is told what
the first was told. Looking first and inserting later would double records under load.
"""

from contextlib import nullcontext
from dataclasses import dataclass
from uuid import UUID

from pydantic import ValidationError
from sqlalchemy import bindparam, select, update

from app.accounts.models import Person
from app.clock import now, zone
from app.extensions import db
from app.operations.chain import link
from app.operations.kinds import Effect, Kind, kind_of, tell_applied
from app.operations.models import Chain, LoggedOperation
from app.operations.once import insert_once
from app.operations.operation import Operation, Rejected, Verdict, canonical

_CHAINS = Chain.__table__
_END = (
    select(_CHAINS.c.seq, _CHAINS.c.hash)
    .where(_CHAINS.c.owner_id == bindparam("owner"))
    .with_for_update()
)
_MOVE_END = (
    update(_CHAINS)
    .where(_CHAINS.c.owner_id == bindparam("owner"))
    .values(seq=bindparam("new_seq"), hash=bindparam("new_end"))
)


@dataclass
class End:
    """The end of one person's chain, which whoever holds it has locked."""

    seq: int
    hash: bytes


def lock_end(owner: Person) -> End:
    """Wait for the turn of this transaction among the person's writers."""
    return End(*db.session.execute(_END, {"owner": owner.id}).one())


def move_end(owner: Person, end: End) -> None:
    db.session.execute(_MOVE_END, {"owner": owner.id, "new_seq": end.seq, "new_end": end.hash})


def apply(
    owner: Person,
    operation: Operation,
    *,
    recorded_by: UUID | None = None,
    clock_off: int | None = None,
    end: End | None = None,
    savepoint: bool = True,
) -> Verdict:
    """Do what `operation` asks for `owner`, once, and say what became of it.

    `clock_off` marks an act whose phone had its clock wrong by so many seconds. Who applies many
    in one transaction locks the chain's `end` first, and moves it after the last.

    Never raises for what a client sent. The caller commits; a rejected operation leaves
    nothing behind, whatever else the transaction holds. Without a `savepoint`, which costs an
    eighth of a tap, it is the caller who rolls back after a refusal.
    """
    try:
        kind, body = _understood(operation)
        with db.session.begin_nested() if savepoint else nullcontext():
            before = end or lock_end(owner)
            after = _claim(owner, operation, recorded_by or owner.id, clock_off, before)
            if after is None:
                return _first_answer(owner, operation)
            effect = kind.perform(owner, operation, body)
            _note_effect(owner, operation, effect)
            tell_applied(owner, operation.name)
            if end is None:
                move_end(owner, after)
        if end is not None:
            end.seq, end.hash = after.seq, after.hash
        return Verdict(operation.op_id, effect.outcome, revision=effect.revision)
    except Rejected as refusal:
        return Verdict(operation.op_id, "rejected", refusal.code, errors=refusal.errors)


def _understood(operation: Operation) -> tuple[Kind, object]:
    kind = kind_of(operation.name, operation.version)
    if kind is None:
        raise Rejected("unknown_operation")
    try:
        zone(operation.zone)
    except ValueError:
        raise Rejected("unknown_zone") from None
    try:
        return kind, kind.body.model_validate_json(canonical(operation.body))
    except ValidationError as misfit:
        fields = {".".join(map(str, e["loc"])) or "body": e["type"] for e in misfit.errors()}
        raise Rejected("invalid_body", **fields) from None


def _claim(
    owner: Person, operation: Operation, recorded_by: UUID, clock_off: int | None, end: End
) -> End | None:
    """Put the operation into the log as the next after `end`; None when it was there."""
    digest, received_at = operation.digest(), now()
    new_end = link(
        end.hash,
        end.seq + 1,
        operation,
        digest=digest,
        received_at=received_at,
        recorded_by=recorded_by,
    )
    is_new = insert_once(
        LoggedOperation,
        owner_id=owner.id,
        op_id=operation.op_id,
        seq=end.seq + 1,
        name=operation.name,
        version=operation.version,
        record_id=operation.record_id,
        acted_at=operation.acted_at,
        acted_on=operation.acted_on,
        zone=operation.zone,
        body=operation.body,
        digest=digest,
        received_at=received_at,
        recorded_by=recorded_by,
        outcome=Effect().outcome,
        revision=Effect().revision,
        clock_off=clock_off,
        hash=new_end,
    )
    return End(end.seq + 1, new_end) if is_new else None


def _first_answer(owner: Person, operation: Operation) -> Verdict:
    first = db.session.get(LoggedOperation, (owner.id, operation.op_id))
    if first.digest != operation.digest():
        raise Rejected("op_id_reused")
    # Whose answer was lost has not heard of a clash yet.
    outcome = "conflict" if first.outcome == "conflict" else "duplicate"
    return Verdict(operation.op_id, outcome, revision=first.revision)


def _note_effect(owner: Person, operation: Operation, effect: Effect) -> None:
    if effect == Effect():  # as claimed: most operations make a record's first revision
        return
    db.session.execute(
        update(LoggedOperation)
        .where(LoggedOperation.owner_id == owner.id, LoggedOperation.op_id == operation.op_id)
        .values(outcome=effect.outcome, revision=effect.revision)
    )
