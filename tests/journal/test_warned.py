"""When the warning signs were shown: by a table, and on the page."""

from datetime import UTC, datetime

import pytest

from app.journal.warned import shown_at

SIGNS = {"weakness", "numbness"}
FIRST, SECOND, THIRD = (datetime(2026, 11, 20, hour, tzinfo=UTC) for hour in (9, 10, 11))


def content(intensity: int, *signs: str, kind: str = "site") -> dict:
    return {
        "ratings": [{"kind": kind, "intensity": intensity}],
        "details": {"comes_with": list(signs)} if signs else {},
    }


CALM, WORST = content(4), content(10)


@pytest.mark.parametrize(
    ("replaced", "present", "shown"),
    [
        ([], CALM, None),
        ([], WORST, FIRST),
        ([], content(10, kind="movement"), None),
        ([], content(4, "clicking"), None),
        ([], content(0, "clicking", "weakness"), FIRST),
        ([(CALM, SECOND)], WORST, SECOND),
        ([(WORST, SECOND)], CALM, FIRST),
        ([(CALM, SECOND), (content(4, "numbness"), THIRD)], CALM, SECOND),
        ([(CALM, SECOND), (CALM, THIRD)], CALM, None),
    ],
)
def test_they_were_shown_when_the_entry_first_said_so(replaced, present, shown):
    assert shown_at(FIRST, replaced, present, SIGNS) == shown


def test_the_entry_says_when(ana, clock):
    entry = ana.post("/journal", data={"intensity": "4"}).location.partition("?")[0]
    assert "Warning signs shown" not in ana.get(entry).text
    ana.act(entry, revision="1", when="kept", asked="comes_with", comes_with="weakness")
    assert "Warning signs shown Fri 20 Nov, 12:00 pm" in ana.get(entry).text
    ana.act(entry, revision="2", when="kept", asked="comes_with")
    page = ana.get(entry).text
    assert "Warning signs shown Fri 20 Nov, 12:00 pm" in page and "You ticked" not in page


def test_an_edit_that_came_too_late_shows_nothing(ana):
    entry = ana.post("/journal", data={"intensity": "4"}).location.partition("?")[0]
    ana.act(entry, revision="1", when="kept", note="first")
    late = {"revision": "1", "when": "kept", "asked": "comes_with", "comes_with": "weakness"}
    assert ana.post(entry, data=late).status_code == 422
    assert "Warning signs shown" not in ana.get(entry).text
