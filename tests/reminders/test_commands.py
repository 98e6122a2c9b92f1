"""`flask reminders` and /healthz: how it goes, in numbers that are nobody's."""

import re

import pytest

from app.extensions import db
from app.push.origins import OriginPauses
from app.push.verdict import Verdict
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
        "reminders due: 0\nreminders late: 0\noldest pending: none\npush services paused: 0\n"
    )
    clock.set("2026-11-20 12:20")
    said = run("status")
    assert "reminders due: 1\nreminders late: 1\n" in said
    assert re.search(r"oldest pending: 2026-11-20 12:0\d UTC, (18|19|20) min ago\n", said)


def test_status_names_the_push_services_that_are_left_alone(run, app, clock):
    refused = Verdict("key", "answered 403", 3600)
    OriginPauses().note("https://fcm.googleapis.com", refused, clock.at)
    db.session.commit()
    assert run("status").endswith(
        "push services paused: 1\n"
        "  https://fcm.googleapis.com until 2026-11-20 12:00 UTC: answered 403\n"
    )


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
    paused = ["https://a.example", "https://b.example"]
    monkeypatch.setitem(channels._pauses, "push", lambda: paused)
    clock.set("2026-11-20 12:20")
    db.session.rollback()
    with app.test_client() as somebody:
        said = somebody.get("/healthz").text
    assert said.startswith("ok\nreminders due: 1\n")
    assert "push services paused: 2\n" in said
    assert str(ana.id) not in said and "example" not in said
