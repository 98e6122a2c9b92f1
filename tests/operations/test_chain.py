"""The chain of hashes: nothing in it can be changed unseen."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update

from app.extensions import db
from app.operations.apply import apply
from app.operations.chain import START, link
from app.operations.log import Log
from app.operations.models import Chain, LoggedOperation
from app.operations.operation import Operation, canonical

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
moments = st.datetimes(timezones=st.just(UTC))
operations = st.builds(
    Operation,
    op_id=st.uuids(),
    name=st.sampled_from(["pain.record", "set.mark"]),
    version=st.integers(1, 3),
    record_id=st.uuids(),
    acted_at=moments,
    acted_on=st.dates(),
    zone=st.sampled_from(["UTC", "Asia/Kathmandu"]),
    body=st.dictionaries(st.text(), json_values, max_size=4),
)


def linked(operation: Operation, before: bytes = START, seq: int = 1, **other) -> bytes:
    details = {
        "digest": operation.digest(),
        "received_at": datetime(2026, 11, 20, tzinfo=UTC),
        "recorded_by": UUID(int=1),
    }
    return link(before, seq, operation, **details | other)


@given(operations)
def test_the_same_operation_makes_the_same_link(operation):
    assert linked(operation) == linked(operation)
    assert len(linked(operation)) == 32


@given(operations, operations)
def test_two_operations_make_two_links(one, other):
    if one != other:
        assert linked(one) != linked(other)


@given(operations, st.binary(min_size=32, max_size=32), st.integers(2, 99))
def test_a_link_depends_on_all_that_came_before(operation, before, seq):
    if before != START:
        assert linked(operation, before) != linked(operation)
    assert linked(operation, seq=seq) != linked(operation)
    assert linked(operation, recorded_by=uuid4()) != linked(operation)
    later = datetime(2026, 11, 20, tzinfo=UTC) + timedelta(microseconds=1)
    assert linked(operation, received_at=later) != linked(operation)


@given(st.dictionaries(st.text(), json_values, max_size=4))
def test_equal_bodies_have_one_spelling(body):
    shuffled = dict(reversed(body.items()))
    assert canonical(shuffled) == canonical(body)


@given(operations, st.uuids(), moments)
def test_the_digest_is_of_the_wish_and_not_of_its_sending(operation, op_id, moment):
    again = replace(operation, op_id=op_id, acted_at=moment)
    assert again.digest() == operation.digest()


TAMPERINGS = {
    "another number": {"body": {"intensity": 0}},
    "another day": {"acted_on": date(2025, 1, 1)},
    "another author": {"recorded_by": UUID(int=7)},
    "another moment": {"received_at": datetime(2025, 1, 1, tzinfo=UTC)},
    "another name": {"name": "pain.erase"},
}


@pytest.mark.both_databases
@pytest.mark.parametrize("change", TAMPERINGS.values(), ids=TAMPERINGS)
def test_a_changed_row_is_found(owner, mint, change):
    for intensity in (3, 4, 5):
        apply(owner, mint("pain.record", {"intensity": intensity}))
    assert Log(owner).first_broken_link() is None
    db.session.execute(update(LoggedOperation).where(LoggedOperation.seq == 2).values(**change))
    assert Log(owner).first_broken_link() == 2


@pytest.mark.both_databases
@pytest.mark.parametrize(("seq", "broken"), [(1, 1), (2, 2), (3, 3)])
def test_a_row_taken_out_is_found(owner, mint, seq, broken):
    for intensity in (3, 4, 5):
        apply(owner, mint("pain.record", {"intensity": intensity}))
    db.session.query(LoggedOperation).filter_by(seq=seq).delete()
    assert Log(owner).first_broken_link() == broken


@pytest.mark.both_databases
def test_the_chain_survives_the_database(owner, mint):
    """Moments and bodies come back from the database as they were hashed."""
    note = {"revision": 1, "note": "Grüße 👩‍👩‍👧 \u200f שלום"}
    tap = mint("pain.record", {"intensity": 4})
    apply(owner, tap)
    apply(owner, mint("pain.edit", note, record_id=tap.record_id))
    db.session.commit()
    db.session.expire_all()
    assert Log(owner).first_broken_link() is None
    assert db.session.get(Chain, owner.id).seq == 2


def test_the_command_says_whether_every_chain_holds(app, ana):
    ana.post("/journal", data={"intensity": "4"})
    runner = app.test_cli_runner()
    assert "every chain holds" in runner.invoke(args=["log", "verify"]).output
    with app.app_context():
        db.session.execute(update(LoggedOperation).values(zone="UTC+1"))
        db.session.commit()
    result = runner.invoke(args=["log", "verify"])
    assert result.exit_code == 1
    assert "operation 1 is not as it was written" in result.output
