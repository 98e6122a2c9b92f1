"""How what is left comes about, and what the planned visits leave of it, in words."""

from typing import NamedTuple

from flask_babel import gettext, ngettext

from app.visits.allowance import Allowance, Bound, Left
from app.visits.wording import ends_words, pool_title


class Explained(NamedTuple):
    """A pool by its name, and how what is left of it comes about."""

    name: str
    sum: str


def explained(allowance: Allowance) -> list[Explained]:
    """How what is left comes about, for each bound."""
    return [Explained(pool_title(bound.by.terms), _explained(bound)) for bound in allowance.bounds]


def _explained(bound: Bound) -> str:
    members = [member for member in bound.members if member.is_open and member.left is not None]
    if not members:
        return ends_words(bound, bound.by.day)
    parts = [_sum(member) for member in members]
    if len(parts) > 1:
        parts.append(gettext("together %(n)s", n=_number(bound.left)))
    return "; ".join(parts)


def after_booked_words(allowance: Allowance) -> str:
    """What the planned visits leave. One that nothing covers takes nothing off what is left."""
    left, booked = allowance.after_booked, len(allowance.bookings)
    if left < 0:
        return ngettext(
            "Your planned visit is not covered.",
            "%(n)s of your %(num)s planned visits are not covered.",
            booked,
            n=max(len(allowance.uncovered), -left),
        )
    if not allowance.uncovered:
        return ngettext(
            "After your planned visit: %(n)s left.",
            "After your %(num)s planned visits: %(n)s left.",
            booked,
            n=left,
        )
    return ngettext(
        "After the %(num)s planned visit that is covered: %(n)s left.",
        "After the %(num)s planned visits that are covered: %(n)s left.",
        allowance.covered_bookings,
        n=left,
    )


def _sum(left: Left) -> str:
    words = str(left.terms.visits)
    if left.opening:
        words += " − " + gettext("%(n)s before you began here", n=left.opening)
    words += " − " + gettext("%(n)s used", n=left.used)
    return f"{words} = {_number(left.left)}"


def _number(left: int) -> str:
    return str(left) if left >= 0 else gettext("over by %(n)s", n=-left)
