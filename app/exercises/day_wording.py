"""What a day of the program, and the days together, say in words."""

from datetime import date, timedelta

from babel.dates import format_date
from flask_babel import gettext, lazy_gettext, ngettext

from app.exercises.adherence import Adherence, Count, Row
from app.exercises.bounds import WEEKDAYS
from app.exercises.models import Prescription
from app.exercises.wording import schedule_words
from app.web.dates import short_day
from app.web.language import language

REASONS = (
    ("pain", lazy_gettext("Pain")),
    ("tired", lazy_gettext("Tired")),
    ("time", lazy_gettext("No time")),
    ("forgot", lazy_gettext("Forgot")),
    ("told_to_rest", lazy_gettext("Told to rest")),
    ("no_equipment", lazy_gettext("No equipment")),
)
SIDES = {"left": lazy_gettext("Left"), "right": lazy_gettext("Right")}
FLARE_DAYS = (1, 2, 3, 7)


def reason_words():
    return REASONS


def row_words(bout: int, side: str) -> str:
    """`Left`; where there are several bouts a day `Time 2` or `Time 2, left`."""
    if not bout:
        return str(SIDES[side])
    if side == "none":
        return gettext("Time %(number)s", number=bout)
    return gettext("Time %(number)s, %(side)s", number=bout, side=str(SIDES[side]).lower())


def set_words(name: str, bout: int, side: str, number: int) -> str:
    """What a screen reader says of a tick: `Set 2 of Heel slide, left`."""
    words = gettext("Set %(number)s of %(name)s", number=number, name=name)
    where = [row_words(bout, side)] if bout or side in SIDES else []
    return ", ".join([words, *where])


def flare_ends(today: date) -> list[tuple[date, str]]:
    """The last days that an easier plan may have, each with its words."""
    return [(today + timedelta(days=days - 1), _days_words(days)) for days in FLARE_DAYS]


def _days_words(days: int) -> str:
    if days == 1:
        return gettext("Today only")
    if days == 7:
        return gettext("A week")
    return ngettext("%(num)s day", "%(num)s days", days)


def unbroken(words: str) -> str:
    """A date that stands in a sentence, kept on one line."""
    return words.replace(" ", "\N{NO-BREAK SPACE}")


def weekday(day: date) -> str:
    return format_date(day, "EEEE", language())


def set_by_words(version: Prescription, today: date) -> str:
    """Whose dose it is, and since when: `Set by your therapist on 4 Nov.`"""
    day = unbroken(short_day(version.starts_on, today))
    if version.set_by == "therapist":
        return gettext("Set by your therapist on %(day)s.", day=day)
    if version.set_by == "library":
        return gettext("A usual start, from %(day)s. Ask your therapist.", day=day)
    return gettext("Set by you on %(day)s.", day=day)


def weeks_words(weeks: int) -> str:
    if weeks == 52:
        return gettext("A year")
    return ngettext("%(num)s week", "%(num)s weeks", weeks)


def adherence_sentence(counted: Adherence) -> str:
    """What stands under the big number."""
    said = _beside(counted.total)
    if not said:
        return gettext("Rest days and days of an easier plan are never missed.")
    return gettext("%(more)s. Rest days are never missed.", more=", ".join(said))


def adherence_notes(row: Row) -> list[str]:
    """What one exercise has to say beside its count."""
    notes = _beside(row.count)
    words = dict(REASONS)
    notes += [
        gettext("Skipped %(days)s: %(why)s", days=_times(days), why=str(words[reason]).lower())
        for reason, days in row.reasons.most_common()
    ]
    return notes


def _beside(count: Count) -> list[str]:
    said = []
    if count.partly:
        said.append(gettext("%(days)s in part", days=count.partly))
    if count.more:
        said.append(gettext("%(days)s more than planned", days=count.more))
    return said


def _times(days: int) -> str:
    return ngettext("on 1 day", "on %(num)s days", days)


def plan_words(version) -> str:
    """On which days a version or a dose is planned: `Mon, Wed and Fri, twice a day`."""
    days = [WEEKDAYS.index(day) if isinstance(day, str) else day for day in version.weekdays]
    return schedule_words(days, version.days_per_week, version.bouts_per_day)
