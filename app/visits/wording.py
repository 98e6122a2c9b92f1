"""Pools, what is left of them and how long it lasts, in words."""

from datetime import date
from fractions import Fraction

from flask_babel import gettext, lazy_gettext, ngettext

from app.visits.allowance import Allowance, Bound
from app.visits.pace import LONGEST_DECISION_DAYS, SPARE_DAYS, Pace
from app.visits.terms import Terms
from app.web.dates import day, kept_together, short_day

KIND_WORDS = {
    "limit": lazy_gettext("Limit"),
    "approval": lazy_gettext("Approval"),
    "package": lazy_gettext("Package"),
    "referral": lazy_gettext("Referral"),
}


def pool_name(terms: Terms) -> str:
    """Its own name, or what it is: as a part of a sentence."""
    if terms.name:
        return _named(terms.kind, terms.name)
    if terms.kind != "limit":
        return {
            "approval": gettext("your approval"),
            "package": gettext("your package"),
            "referral": gettext("your referral"),
        }[terms.kind]
    if terms.period == "course":
        return gettext("your course of visits")
    return gettext("your yearly limit")


def pool_title(terms: Terms) -> str:
    """The same at the head of a card; a person's own words stay as they typed them."""
    name = pool_name(terms)
    return name if name == terms.name else name[:1].upper() + name[1:]


def _named(kind: str, name: str) -> str:
    """A number alone gets the word for what it is: `approval 1182`."""
    if kind == "limit" or any(letter.isalpha() for letter in name):
        return name
    return {
        "approval": gettext("approval %(name)s", name=name),
        "package": gettext("package %(name)s", name=name),
        "referral": gettext("referral %(name)s", name=name),
    }[kind]


def ends_words(bound: Bound, today: date) -> str:
    """When what is left ends or begins again; nothing where it does neither."""
    return kept_together(_ends(bound, today))


def _ends(bound: Bound, today: date) -> str:
    by = bound.by
    if by.resets_on:
        return gettext("It starts again %(day)s", day=short_day(by.resets_on, today))
    starts_on = by.terms.starts_on
    if by.terms.is_chained and starts_on and starts_on > today:
        return gettext("It starts %(day)s", day=short_day(starts_on, today))
    if bound.last_day is None:
        return ""
    if bound.last_day < today:
        return gettext("It ended %(day)s", day=short_day(bound.last_day, today))
    return gettext("It ends %(day)s", day=short_day(bound.last_day, today))


def pace_words(per_week: Fraction) -> str:
    """`2 a week`, `1.5 a week`, `3 in 4 weeks`."""
    if per_week.denominator <= 2:
        return gettext("%(n)s a week", n=f"{float(per_week):g}")
    return gettext("%(n)s in 4 weeks", n=f"{float(per_week * 4):.2g}")


def lasts_words(allowance: Allowance, pace: Pace) -> str:
    """Until when it lasts, as one sentence; nothing where that is not known."""
    if pace.last_on is None:
        return ""
    last_on = day(pace.last_on)
    if allowance.uncovered or not pace.per_week:
        return gettext("The last one that is covered is on %(day)s.", day=last_on)
    return gettext(
        "At %(pace)s the last one is about %(day)s.", pace=pace_words(pace.per_week), day=last_on
    )


def ask_words(allowance: Allowance) -> str:
    """What the day to ask for more is made of."""
    wait = allowance.binding.by.terms.decision_days
    if wait is None:
        words = gettext("A plan may take %(n)s days to answer.", n=LONGEST_DECISION_DAYS)
    else:
        words = ngettext(
            "Your plan may take %(num)s day to answer.",
            "Your plan may take %(num)s days to answer.",
            wait,
        )
    return words + " " + gettext("We add %(n)s to be safe.", n=SPARE_DAYS)


def changed_elsewhere() -> str:
    return gettext("This was changed on another phone. Check the numbers and save again.")
