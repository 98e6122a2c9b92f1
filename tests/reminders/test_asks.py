"""What the features still ask for, as a reminder hears of it."""

from datetime import date, timedelta

import pytest

from app.extensions import db
from app.outcomes.instruments import PEG_IDS
from app.reminders.reminders import Reminders
from app.reminders.schedule import spread
from app.reminders.sources import still_asked
from app.visits.wallet import Wallet

TODAY = date(2026, 11, 20)
DAY = timedelta(days=1)
VISIT = {"held_on": "2026-11-21", "time_of_day": "14:30", "weeks": 1}


@pytest.fixture
def ana(owner, clock):
    owner.zone = "UTC"
    db.session.commit()
    return owner


@pytest.fixture
def heel_raise(act, ana, clock):
    return act("prescription.add", {"name": "Heel raise", "sets": 1, "reps": 10}, **now(clock))


def now(clock) -> dict:
    return {"acted_at": clock.at, "acted_on": clock.at.date(), "zone": "UTC"}


def asked(ana) -> set[str]:
    kinds = "exercise evening next_morning visit_day_before did_you_go visits_low".split()
    return {kind for kind in kinds if still_asked(kind, ana, ana.today())}


def mark(act, clock, exercise, outcome="done"):
    key = {"prescription_id": str(exercise.record_id), "on": str(clock.at.date()), "set_number": 1}
    act("set.mark", key | {"outcome": outcome}, **now(clock))


def test_without_a_program_nothing_is_asked_for(ana):
    assert asked(ana) == set()


def test_exercises_are_asked_for_until_they_are_done_or_skipped(ana, act, clock, heel_raise):
    assert asked(ana) == {"exercise"}
    mark(act, clock, heel_raise)
    assert "exercise" not in asked(ana)


def test_what_was_missed_yesterday_is_no_debt(ana, heel_raise):
    assert not still_asked("exercise", ana, TODAY - DAY)


def test_the_checks_are_asked_for_after_exercises_until_they_are_answered(
    ana, act, clock, heel_raise
):
    mark(act, clock, heel_raise)
    clock.set("2026-11-20 20:00")
    assert asked(ana) == {"evening"}
    follows = {"context": "evening", "follows": "session", "follows_on": "2026-11-20"}
    act("pain.record", {"intensity": 3, **follows}, version=2, **now(clock))
    assert asked(ana) == set()
    clock.set("2026-11-21 09:00")
    assert "next_morning" in asked(ana)


def test_a_visit_is_told_the_day_before_and_asked_about_when_it_is_over(ana, act, clock):
    visit = act("visit.add", VISIT, version=2, **now(clock))
    assert asked(ana) == {"visit_day_before"}
    clock.set("2026-11-21 14:00")
    assert asked(ana) == set()
    clock.set("2026-11-21 19:00")
    assert asked(ana) == {"did_you_go"}
    act("visit.mark", {"outcome": "attended"}, record_id=visit.record_id, **now(clock))
    assert "did_you_go" not in asked(ana)


def test_planning_a_visit_makes_its_reminder_and_taking_it_off_ends_that(ana, act, clock):
    Reminders(ana).set("visit_two_hours")
    visit = act("visit.add", VISIT, version=2, **now(clock))
    reminder = Reminders(ana).get("visit_two_hours")
    assert f"{reminder.next_due_at - spread(ana.id):%d %H:%M}" == "21 12:30"
    act("visit.delete", {}, record_id=visit.record_id, **now(clock))
    assert reminder.next_due_at is None


def test_few_visits_left_are_told_until_that_was_read(ana, act, clock):
    approval = {"kind": "approval", "visits": 6, "opening_used": 4, "disciplines": ["pt"]}
    act("pool.add", approval, version=2, **now(clock))
    assert "visits_low" in asked(ana)


@pytest.mark.parametrize(
    ("pool", "kinds"),
    [
        ({"kind": "approval"}, {"approval_ends"}),
        ({"kind": "referral", "visits": None}, {"paperwork"}),
        ({"kind": "package"}, {"paperwork"}),
        ({"kind": "limit", "period": "plan_year", "starts_on": "2026-12-01"}, {"paperwork"}),
    ],
    ids=lambda each: each["kind"] if isinstance(each, dict) else "-".join(each),
)
def test_each_date_of_the_wallet_is_told_by_one_kind(ana, act, clock, pool, kinds):
    dates = {"starts_on": "2026-11-02", "ends_on": "2026-11-30"} if "period" not in pool else {}
    body = {"visits": 8, "disciplines": ["pt"]} | dates | pool
    act("pool.add", body, version=2, **now(clock))
    news = ("visits_low", "approval_ends", "ask_by", "paperwork")
    assert {kind for kind in news if still_asked(kind, ana, ana.today())} == kinds


def test_a_new_check_up_that_a_plan_may_want_is_told_with_the_papers(ana, act, clock):
    approval = {"kind": "approval", "visits": 6, "opening_used": 4, "disciplines": ["pt"]}
    act("pool.add", approval, version=2, **now(clock))
    assert still_asked("paperwork", ana, TODAY)


def test_what_was_read_is_not_told(ana, act, clock):
    referral = {"kind": "referral", "visits": None, "disciplines": ["pt"]}
    dates = {"starts_on": "2026-11-02", "ends_on": "2026-11-30"}
    act("pool.add", referral | dates, version=2, **now(clock))
    (notice,) = Wallet(ana, TODAY).of_today().told
    act("notices.read", {"keys": [notice.key]}, record_id=ana.id, **now(clock))
    assert not still_asked("paperwork", ana, TODAY)


def rate(act, clock, *items):
    for item in items:
        act("score.mark", {"value": 4}, record_id=item, **now(clock))


def test_scores_are_asked_for_again_once_somebody_has_begun(ana, act, clock):
    stairs = act("activity.add", {"name": "Stairs"}, version=2, **now(clock)).record_id
    assert not still_asked("scores", ana, TODAY)
    rate(act, clock, stairs, *PEG_IDS)
    assert not still_asked("scores", ana, TODAY + 6 * DAY)
    assert still_asked("scores", ana, TODAY + 7 * DAY)
    clock.set("2026-11-27 14:00")
    rate(act, clock, *PEG_IDS)
    assert not still_asked("scores", ana, ana.today())


def test_an_activity_named_later_is_asked_for_at_once(ana, act, clock):
    stairs = act("activity.add", {"name": "Stairs"}, version=2, **now(clock)).record_id
    rate(act, clock, stairs)
    act("activity.add", {"name": "Kneel"}, version=2, **now(clock))
    assert still_asked("scores", ana, TODAY)
    act("activity.delete", {}, record_id=stairs, **now(clock))
    assert not still_asked("scores", ana, TODAY)
