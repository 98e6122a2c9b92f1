"""What the pad asks, in words."""

from typing import Any

from flask_babel import gettext

from app.journal.followups import EVENING, Check
from app.journal.pad import NOW, Pad, asked_of
from app.journal.vocabulary.places import NO_PLACE


def question(check: Check | None) -> str:
    if check is None:
        return gettext("How is the pain now?")
    if check.context == EVENING:
        return gettext("How is the pain this evening?")
    return gettext("How is the pain this morning?")


def about(pad: Pad, check: Check | None) -> str:
    """The line above the question: which check, and of which place."""
    place = "" if pad.place == NO_PLACE else str(pad.place.name)
    if check is None:
        return place
    name = gettext("Evening check") if check.context == EVENING else gettext("Morning check")
    return gettext("%(check)s, %(place)s", check=name, place=place) if place else name


def for_the_phone(pad: Pad) -> list[dict[str, Any]]:
    """What the pad may ask on this day; a phone picks the first that is due by its own clock.

    static/js/outbox/checks.js has the rule. The last one is always due: how is it now?
    """
    return [*(_check(pad, check) for check in pad.checks), _plain(pad)]


def _check(pad: Pad, check: Check) -> dict[str, Any]:
    return {
        "asked": asked_of(pad.place, check.context, check.follows),
        "context": check.context,
        "on": check.follows_on.isoformat(),
        "happened": check.follows is not None,
        "answered": check.is_answered,
        "starts": check.starts,
        "ends": check.ends,
        "question": question(check),
        "about": about(pad, check),
    }


def _plain(pad: Pad) -> dict[str, Any]:
    asked = {"asked": asked_of(pad.place, NOW), "context": NOW}
    return asked | {"question": question(None), "about": about(pad, None)}
