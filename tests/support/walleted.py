"""Made-up people with a wallet: pools of all kinds, visits that come and went."""

import re
from datetime import timedelta

from tests.support.made_up import HEBREW, LONG_WORD, History
from tests.support.wallets import APPROVAL, LIMIT, VISIT


def plan(history: History, days: int, **more) -> None:
    """A visit so many days from now; below nought it is past."""
    history.at()
    held_on = (history.present + timedelta(days=days)).date().isoformat()
    history.visitor.act("/visits/bookings", **VISIT | {"held_on": held_on} | more)


def pool(history: History, form: dict, **more) -> None:
    history.visitor.act("/visits/pools", **form | more)


def _year(history: History) -> None:
    """A plan year of 30 that PT and OT share, with an approval of 8 in it."""
    pool(
        history,
        LIMIT,
        visits="30",
        period="calendar_year",
        name="Plan year 2026",
        disciplines=["pt", "ot"],
        opening_used="9",
        source="card",
        checked_on="2026-11-02",
    )
    pool(history, APPROVAL, starts_on="2026-11-02", ends_on="2026-12-18")
    page = history.visitor.get("/visits").text
    approval = re.search(r'/visits/pools/[0-9a-f-]{36}(?=" aria-label="[^"]*1182)', page)
    checked = {"starts_on": "2026-11-02", "ends_on": "2026-12-18", "checked_on": "2026-11-09"}
    history.visitor.act(approval.group(), **APPROVAL | checked | {"revision": "1", "visits": "9"})
    for days in (18, 16, 12):
        plan(history, -days, status="attended", discipline="ot")
    plan(history, -9, status="attended")
    plan(history, -4, status="no_show")
    plan(history, -2, status="attended")


def planner(history: History) -> None:
    """Two a week to come; the approval is the one that ends first."""
    _year(history)
    plan(history, 3, time_of_day="14:30", place="12 Main Street", questions="Stairs?")
    plan(history, 5, time_of_day="10:00")


def runner(history: History) -> None:
    """Few are left, more are planned than that, and one of last week nobody spoke of."""
    _year(history)
    for days in range(-17, -12):
        plan(history, days, status="attended")
    plan(history, -1, time_of_day="09:15")
    plan(history, 4, time_of_day="14:30", weeks="4")


def awaiting(history: History) -> None:
    """A visit this afternoon, a referral that ends soon and a package with an unusual name."""
    pool(history, APPROVAL, kind="referral", visits="", name="", ends_on="2026-11-25")
    pool(history, APPROVAL, kind="package", name=f"{LONG_WORD} {HEBREW}", visits="10")
    plan(history, 0, time_of_day="15:30", place=LONG_WORD)


def twice(history: History) -> None:
    """Counted two visits today."""
    history.limit(20, used=4)
    history.count_visits(0, 0)
