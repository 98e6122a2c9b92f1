"""What was sent is known, though who sent it was killed before the database heard of it."""

import os

import pytest
from sqlalchemy.exc import OperationalError

from app.clock import now
from app.extensions import db
from app.reminders import marks
from app.reminders.ledger import Ledger
from app.reminders.models import Delivery
from app.reminders.queue import Queue
from tests.reminders.conftest import LEASE


@pytest.fixture
def dead(app, ana, clock, channel):
    """Sent one message, wrote that down, and died; its lease still runs."""
    clock.set("2026-11-20 12:02")
    claim = Queue([channel], LEASE).raise_due(now(), 10)
    db.session.commit()
    ledger = Ledger(app.config["DATA"] / "reminders")
    ledger.note(claim.token, "noted", claim.messages["noted"][0])
    os.close(ledger._file)  # as the end of a process does
    return ledger


def test_what_was_sent_stands_in_the_ledger_before_it_is_marked(
    app, ana, clock, dispatch, channel, monkeypatch
):
    lines = []

    def send(batch, tell):
        tell(batch[0], channel.says)
        ledgers = (app.config["DATA"] / "reminders").glob("*.sent")
        lines.extend(path.read_text() for path in ledgers)

    monkeypatch.setattr(channel, "send", send)
    clock.set("2026-11-20 12:02")
    dispatch()
    assert [str(ana.id) in line for line in lines] == [True]


@pytest.mark.both_databases
def test_what_a_dead_dispatcher_sent_is_not_sent_again(dead, clock, dispatch, channel):
    dispatch()
    clock.forward(seconds=100)
    dispatch()
    assert channel.sent == []
    assert [each.state for each in db.session.query(Delivery)] == ["sent"]
    assert not dead.path.exists()


def test_what_a_slow_one_sent_and_did_not_mark_is_not_sent_again(
    app, ana, clock, dispatch, channel
):
    clock.set("2026-11-20 12:02")
    claim = Queue([channel], LEASE).raise_due(now(), 10)
    db.session.commit()
    slow = Ledger(app.config["DATA"] / "reminders")
    slow.note(claim.token, "noted", claim.messages["noted"][0])
    clock.forward(seconds=100)
    dispatch()
    slow.close()
    assert channel.sent == []


def test_a_line_that_was_cut_off_is_not_believed(dead, clock, dispatch, channel):
    dead.path.write_text(dead.path.read_text()[:-1])
    dispatch()
    clock.forward(seconds=100)
    dispatch()
    assert len(channel.sent) == 1


def test_the_ledger_of_a_living_one_is_left_alone(tmp_path):
    one, other = Ledger(tmp_path), Ledger(tmp_path)
    assert list(other.orphans()) == []
    assert one.path.exists()
    one.close()
    other.close()
    assert list(tmp_path.iterdir()) == []


def test_what_could_not_be_marked_is_kept_for_the_next_dispatcher(tmp_path):
    one = Ledger(tmp_path)
    one.keep()
    one.clear()
    one.close()
    assert one.path.exists()


def test_a_database_that_does_not_answer_for_a_while_is_told_later(
    ana, clock, dispatch, channel, monkeypatch
):
    settle, fails = marks.settle, iter((True, True))

    def settle_at_last(*told):
        if next(fails, False):
            raise OperationalError("", {}, Exception("locked"))
        settle(*told)

    monkeypatch.setattr(marks, "settle", settle_at_last)
    monkeypatch.setattr("app.reminders.patience.SECONDS", 0.01)
    clock.set("2026-11-20 12:02")
    dispatch()
    assert [each.state for each in db.session.query(Delivery)] == ["sent"]
