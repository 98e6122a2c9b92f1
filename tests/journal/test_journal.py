"""The journal below its pages, on both databases."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from app.journal.journal import PAGE, Journal, by_day
from app.operations.apply import apply

pytestmark = pytest.mark.both_databases
NOON = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)


def numbers(entries) -> list[int]:
    return [entry.intensity for entry in entries]


def test_entries_come_newest_first_by_the_time_they_were_felt(owner, act):
    for intensity, hours in [(3, 0), (5, 2), (4, 1)]:
        act("pain.record", {"intensity": intensity}, acted_at=NOON + timedelta(hours=hours))
    entries, more = Journal(owner).page()
    assert numbers(entries) == [5, 4, 3]
    assert more is None


def test_a_deleted_entry_is_gone_until_it_is_restored(owner, act):
    tap = act("pain.record", {"intensity": 4})
    act("pain.delete", record_id=tap.record_id)
    assert Journal(owner).get(tap.record_id) is None
    assert Journal(owner).page() == ([], None)
    act("pain.restore", record_id=tap.record_id)
    assert numbers(Journal(owner).page()[0]) == [4]


def test_pages_follow_each_other_without_gap_or_overlap(owner, act):
    """Ties in time are what a page boundary loses."""
    taps = [act("pain.record", {"intensity": n % 11}).record_id for n in range(2 * PAGE + 5)]
    seen, last = [], None
    while True:
        entries, last = Journal(owner).page(last)
        seen += [entry.id for entry in entries]
        if last is None:
            break
    assert sorted(seen) == sorted(taps)
    assert len(seen) == 2 * PAGE + 5


@pytest.mark.parametrize(("count", "is_more"), [(PAGE - 1, False), (PAGE, False), (PAGE + 1, True)])
def test_a_next_page_is_offered_only_when_there_is_one(owner, act, count, is_more):
    for _ in range(count):
        act("pain.record", {"intensity": 1})
    entries, last = Journal(owner).page()
    assert len(entries) == min(count, PAGE)
    assert (last is not None) is is_more


def test_the_latest_of_today_is_not_yesterdays(owner, act):
    act("pain.record", {"intensity": 6}, acted_on=date(2026, 11, 19))
    assert Journal(owner).recent().latest_of(date(2026, 11, 20)) is None
    act("pain.record", {"intensity": 2})
    assert Journal(owner).recent().latest_of(date(2026, 11, 20)).intensity == 2


def test_back_dating_moves_an_entry_and_keeps_when_it_was_typed(owner, act):
    tap = act("pain.record", {"intensity": 4})
    felt = {"felt_at": "2026-11-18T12:30:00+00:00", "felt_on": "2026-11-18"}
    act("pain.edit", {"revision": 1} | felt, record_id=tap.record_id)
    entry = Journal(owner).get(tap.record_id)
    assert entry.acted_on == date(2026, 11, 18)
    assert entry.acted_at == datetime(2026, 11, 18, 12, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "felt",
    [
        {"felt_at": "2026-11-21T12:00:00+00:00", "felt_on": "2026-11-21"},
        {"felt_at": "2026-11-20T23:00:00+00:00", "felt_on": "2026-11-20"},
        {"felt_at": "2026-11-18T12:30:00", "felt_on": "2026-11-18"},
        {"felt_on": "2026-11-18"},
        {"felt_at": "2026-11-18T12:30:00+00:00"},
    ],
    ids=["tomorrow", "in three hours", "no zone", "no time", "no day"],
)
def test_a_time_that_cannot_be_is_refused(owner, act, mint, felt):
    tap = act("pain.record", {"intensity": 4})
    edit = mint("pain.edit", {"revision": 1} | felt, record_id=tap.record_id)
    assert apply(owner, edit).outcome == "rejected"
    assert Journal(owner).get(tap.record_id).revision == 1


def test_days_keep_the_order_of_their_entries(owner, act):
    days = [date(2026, 11, 20), date(2026, 11, 18), date(2026, 11, 20)]
    for intensity, day in enumerate(days):
        act("pain.record", {"intensity": intensity}, acted_on=day)
    grouped = by_day(Journal(owner).page()[0])
    assert [day for day, _ in grouped] == [date(2026, 11, 20), date(2026, 11, 18)]
    assert sorted(numbers(grouped[0][1])) == [0, 2]


def test_an_unknown_entry_is_none(owner):
    assert Journal(owner).get(UUID(int=5)) is None
