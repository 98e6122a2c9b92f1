"""Reminders in the words of the pages, which only their owner reads."""

from collections.abc import Sequence
from datetime import time

from flask_babel import gettext, lazy_gettext

from app.reminders.wording import words_of
from app.web.dates import kept_together, wall_time

NAMES = {
    "exercise": lazy_gettext("Exercises"),
    "evening": lazy_gettext("How was it this evening?"),
    "next_morning": lazy_gettext("How is it this morning?"),
    "visit_day_before": lazy_gettext("A visit tomorrow"),
    "visit_two_hours": lazy_gettext("A visit in two hours"),
    "did_you_go": lazy_gettext("Did you go?"),
    "visits_low": lazy_gettext("Few visits left"),
    "approval_ends": lazy_gettext("An approval ends"),
    "ask_by": lazy_gettext("Time to ask for visits"),
    "paperwork": lazy_gettext("Papers and the plan year"),
    "scores": lazy_gettext("Goals and scores"),
}
SENTENCES = {
    "exercise": lazy_gettext("While something is to do that day."),
    "evening": lazy_gettext("After exercises or a visit on that day."),
    "next_morning": lazy_gettext("After exercises or a visit the day before."),
    "visit_day_before": lazy_gettext("The evening before, so that you can plan."),
    "visit_two_hours": lazy_gettext("When a visit has a time."),
    "did_you_go": lazy_gettext("After a visit, so that your count is right."),
    "visits_low": lazy_gettext("When only a few are left, once a week at most."),
    "approval_ends": lazy_gettext("Before its last day, once a week at most."),
    "ask_by": lazy_gettext("When it is the day to ask your plan for more."),
    "paperwork": lazy_gettext(
        "When a referral, a package or the plan year ends soon, or a plan may want a check-up."
    ),
    "scores": lazy_gettext("When it is time to rate what is hard, or your week, again."),
}
LATER_WORDS = {
    "quarter": lazy_gettext("15 minutes"),
    "hour": lazy_gettext("1 hour"),
    "tonight": lazy_gettext("Tonight"),
    "tomorrow": lazy_gettext("Tomorrow"),
}
WEEKDAY_WORDS = {
    "mon": lazy_gettext("Mon"),
    "tue": lazy_gettext("Tue"),
    "wed": lazy_gettext("Wed"),
    "thu": lazy_gettext("Thu"),
    "fri": lazy_gettext("Fri"),
    "sat": lazy_gettext("Sat"),
    "sun": lazy_gettext("Sun"),
}


def reminder_name(kind: str) -> str:
    return str(NAMES[kind])


def reminder_sentence(kind: str) -> str:
    return str(SENTENCES[kind])


def slots_words(slots: Sequence[dict]) -> str:
    """`8:00 am; 6:00 pm on Mon, Wed`"""
    return kept_together("; ".join(_slot_words(slot) for slot in slots))


def _slot_words(slot: dict) -> str:
    at = wall_time(time.fromisoformat(slot["at"]))
    if len(slot["weekdays"]) == len(WEEKDAY_WORDS):
        return at
    days = ", ".join(str(WEEKDAY_WORDS[day]) for day in slot["weekdays"])
    return gettext("%(time)s on %(days)s", time=at, days=days)


def slot_time(slot: str) -> str:
    """`8:00 am`"""
    return wall_time(time.fromisoformat(slot))


def asked_words(kind: str, slot: str, is_flare: bool = False) -> str:
    """What a reminder says on Today, where it may name what it is about."""
    if is_flare:
        return gettext("Only as much as feels right today.")
    return words_of(kind, slot_time(slot), "more")
