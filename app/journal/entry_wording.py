"""An entry in a few words."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from flask_babel import gettext

from app.journal.changes import rating_key
from app.journal.followups import Happened
from app.journal.followups_wording import link_words
from app.journal.models import PainEntry, Rating
from app.journal.vocabulary.bands import Scheme
from app.journal.vocabulary.fields import (
    COMES_WITH,
    CONTEXTS,
    FEELS_LIKE,
    FIELDS,
    Field,
)
from app.journal.vocabulary.places import NO_PLACE, SITES
from app.web.dates import day, day_and_time

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


def context_of(
    entry: PainEntry, scheme: Scheme | None = None, names: Mapping[UUID, str] | None = None
) -> str:
    """What follows the time: `, moderate, evening check, after: Straight leg raise, aching`."""
    words = [str(scheme.word(entry.intensity)).lower()] if scheme else []
    if entry.context != "now" and not _says_the_context(entry):
        words.append(str(_CONTEXTS[entry.context]).lower())
    if entry.follows == "exercise" or _says_the_context(entry):
        link = followed(entry, names or {}, with_day=False)
        words.append(link[:1].lower() + link[1:])
    words += [str(_FEELS_LIKE[code]).lower() for code in entry.details.get("feels_like", ())]
    return "".join(f", {word}" for word in words)


def _says_the_context(entry: PainEntry) -> bool:
    """Whether what an entry follows, in words, says when it was felt: that of a check does not."""
    return bool(entry.follows) and entry.context in ("during", "after_session")


def followed(entry: PainEntry, names: Mapping[UUID, str], with_day: bool = True) -> str:
    """`After your visit on Wed 18 Nov`, `During: Straight leg raise`; nothing where an entry
    follows nothing. `names`: of exercises, as they are called now.
    """
    if not entry.follows:
        return ""
    link, is_during = entry.followed, entry.context == "during"
    if link.what == "exercise":
        name = link_words(link, names)
        if is_during:
            return gettext("During: %(exercise)s", exercise=name)
        return gettext("After: %(exercise)s", exercise=name)
    if with_day:
        return _on_its_day(link, is_during)
    if link.what == "visit":
        return gettext("During your visit") if is_during else gettext("After your visit")
    return gettext("During your exercises") if is_during else gettext("After your exercises")


def _on_its_day(link: Happened, is_during: bool) -> str:
    on = day(link.on)
    if link.what == "visit":
        if is_during:
            return gettext("During your visit on %(day)s", day=on)
        return gettext("After your visit on %(day)s", day=on)
    if is_during:
        return gettext("During your exercises on %(day)s", day=on)
    return gettext("After your exercises on %(day)s", day=on)


def warning_signs(entry: PainEntry) -> str:
    """The signs that were ticked and may be serious: `Gives way, New numbness or tingling`."""
    ticked = set(entry.details.get(COMES_WITH.code, ())) & COMES_WITH.warns
    return ", ".join(str(words) for code, words in COMES_WITH.options if code in ticked)


def said_before(content: dict) -> str:
    """What a revision said: `Wed 18 Nov, 3:20 pm. Left knee 4, Walking 5. Worse with: Stairs down.`

    A revision holds the whole entry; of an edit that came too late, what that edit said.
    """
    parts = [
        _felt(content),
        _numbers(content.get("ratings", ())),
        *_details(content),
        content.get("note"),
    ]
    return " ".join(
        f"{part}." if part and part[-1] not in ".?!" else part for part in parts if part
    )


def _felt(content: dict) -> str:
    if not content.get("felt_at"):
        return ""
    context = content.get("context", "now")
    when = day_and_time(datetime.fromisoformat(content["felt_at"]), content.get("zone", "UTC"))
    return when if context == "now" else f"{when}, {_CONTEXTS[context]}"


def _numbers(ratings: list[dict] | dict[str, int | None]) -> str:
    if isinstance(ratings, dict):
        keys = {rating_key(key): number for key, number in ratings.items()}
        ratings = [
            {"kind": kind, "code": code, "side": side, "intensity": number}
            for (kind, code, side), number in keys.items()
            if number is not None
        ]
    rows = [Rating(**rating) for rating in ratings]
    return ", ".join(f"{rating.name} {rating.intensity}" for rating in rows)


def _details(content: dict) -> list[str]:
    said = (content.get("details") or {}).items()
    return [f"{FIELDS[code].label}: {_value(FIELDS[code], value)}" for code, value in said if value]


def _value(field: Field, value: Any) -> str:
    words = dict(field.options)
    if field.kind == "words":
        return ", ".join(str(words[code]) for code in value)
    return str(words.get(value, value))
