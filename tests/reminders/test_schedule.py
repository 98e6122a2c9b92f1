"""When reminders are due, over all zones: once a date and slot, in order, never in a burst."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from app.reminders import schedule
from app.reminders.schedule import DAY, Due, Quiet, Slot, Wall

NEW_YORK, APIA = ZoneInfo("America/New_York"), ZoneInfo("Pacific/Apia")
TRAPS = (
    "America/New_York Australia/Lord_Howe America/Santiago Africa/Cairo Africa/Casablanca "
    "Pacific/Apia Asia/Kathmandu"
).split()
# Midnight or 3 in the morning, as the settings offer, and all between.
ENDS = st.sampled_from([time(hour) for hour in range(6)])
ZONES = st.sampled_from(sorted(available_timezones() - {"Factory", "localtime"})).map(ZoneInfo)
DATES = st.dates(date(1970, 1, 10), date(2037, 12, 1))
TIMES = st.integers(0, 24 * 12 - 1).map(lambda n: time(n // 12, n % 12 * 5))
WEEKDAYS = st.frozensets(st.integers(0, 6), min_size=1)
SLOTS = st.lists(st.builds(Slot, TIMES, WEEKDAYS), min_size=1, max_size=4, unique_by=lambda s: s.at)
WALLS = st.builds(Wall, ZONES, ENDS)
NO_QUIET = Quiet(time(0), time(0))
EIGHT = [Slot(time(8))]


def walk(slots, wall, since: date, days: int) -> list[Due]:
    """All that is due, as the dispatcher comes from one to the next."""
    due, found = schedule.first_due(slots, wall, wall.instant(since, wall.day_ends_at)), []
    while due and due.on < since + days * DAY:
        found.append(due)
        due = schedule.due_after(slots, wall, due.on, due.slot)
    return found


def wanted(slots, wall, since: date, days: int) -> set[tuple[date, str]]:
    dates = (since + number * DAY for number in range(days))
    return {
        (on, slot.text)
        for on in dates
        for slot in slots
        if on.weekday() in slot.weekdays and wall.has(on, slot.at)
    }


@given(SLOTS, WALLS, DATES)
def test_each_date_has_each_of_its_slots_exactly_once_and_in_order(slots, wall, since):
    found = walk(slots, wall, since, 10)
    keys = [(due.on, due.slot) for due in found]
    assert len(keys) == len(set(keys))
    # The first date may have begun before its own hour, where the clocks changed in it.
    later = {key for key in wanted(slots, wall, since, 10) if key[0] > since}
    assert later <= set(keys) <= wanted(slots, wall, since, 10)
    assert found == sorted(found)


@pytest.mark.parametrize("name", TRAPS)
def test_a_year_in_a_zone_with_traps_has_every_day_once(name):
    wall, slots = Wall(ZoneInfo(name)), [Slot(time(hour, 30)) for hour in (0, 2, 23)]
    for year in (2011, 2026):
        found = walk(slots, wall, date(year, 1, 1), 365)
        assert {(due.on, due.slot) for due in found} == wanted(slots, wall, date(year, 1, 1), 365)
        assert found == sorted(found)


@given(WALLS, DATES, TIMES)
def test_the_wall_shows_the_slot_or_what_the_gap_made_of_it(wall, on, at):
    assume(wall.has(on, at))
    shown = wall.instant(on, at).astimezone(wall.zone)
    named = datetime.combine(on + DAY if at < wall.day_ends_at else on, at)
    gap = shown.replace(tzinfo=None) - named
    assert timedelta() <= gap < timedelta(hours=12)
    if gap:  # the wall never showed it
        back = named.replace(tzinfo=wall.zone).astimezone(UTC).astimezone(wall.zone)
        assert back.replace(tzinfo=None) != named


def test_an_hour_that_the_clocks_skip_moves_forward_by_the_gap():
    wall = Wall(NEW_YORK, time(0))
    assert wall.instant(date(2026, 3, 8), time(2, 30)) == datetime(2026, 3, 8, 7, 30, tzinfo=UTC)


def test_an_hour_that_comes_twice_takes_the_first():
    wall = Wall(NEW_YORK, time(0))
    assert wall.instant(date(2026, 11, 1), time(1, 30)) == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)


def test_eight_stays_eight_on_the_wall_when_the_clocks_change():
    hours = [due.at.hour for due in walk(EIGHT, Wall(NEW_YORK), date(2026, 10, 31), 3)]
    assert hours == [12, 13, 13]


def test_a_late_hour_is_of_the_evening_before():
    (due, *_) = walk([Slot(time(1), frozenset({4}))], Wall(NEW_YORK), date(2026, 11, 20), 2)
    assert (due.on, due.at.isoformat()) == (date(2026, 11, 20), "2026-11-21T06:00:00+00:00")


def test_the_day_that_a_zone_left_out_has_no_slot():
    days = [due.on.day for due in walk(EIGHT, Wall(APIA), date(2011, 12, 28), 5)]
    assert days == [28, 29, 31, 1]


def test_a_weekly_slot_goes_on_after_its_day_was_left_out():
    fridays = [Slot(time(8), frozenset({4}))]
    days = [due.on for due in walk(fridays, Wall(APIA), date(2011, 12, 20), 20)]
    assert days == [date(2011, 12, 23), date(2012, 1, 6)]


@given(SLOTS, WALLS, ZONES, DATES, st.integers(0, 9), st.integers(1, 9))
@example(EIGHT, Wall(ZoneInfo("Asia/Tokyo")), NEW_YORK, date(2026, 5, 1), 0, 5)
@example(EIGHT, Wall(NEW_YORK), ZoneInfo("Asia/Tokyo"), date(2026, 5, 1), 1, 5)
def test_who_travels_is_asked_once_for_each_date_whichever_zone_it_is(
    slots, here, zone, since, before, after
):
    there = Wall(zone, here.day_ends_at)
    due, keys = schedule.first_due(slots, here, here.instant(since, time(12))), []
    for _ in range(before):
        keys.append((due.on, due.slot))
        due = schedule.due_after(slots, here, due.on, due.slot)
    due = schedule.moved(due, slots, there)
    for _ in range(after):
        keys.append((due.on, due.slot))
        due = schedule.due_after(slots, there, due.on, due.slot)
    assert len(keys) == len(set(keys))
    assert [on for on, _ in keys] == sorted(on for on, _ in keys)


def test_a_zone_changed_before_todays_slot_moves_it_and_after_it_does_not_bring_it_back():
    on, tokyo = date(2026, 11, 20), Wall(ZoneInfo("Asia/Tokyo"))
    waiting = Due(Wall(NEW_YORK).instant(on, time(8)), on, "08:00")
    assert schedule.moved(waiting, EIGHT, tokyo) == (tokyo.instant(on, time(8)), on, "08:00")
    tomorrow = schedule.due_after(EIGHT, tokyo, on, "08:00")
    assert schedule.moved(tomorrow, EIGHT, Wall(NEW_YORK)).on == date(2026, 11, 21)


@given(SLOTS, WALLS, DATES, st.sampled_from([20, 9 * 60]), st.integers(0, 24 * 60))
def test_after_a_downtime_each_is_told_once_and_at_most_one_is_sent(
    slots, wall, since, minutes, begins
):
    starts = wall.instant(since, wall.day_ends_at) + timedelta(minutes=begins)
    ends = starts + timedelta(minutes=minutes)
    due, sent, told = schedule.first_due(slots, wall, starts), 0, []
    while due and due.at <= ends:
        told.append((due.on, due.slot))
        following = schedule.due_after(slots, wall, due.on, due.slot)
        at = following.at if following else None
        sent += schedule.is_worth_sending(due.at, at, ends, wall, NO_QUIET)
        due = following
    assert len(told) == len(set(told))
    newest_is_late = bool(told) and sent == 0
    assert sent <= 1
    if told and minutes == 20:
        assert not newest_is_late


def test_of_two_slots_that_are_due_only_the_newer_one_is_sent():
    wall, on = Wall(NEW_YORK), date(2026, 11, 20)
    first, second = (wall.instant(on, time(8, minute)) for minute in (0, 10))
    ten_later = second + timedelta(minutes=10)
    assert not schedule.is_worth_sending(first, second, ten_later, wall, NO_QUIET)
    assert schedule.is_worth_sending(second, None, ten_later, wall, NO_QUIET)


def test_who_moves_to_where_the_date_was_left_out_is_asked_on_the_next_one():
    due = Due(Wall(NEW_YORK).instant(date(2011, 12, 30), time(8)), date(2011, 12, 30), "08:00")
    assert schedule.moved(due, EIGHT, Wall(APIA)).on == date(2011, 12, 31)


def test_where_the_clocks_change_as_a_day_ends_none_of_two_days_is_lost():
    wall, slots = Wall(NEW_YORK, time(3)), [Slot(time(2, 30)), Slot(time(3))]
    found = walk(slots, wall, date(2026, 3, 5), 5)
    assert {(due.on, due.slot) for due in found} == wanted(slots, wall, date(2026, 3, 5), 5)
    assert found == sorted(found)


def test_in_quiet_hours_nothing_is_sent_however_near_the_slot():
    wall, at = Wall(NEW_YORK), datetime(2026, 11, 21, 3, 0, tzinfo=UTC)  # 22:00
    assert not schedule.is_worth_sending(at, None, at, wall, Quiet())
    minute = timedelta(minutes=1)
    assert schedule.is_worth_sending(at - minute, None, at - minute, wall, Quiet())


def test_a_message_is_worth_something_until_the_next_slot_midnight_or_four_hours():
    wall, noon = Wall(NEW_YORK), datetime(2026, 11, 20, 17, 0, tzinfo=UTC)
    hour = timedelta(hours=1)
    assert schedule.useful_until(noon, None, wall) == noon + 4 * hour
    assert schedule.useful_until(noon, noon + hour, wall) == noon + hour
    assert schedule.useful_until(noon + 10 * hour, None, wall) == noon + 12 * hour


def test_it_asks_once_more_at_most():
    wall, noon = Wall(NEW_YORK), datetime(2026, 11, 20, 17, 0, tzinfo=UTC)
    until = noon + timedelta(hours=4)
    assert schedule.repeat_at(noon, 1, until, wall, Quiet()) == noon + timedelta(hours=1)
    assert schedule.repeat_at(noon, 2, until, wall, Quiet()) is None
    assert schedule.repeat_at(noon, 1, noon, wall, Quiet()) is None


def test_later_offers_what_is_still_to_come_and_not_quiet():
    wall, noon = Wall(NEW_YORK), datetime(2026, 11, 20, 17, 0, tzinfo=UTC)
    assert list(schedule.laters(noon, "08:00", wall, Quiet())) == [
        "quarter",
        "hour",
        "tonight",
        "tomorrow",
    ]
    at_half_past_nine = noon + timedelta(hours=9.5)
    assert list(schedule.laters(at_half_past_nine, "08:00", wall, Quiet())) == [
        "quarter",
        "tomorrow",
    ]


def test_eight_o_clock_is_spread_over_two_minutes_the_same_way_each_day():
    seconds = [schedule.spread(UUID(int=n)).total_seconds() for n in range(2000)]
    assert (min(seconds), max(seconds)) == (0, 120)
    assert schedule.spread(UUID(int=7)) == schedule.spread(UUID(int=7))


def test_two_hours_before_are_two_hours_though_the_clocks_change_between():
    wall = Wall(NEW_YORK, time(0))
    due = schedule.before(date(2026, 3, 8), time(3, 30), wall, timedelta(hours=2))
    assert due.at.astimezone(NEW_YORK).time() == time(0, 30)


def test_a_slot_is_kept_as_it_was():
    stored = {"at": "08:05", "weekdays": ["mon", "sun"]}
    assert Slot.read(stored).stored == stored
