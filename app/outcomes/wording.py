"""Goals and scores in words, each number with its day and with how many it rests on."""

from datetime import date
from decimal import Decimal

from flask_babel import gettext, ngettext

from app.outcomes.models import Goal
from app.outcomes.pages import GoalLine
from app.outcomes.scoring import Standing
from app.web.dates import kept_together, short_day


def goal_way(line: GoalLine, today: date) -> str:
    """`Now 12 minutes. From 5 to 20 minutes, by 30 Jan.`; what is not known is left out."""
    parts = [_now(line, today), _from_to(line.goal, today)]
    return " ".join(part for part in parts if part)


def counted(value: int, unit: str) -> str:
    """`12 minutes`"""
    return kept_together(f"{value:,} {unit}".strip())


def psfs_words(standing: Standing, today: date) -> str:
    """After the number itself: `of 10, for 3 activities, 24 Nov. It was 3.0 on 27 Oct.`"""
    items = ngettext("for %(num)s activity", "for %(num)s activities", standing.items)
    day = short_day(standing.now_on, today)
    now = gettext("of 10, %(items)s, %(day)s.", items=items, day=day)
    return _with_first(now, standing, today)


def peg_words(standing: Standing, today: date) -> str:
    day = short_day(standing.now_on, today)
    now = gettext("of 10, %(day)s.", day=day)
    return _with_first(now, standing, today)


def change_words_of(standing: Standing) -> str:
    """What the change means, beside the smallest one that is more than chance."""
    change, smallest = standing.change, f"{standing.smallest.normalize():f}"
    if change is None:
        return gettext("Rate it once more in some weeks to see a change.")
    if change == 0:
        return gettext("No change.")
    size = abs(change)
    words = gettext("Up by %(size)s.", size=size)
    if change < 0:
        words = gettext("Down by %(size)s.", size=size)
    if standing.is_beyond_chance:
        meaning = gettext("%(smallest)s or more is more than chance.", smallest=smallest)
    else:
        meaning = gettext("Less than %(smallest)s may be chance.", smallest=smallest)
    return f"{words} {meaning}"


def percent(way: Decimal) -> int:
    return round(way * 100)


def _now(line: GoalLine, today: date) -> str:
    if line.now is None:
        return ""
    now = counted(line.now, line.goal.unit)
    if line.now_on is None:
        return gettext("Now %(now)s.", now=now)
    return gettext("Now %(now)s, %(day)s.", now=now, day=short_day(line.now_on, today))


def _from_to(goal: Goal, today: date) -> str:
    to = None if goal.target is None else counted(goal.target, goal.unit)
    by = goal.target_on and short_day(goal.target_on, today)
    if to is None:
        return gettext("By %(day)s.", day=by) if by else ""
    if goal.baseline is None:
        words = gettext("Goal: %(to)s", to=to)
    else:
        words = gettext("From %(start)s to %(to)s", start=f"{goal.baseline:,}", to=to)
    return gettext("%(words)s, by %(day)s.", words=words, day=by) if by else f"{words}."


def _with_first(now: str, standing: Standing, today: date) -> str:
    if standing.first is None:
        return now
    first = gettext(
        "It was %(first)s on %(day)s.",
        first=standing.first,
        day=short_day(standing.first_on, today),
    )
    return f"{now} {first}"
