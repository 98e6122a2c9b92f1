"""Visits in words: when, what became of them, what for."""

from datetime import date

from flask_babel import gettext, lazy_gettext

from app.visits.terms import Fact
from app.web.dates import day_from, kept_together, wall_time


def visit_when(visit, today: date) -> str:
    """`Mon 23 Nov, 2:30 pm`; of today `Today, Wed 25 Nov, 2:30 pm`."""
    words = day_from(visit.on if isinstance(visit, Fact) else visit.held_on, today)
    return kept_together(f"{words}, {wall_time(visit.time_of_day)}" if visit.time_of_day else words)


def visit_time(visit: Fact) -> str:
    """`2:30 pm`, or nothing: of a visit whose day is said already."""
    return wall_time(visit.time_of_day) if visit.time_of_day else ""


def in_days(on: date, today: date) -> str:
    """`Tomorrow`, `In 3 days`: of a day after `today`, which a visit's own words name."""
    days = (on - today).days
    return gettext("In %(n)s days", n=days) if days > 1 else gettext("Tomorrow")


STATUS_WORDS = {
    "scheduled": lazy_gettext("Planned"),
    "attended": lazy_gettext("I went"),
    "late": lazy_gettext("Came late"),
    "cancelled": lazy_gettext("Cancelled"),
    "no_show": lazy_gettext("Missed"),
    "rescheduled": lazy_gettext("Moved"),
}
KIND_WORDS = {
    "evaluation": lazy_gettext("first check-up"),
    "re_evaluation": lazy_gettext("check-up"),
    "telehealth": lazy_gettext("by video"),
    "group": lazy_gettext("group class"),
}
DISCIPLINE_WORDS = {"pt": "PT", "ot": "OT", "slp": "SLP"}


def visit_details(visit) -> str:
    """What is unusual about a visit, in a few words: `Missed, OT, by video, Main Street`."""
    words = [STATUS_WORDS[visit.status]] if visit.status not in ("attended", "scheduled") else []
    words += [DISCIPLINE_WORDS[visit.discipline]] if visit.discipline != "pt" else []
    words += [KIND_WORDS[visit.kind]] if visit.kind in KIND_WORDS else []
    return ", ".join(map(str, words))


def disciplines_words(codes) -> str:
    """`PT and OT`"""
    words = [DISCIPLINE_WORDS[code] for code in DISCIPLINE_WORDS if code in codes]
    return (
        gettext("%(first)s and %(last)s", first=", ".join(words[:-1]), last=words[-1])
        if words[1:]
        else words[0]
    )
