"""What a reminder says where others may read it: no exercise, no place of the body, no number."""

from flask_babel import lazy_gettext

NEUTRAL = {
    "exercise": lazy_gettext("Time for your routine"),
    "evening": lazy_gettext("How was your day?"),
    "next_morning": lazy_gettext("How is this morning?"),
    "visit_day_before": lazy_gettext("Something is planned for tomorrow"),
    "visit_two_hours": lazy_gettext("Something is planned for today"),
    "did_you_go": lazy_gettext("One question about today"),
    "visits_low": lazy_gettext("There is news for you"),
    "approval_ends": lazy_gettext("There is news for you"),
    "ask_by": lazy_gettext("There is something to ask for"),
    "paperwork": lazy_gettext("A date is near"),
    "scores": lazy_gettext("A few questions for you"),
}
MORE = {
    "exercise": lazy_gettext("Time for your exercises"),
    "evening": lazy_gettext("How does it feel this evening?"),
    "next_morning": lazy_gettext("How does it feel this morning?"),
    "visit_day_before": lazy_gettext("You have a visit tomorrow"),
    "visit_two_hours": lazy_gettext("You have a visit at %(time)s"),
    "did_you_go": lazy_gettext("Did you go to your visit?"),
    "visits_low": lazy_gettext("Few visits are left"),
    "approval_ends": lazy_gettext("An approval ends soon"),
    "ask_by": lazy_gettext("It is time to ask for more visits"),
    "paperwork": lazy_gettext("A date of your plan or papers is near"),
    "scores": lazy_gettext("Time to rate what is hard, and your week"),
}
# In a flare, which the neutral words do not tell either.
SOFT = {"exercise": lazy_gettext("Your routine, as it suits you")}
SOFT_MORE = {"exercise": lazy_gettext("Exercises: only as much as feels right today")}
ALL = {
    "neutral": NEUTRAL,
    "more": MORE,
    "soft neutral": NEUTRAL | SOFT,
    "soft more": MORE | SOFT_MORE,
}


def softer(words: str) -> str:
    return f"soft {words}"


def words_of(kind: str, slot: str, words: str = "neutral") -> str:
    """One line; `words` is what the person chose, `neutral` or `more`, or the `softer` of that."""
    return str(ALL[words][kind]).replace("%(time)s", slot)
