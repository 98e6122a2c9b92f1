"""The one door for what people record."""

from dataclasses import replace
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from app.extensions import db
from app.journal.models import PainEntry, Rating
from app.operations.apply import apply
from app.operations.models import Chain, LoggedOperation, Revision

pytestmark = pytest.mark.both_databases


def count(model) -> int:
    return db.session.scalar(select(func.count()).select_from(model))


def test_an_operation_is_logged_with_its_effect(owner, mint):
    tap = mint("pain.record", {"intensity": 4})
    assert apply(owner, tap).outcome == "applied"
    row = db.session.scalars(select(LoggedOperation)).one()
    assert (row.op_id, row.body, row.seq, row.outcome) == (
        tap.op_id,
        {"intensity": 4},
        1,
        "applied",
    )
    entry = db.session.scalars(select(PainEntry)).unique().one()
    assert (entry.id, entry.acted_at, entry.acted_on) == (tap.record_id, tap.acted_at, tap.acted_on)
    assert db.session.scalars(select(Rating)).one().intensity == 4


def test_sent_twice_it_is_done_once_and_answered_the_same(owner, mint):
    tap = mint("pain.record", {"intensity": 4})
    first, second = apply(owner, tap), apply(owner, tap)
    assert (first.outcome, second.outcome) == ("applied", "duplicate")
    assert first.revision == second.revision
    assert count(PainEntry) == count(LoggedOperation) == 1


def test_the_phones_clock_does_not_make_a_second_act(owner, mint):
    tap = mint("pain.record", {"intensity": 4})
    apply(owner, tap)
    later = replace(tap, acted_at=tap.acted_at.replace(hour=21))
    assert apply(owner, later).outcome == "duplicate"


def test_an_id_used_again_for_another_wish_is_refused(owner, mint):
    tap = mint("pain.record", {"intensity": 4})
    apply(owner, tap)
    verdict = apply(owner, replace(tap, body={"intensity": 5}))
    assert (verdict.outcome, verdict.code) == ("rejected", "op_id_reused")
    assert db.session.scalars(select(Rating.intensity)).all() == [4]


@pytest.mark.parametrize(
    ("name", "body", "other", "code"),
    [
        ("pain.guess", {}, {}, "unknown_operation"),
        ("pain.record", {"intensity": 4}, {"version": 99}, "unknown_operation"),
        ("pain.record", {"intensity": 4}, {"zone": "Mars/Olympus"}, "unknown_zone"),
        ("pain.record", {"intensity": 4}, {"zone": "../etc/passwd"}, "unknown_zone"),
        ("pain.record", {"intensity": 11}, {}, "invalid_body"),
        ("pain.record", {"intensity": -1}, {}, "invalid_body"),
        ("pain.record", {"intensity": 4.5}, {}, "invalid_body"),
        ("pain.record", {"intensity": "4"}, {}, "invalid_body"),
        ("pain.record", {"intensity": True}, {}, "invalid_body"),
        ("pain.record", {"intensity": None}, {}, "invalid_body"),
        ("pain.record", {}, {}, "invalid_body"),
        ("pain.record", {"intensity": 4, "mood": 3}, {}, "invalid_body"),
        ("pain.edit", {"revision": 1, "note": "\x00"}, {}, "invalid_body"),
        ("pain.edit", {"revision": 1, "note": "\ud83d"}, {}, "invalid_body"),
        ("pain.edit", {"revision": 1, "note": "x" * 10_001}, {}, "invalid_body"),
        ("pain.edit", {"revision": 1, "felt_on": "2026-02-30"}, {}, "invalid_body"),
        ("pain.edit", {"revision": 1, "felt_on": "2026-11-20"}, {}, "invalid_body"),
        ("pain.edit", {"revision": 1, "note": "who?"}, {}, "not_found"),
        ("pain.delete", {}, {}, "not_found"),
    ],
)
def test_what_does_not_fit_is_refused_and_leaves_nothing(owner, mint, name, body, other, code):
    verdict = apply(owner, mint(name, body, **other))
    assert (verdict.outcome, verdict.code) == ("rejected", code)
    assert count(LoggedOperation) == count(PainEntry) == count(Revision) == 0
    assert db.session.get(Chain, owner.id).seq == 0


def test_a_refusal_takes_nothing_else_with_it(owner, mint):
    apply(owner, mint("pain.record", {"intensity": 3}))
    apply(owner, mint("pain.delete", {}))
    apply(owner, mint("pain.record", {"intensity": 5}))
    db.session.commit()
    assert db.session.scalars(select(Rating.intensity).order_by(Rating.intensity)).all() == [3, 5]
    assert db.session.scalars(select(LoggedOperation.seq)).all() == [1, 2]


def test_an_edit_keeps_what_it_replaced(owner, mint):
    tap = mint("pain.record", {"intensity": 4})
    apply(owner, tap)
    edit = mint("pain.edit", {"revision": 1, "intensity": 6}, record_id=tap.record_id)
    verdict = apply(owner, edit)
    assert (verdict.outcome, verdict.revision) == ("applied", 2)
    kept = db.session.scalars(select(Revision)).one()
    assert kept.body["ratings"][0]["intensity"] == 4
    assert db.session.scalars(select(Rating.intensity)).all() == [6]


