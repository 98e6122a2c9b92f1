"""A week looked back on, in plain words."""

from datetime import date

from flask_babel import gettext, ngettext

from app.journal.lookback import Lookback
from app.journal.rated_days import tenth
from app.journal.vocabulary.fields import WORSE_WITH
from app.journal.vocabulary.movements import BY_KEY as MOVEMENTS
from app.journal.wording import how_words, rated_words, together
from app.web.dates import day


def lookback_sentence(back: Lookback) -> str:
    """The week in one sentence."""
    if back.week.mean is None:
        return ngettext(
            "You rated %(num)s day last week.", "You rated %(num)s days last week.", back.week.rated
        )
    if back.change is None:
        return gettext("Average %(mean)s last week.", mean=back.week.mean)
    told = {"mean": back.week.mean, "by": abs(back.change.by), "how": how_words(back.change)}
    if back.change.by == 0:
        return gettext("Average %(mean)s last week, as in the week before.", **told)
    if back.change.is_rise:
        return gettext(
            "Average %(mean)s last week, up %(by)s from the week before: %(how)s.", **told
        )
    return gettext("Average %(mean)s last week, down %(by)s from the week before: %(how)s.", **told)


def lookback_notes(back: Lookback, today: date) -> list[str]:
    """What stood out, a line each: the days rated, the exercises, the best day, a movement."""
    notes = (
        rated_words(back.week, today),
        _exercises(back),
        _best_day(back),
        _easier(back),
        _worse_with(back),
    )
    return [note for note in notes if note]


def _exercises(back: Lookback) -> str:
    if not back.sets_done:
        return ""
    sets = ngettext("%(num)s set done", "%(num)s sets done", back.sets_done)
    days = ngettext("on %(num)s day", "on %(num)s days", back.days_of_exercise)
    return gettext("%(sets)s %(days)s.", sets=sets, days=days)


def _best_day(back: Lookback) -> str:
    if not back.best:
        return ""
    best = {"day": together(day(back.best.on)), "mean": tenth(back.best.mean)}
    return gettext("Best day: %(day)s, at %(mean)s.", **best)


def _worse_with(back: Lookback) -> str:
    words = dict(WORSE_WITH.options)
    named = ", ".join(str(words[code]) for code in back.worse_with)
    return gettext("Named most often as making it worse: %(words)s.", words=named) if named else ""


def _easier(back: Lookback) -> str:
    if not back.easier:
        return ""
    code, change = back.easier
    return gettext(
        "%(movement)s: from %(before)s down to %(now)s.",
        movement=MOVEMENTS[code].name,
        before=change.before,
        now=change.now,
    )
