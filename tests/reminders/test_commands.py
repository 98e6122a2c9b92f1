"""`flask reminders` and /healthz: how it goes, in numbers that are nobody's."""

import pytest

from app.extensions import db
from app.reminders import channels


@pytest.fixture
def run(app, ana):
    def ran(*words: str) -> str:
        db.session.rollback()
        result = app.test_cli_runner().invoke(args=["reminders", *words])
        assert result.exit_code == 0, result.output
        return result.output

    return ran


@pytest.mark.both_databases
def test_status_tells_how_many_wait_and_since_when(run, clock):
    assert run("status") == (
        "reminders due: 0\nreminders late: 0\npush services paused: 0\noldest pending: none\n"
    )
    clock.set("2026-11-20 12:20")
    said = run("status")
    assert "reminders due: 1\nreminders late: 1\n" in said
    assert "oldest pending: 2026-11-20T12:0" in said


def test_once_does_what_is_due_and_ends(run, clock, occurrences):
    clock.set("2026-11-20 12:02")
    run("run", "--once")
    assert "reminders due: 0" in run("status")
    assert [each.state for each in occurrences()] == ["pending"]


def test_a_registered_channel_is_opened_by_the_dispatcher(run, clock, channel, monkeypatch):
    monkeypatch.setattr(channels, "_made", {"noted": lambda app: channel})
    clock.set("2026-11-20 12:02")
    run("run", "--once")
    assert len(channel.sent) == 1


def test_the_health_check_says_the_same(app, ana, clock, monkeypatch):
    monkeypatch.setattr(channels, "_pauses", [lambda: 2])
    clock.set("2026-11-20 12:20")
    db.session.rollback()
    with app.test_client() as somebody:
        said = somebody.get("/healthz").text
    assert said.startswith("ok\nreminders due: 1\n")
    assert "push services paused: 2\n" in said
    assert str(ana.id) not in said
