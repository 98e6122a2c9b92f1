"""An entry in a few words."""

from flask_babel import gettext

from app.journal.models import PainEntry, Rating
from app.journal.vocabulary.bands import Scheme
from app.journal.vocabulary.fields import COMES_WITH, CONTEXTS, FEELS_LIKE
from app.journal.vocabulary.places import NO_PLACE, SITES
from app.web.dates import day

_CONTEXTS = dict(CONTEXTS)
_FEELS_LIKE = dict(FEELS_LIKE.options)


def places_of(entry: PainEntry, none: str | None = None) -> str:
    """`Left knee, Low back`, the worst first; without a place `none`, or else `Pain`."""
    named = [rating.name for rating in entry.sites if rating.code != NO_PLACE.code]
    return ", ".join(named) or (gettext("Pain") if none is None else none)


def place_words() -> dict[str, str]:
    """The names of places by `site.knee.left`, for a phone; by nothing, what stands for none."""
    named = {f"site.{key}": str(place.name) for key, place in SITES.items() if place != NO_PLACE}
    return named | {"": gettext("Pain")}


def context_of(entry: PainEntry, scheme: Scheme | None = None) -> str:
    """What follows the time: `, moderate, evening check, aching`."""
    words = [str(scheme.word(entry.intensity))] if scheme else []
    words += [] if entry.context == "now" else [str(_CONTEXTS[entry.context])]
    words += [str(_FEELS_LIKE[code]) for code in entry.details.get("feels_like", ())]
    return "".join(f", {word.lower()}" for word in words)


def followed(entry: PainEntry) -> str:
    """`After your visit on Wed 18 Nov`; nothing where an entry follows nothing."""
    if not entry.follows:
        return ""
    if entry.follows == "visit":
        return gettext("After your visit on %(day)s", day=day(entry.follows_on))
    return gettext("After your exercises on %(day)s", day=day(entry.follows_on))


def warning_signs(entry: PainEntry) -> str:
    """The signs that were ticked and may be serious: `Gives way, New numbness or tingling`."""
    ticked = set(entry.details.get(COMES_WITH.code, ())) & COMES_WITH.warns
    return ", ".join(str(words) for code, words in COMES_WITH.options if code in ticked)


def said_before(content: dict) -> str:
    """What a revision said, in one line: `Left knee 4, Walking 5. Note: …`"""
    ratings = [Rating(**rating) for rating in content.get("ratings", ())]
    numbers = ", ".join(f"{rating.name} {rating.intensity}" for rating in ratings)
    note = content.get("note")
    return f"{numbers}. {note}" if note else numbers
