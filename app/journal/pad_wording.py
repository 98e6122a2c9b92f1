"""What the pad asks, in words."""

from functools import lru_cache
from typing import Any

from flask_babel import gettext

from app.journal.followups import EVENING, Check
from app.journal.pad import NOW, Pad, asked_of
from app.journal.vocabulary.places import NO_PLACE, SITES
from app.web.language import language


def question(check: Check | None) -> str:
    return _words(check.context if check else NOW, NO_PLACE.key, language())[0]


def about(pad: Pad, check: Check | None) -> str:
    """The line above the question: which check, and of which place."""
    return _words(check.context if check else NOW, pad.place.key, language())[1]


@lru_cache(maxsize=1024)
def _words(context: str, place_key: str, _language: str) -> tuple[str, str]:
    """Question and line: the same for everybody, and asked three times for each Today."""
    place = "" if place_key == NO_PLACE.key else str(SITES[place_key].name)
    if context == NOW:
        return gettext("How is the pain now?"), place
    if context == EVENING:
        asked, name = gettext("How is the pain this evening?"), gettext("Evening check")
    else:
        asked, name = gettext("How is the pain this morning?"), gettext("Morning check")
    line = gettext("%(check)s, %(place)s", check=name, place=place) if place else name
    return asked, line


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