def test_when_two_phones_edit_the_first_stands_and_the_other_is_kept(owner, mint):
    tap = mint("pain.record", {"intensity": 4})
    apply(owner, tap)
    mine, hers = (
        mint("pain.edit", {"revision": 1, "note": note}, record_id=tap.record_id)
        for note in ("stairs", "rain")
    )
    apply(owner, mine)
    verdict = apply(owner, hers)
    assert (verdict.outcome, verdict.revision) == ("conflict", 2)
    assert db.session.get(PainEntry, (owner.id, tap.record_id)).note == "stairs"
    assert db.session.get(Revision, (owner.id, hers.op_id)).body["note"] == "rain"


def test_a_conflict_sent_again_is_the_same_conflict_once(owner, mint):
    tap = mint("pain.record", {"intensity": 4})
    apply(owner, tap)
    late = mint("pain.edit", {"revision": 7, "note": "late"}, record_id=tap.record_id)
    assert [apply(owner, late).outcome for _ in range(2)] == ["conflict", "conflict"]
    assert count(Revision) == 1


def test_an_edit_on_top_of_an_unsent_one_meets_the_clash_that_the_first_met(owner, mint):
    tap = mint("pain.record", {"intensity": 4})
    apply(owner, tap)

    def edit(note: str, revision: int, **after):
        body = {"revision": revision, "note": note} | after
        return mint("pain.edit", body, record_id=tap.record_id, version=2)

    theirs, mine = edit("rain", 1), edit("stairs", 1)
    on_top = edit("stairs and hills", 2, after=str(mine.op_id))
    assert [apply(owner, each).outcome for each in (theirs, mine, on_top)] == [
        "applied",
        "conflict",
        "conflict",
    ]
    assert db.session.get(PainEntry, (owner.id, tap.record_id)).note == "rain"


def test_edits_on_top_of_each_other_apply_whatever_revision_the_phone_guessed(owner, mint):
    tap = mint("pain.record", {"intensity": 4})
    apply(owner, tap)
    first = mint("pain.edit", {"revision": 1, "note": "a"}, record_id=tap.record_id, version=2)
    body = {"revision": 9, "note": "b", "after": str(first.op_id)}
    second = mint("pain.edit", body, record_id=tap.record_id, version=2)
    unknown = mint("pain.edit", body | {"after": str(uuid4())}, record_id=tap.record_id, version=2)
    done = [apply(owner, each) for each in (first, second, unknown)]
    assert [(each.outcome, each.revision) for each in done] == [
        ("applied", 2),
        ("applied", 3),
        ("conflict", 3),
    ]


def test_delete_and_restore_are_the_same_done_twice(owner, mint):
    tap = mint("pain.record", {"intensity": 4})
    apply(owner, tap)
    for name, is_there in [("delete", False), ("delete", False), ("restore", True)]:
        apply(owner, mint(f"pain.{name}", {}, record_id=tap.record_id))
        entry = db.session.get(PainEntry, (owner.id, tap.record_id))
        assert (entry.deleted_at is None) is is_there


def test_a_pruned_log_doubles_nothing(owner, mint):
    """As after a restored backup: phones send again what the log has forgotten."""
    tap = mint("pain.record", {"intensity": 4})
    edit = mint("pain.edit", {"revision": 1, "intensity": 6}, record_id=tap.record_id)
    for operation in (tap, edit):
        apply(owner, operation)
    db.session.query(LoggedOperation).delete()
    assert [apply(owner, each).is_taken for each in (tap, edit)] == [True, True]
    assert (count(PainEntry), count(Rating), count(Revision)) == (1, 1, 1)
    assert db.session.scalars(select(Rating.intensity)).all() == [6]


def test_nobody_reaches_another_persons_record(app, owner, mint):
    from app.accounts import people

    bea = people.join(name="Bea", login="bea", password_hash="none", zone="UTC")
    tap = mint("pain.record", {"intensity": 4})
    apply(owner, tap)
    verdict = apply(bea, mint("pain.delete", {}, record_id=tap.record_id))
    assert (verdict.outcome, verdict.code) == ("rejected", "not_found")


def test_the_same_ids_from_two_people_are_two_acts(owner, mint):
    from app.accounts import people

    bea = people.join(name="Bea", login="bea", password_hash="none", zone="UTC")
    tap = mint("pain.record", {"intensity": 4})
    assert [apply(person, tap).outcome for person in (owner, bea)] == ["applied", "applied"]
    assert count(PainEntry) == 2


def test_recorded_by_is_who_wrote_it(owner, mint):
    therapist = uuid4()
    apply(owner, mint("pain.record", {"intensity": 4}), recorded_by=therapist)
    assert db.session.scalars(select(LoggedOperation.recorded_by)).one() == therapist
