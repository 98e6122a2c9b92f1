"""A dose in plain words, and how often it is done.

A dose is any object with `sets`, `reps` and what else it has of `hold_seconds`, `rest_seconds`,
`minutes`, `load` and `side`. What it lacks, or has as None or 0, is not said.
"""

from collections.abc import Iterable, Iterator, Sequence

from babel.dates import get_day_names
from flask_babel import gettext, ngettext

from app.web.language import language

SIDES = {"each", "left", "right"}


def dose_words(dose) -> str:
    """One line: `3 sets of 10, hold 5 s, each side`."""
    return _as_a_sentence(", ".join(_parts(dose, _short)))


def dose_sentences(dose) -> str:
    """The same for a heading: `3 sets of 10. Hold 5 seconds. Each side.`"""
    return " ".join(f"{_as_a_sentence(part)}." for part in _parts(dose, _long))


def schedule_words(
    weekdays: Iterable[int] = (), days_per_week: int | None = None, bouts_per_day: int = 1
) -> str:
    """`Every day`, `Mon, Wed and Fri`, `3 days a week`, `Twice a day`. Monday is 0."""
    days = _days(sorted(weekdays), days_per_week)
    often = _often(bouts_per_day)
    return _as_a_sentence(", ".join(part for part in (days, often) if part) or gettext("every day"))


def _parts(dose, seconds) -> Iterator[str]:
    hold, rest = _of(dose, "hold_seconds"), _of(dose, "rest_seconds")
    held = hold and gettext("hold %(time)s", time=seconds(hold))
    count = _count(dose)
    # Of one long hold the time is what matters, and how often comes after it.
    yield from filter(None, (count, held) if _is_counted(dose) else (held, count))
    if rest:
        yield gettext("rest %(time)s", time=seconds(rest))
    if (side := _of(dose, "side")) in SIDES:
        yield {
            "each": gettext("each side"),
            "left": gettext("left side"),
            "right": gettext("right side"),
        }[side]
    if load := _of(dose, "load"):
        yield load


def _count(dose) -> str:
    sets, reps = _of(dose, "sets") or 1, _of(dose, "reps") or 1
    if minutes := _of(dose, "minutes"):
        each = ngettext("%(num)s minute", "%(num)s minutes", minutes)
        words = gettext("%(sets)s sets of %(reps)s", sets=sets, reps=each) if sets > 1 else each
    elif not _is_counted(dose):
        words = ngettext("%(num)s time", "%(num)s times", sets) if sets > 1 else ""
    elif sets > 1:
        words = gettext("%(sets)s sets of %(reps)s", sets=sets, reps=reps)
    else:
        words = ngettext("%(num)s time", "%(num)s times", reps)
    return _unbroken(words)


def _is_counted(dose) -> bool:
    """Whether sets, repetitions or minutes come first: not of something held once a set."""
    held_once = _of(dose, "hold_seconds") and (_of(dose, "reps") or 1) == 1
    return bool(_of(dose, "minutes")) or not held_once


def _of(dose, name: str):
    return getattr(dose, name, None)


def _short(seconds: int) -> str:
    words = gettext("%(num)s min", num=seconds // 60)
    return _unbroken(words if seconds % 60 == 0 else gettext("%(num)s s", num=seconds))


def _long(seconds: int) -> str:
    if seconds % 60:
        return _unbroken(ngettext("%(num)s second", "%(num)s seconds", seconds))
    return _unbroken(ngettext("%(num)s minute", "%(num)s minutes", seconds // 60))


def _days(weekdays: Sequence[int], days_per_week: int | None) -> str:
    if weekdays and len(weekdays) < 7:
        names = get_day_names("abbreviated", locale=language())
        return _listed([names[day] for day in weekdays])
    if weekdays or days_per_week in (None, 7):
        return ""
    return _unbroken(ngettext("%(num)s day a week", "%(num)s days a week", days_per_week))


def _often(bouts: int) -> str:
    if bouts == 1:
        return ""
    if bouts == 2:
        return gettext("twice a day")
    return _unbroken(ngettext("%(num)s time a day", "%(num)s times a day", bouts))


def _listed(names: Sequence[str]) -> str:
    *first, last = names
    return gettext("%(names)s and %(last)s", names=", ".join(first), last=last) if first else last


def _as_a_sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _unbroken(text: str) -> str:
    """A number and its unit stay on one line."""
    return text.replace(" ", "\N{NO-BREAK SPACE}")
