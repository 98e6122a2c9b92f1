"""Two who come at once: the database decides, and the loser hears what the winner heard."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import event, func, select

from app.accounts.models import Person
from app.extensions import db
from app.journal.models import PainEntry
from app.operations.apply import apply
from app.operations.log import Log
from app.operations.models import LoggedOperation

pytestmark = pytest.mark.both_databases
PHONES = 8


def test_a_rival_who_is_faster_by_a_hair_owns_the_effect(owner, mint):
    """The rival's row appears after we could have looked and before we insert."""

    def be_faster(connection, cursor, statement, parameters, context, many):
        if statement.startswith("INSERT INTO operations"):
            cursor.execute(statement, parameters)

    event.listen(db.engine, "before_cursor_execute", be_faster)
    try:
        verdict = apply(owner, mint("pain.record", {"intensity": 4}))
    finally:
        event.remove(db.engine, "before_cursor_execute", be_faster)
    assert verdict.outcome == "duplicate"
    assert db.session.scalar(select(func.count()).select_from(PainEntry)) == 0


def at_once(app, owner, operations):
    """Each operation in a thread and a transaction of its own, all started together."""
    start, owner_id = Barrier(len(operations)), owner.id
    db.session.rollback()  # what this thread has open must not hold them up

    def send(operation):
        with app.app_context():
            owner = db.session.get(Person, owner_id)
            db.session.rollback()
            start.wait()
            verdict = apply(owner, operation)
            db.session.commit()
            return verdict.outcome

    with ThreadPoolExecutor(len(operations)) as phones:
        return list(phones.map(send, operations))


def test_one_tap_sent_by_eight_at_once_is_one_entry(app, owner, mint):
    outcomes = at_once(app, owner, [mint("pain.record", {"intensity": 4})] * PHONES)
    assert sorted(outcomes) == ["applied"] + ["duplicate"] * (PHONES - 1)
    assert db.session.scalar(select(func.count()).select_from(PainEntry)) == 1


def test_eight_taps_at_once_stand_in_one_unbroken_chain(app, owner, mint):
    taps = [mint("pain.record", {"intensity": number}) for number in range(PHONES)]
    assert at_once(app, owner, taps) == ["applied"] * PHONES
    seqs = db.session.scalars(select(LoggedOperation.seq).order_by(LoggedOperation.seq)).all()
    assert seqs == list(range(1, PHONES + 1))
    assert Log(owner).first_broken_link() is None


def test_of_eight_edits_at_once_one_stands_and_seven_are_kept(app, owner, mint):
    tap = mint("pain.record", {"intensity": 4})
    apply(owner, tap)
    db.session.commit()
    edits = [
        mint("pain.edit", {"revision": 1, "note": f"note {n}"}, record_id=tap.record_id)
        for n in range(PHONES)
    ]
    outcomes = at_once(app, owner, edits)
    assert sorted(outcomes) == ["applied"] + ["conflict"] * (PHONES - 1)
