"""A few plain lines to copy into the plan's own form when asking for more visits.

Facts only, each with its number of days: nothing here says that the plan should pay.
"""

from collections.abc import Callable
from datetime import date

from flask_babel import gettext, ngettext

from app.accounts.models import Person
from app.visits.allowance import Bound, Left
from app.visits.pace import RECENT_DAYS
from app.visits.terms import Terms
from app.visits.wallet import WalletDay
from app.visits.wording import KIND_WORDS, ends_words, pool_title
from app.web.dates import full_date

Source = Callable[[Person, WalletDay], list[str]]
_sources: dict[str, Source] = {}


def tell_summary(source: Source) -> None:
    """`source` gives lines about what this feature does not know: pain, exercises."""
    _sources[source.__name__] = source


def lines_of_summary(owner: Person, wallet: WalletDay) -> list[str]:
    lines = [gettext("As of %(day)s.", day=full_date(wallet.day)), *_attended(wallet)]
    lines += _pools(wallet)
    for source in _sources.values():
        lines += source(owner, wallet)
    return lines


def _pools(wallet: WalletDay) -> list[str]:
    """For somebody at the plan: nothing here speaks to the person."""
    bounds = wallet.allowance.bounds
    return [line for bound in bounds for line in _bound(bound, wallet.day)]


def _bound(bound: Bound, today: date) -> list[str]:
    if not bound.by.is_open:
        return [f"{_name(bound.by.terms)}: {ends_words(bound, today)}."]
    return [_pool(left) for left in bound.members if left.is_open and left.left is not None]


def _pool(left: Left) -> str:
    given = ngettext("%(num)s visit", "%(num)s visits", left.terms.visits)
    used = gettext("%(n)s used", n=left.gone)
    rest = gettext("%(n)s left", n=left.left)
    if left.left < 0:
        rest = gettext("over by %(n)s", n=-left.left)
    return f"{_name(left.terms)}: {given}, {used}, {rest}."


def _name(terms: Terms) -> str:
    return pool_title(terms) if terms.name else str(KIND_WORDS[terms.kind])


def lately_words(wallet: WalletDay) -> str:
    """How many visits took place of late: known without a word from the plan."""
    return ngettext(
        "%(num)s visit in the last 4 weeks.", "%(num)s visits in the last 4 weeks.", wallet.lately
    )


def _attended(wallet: WalletDay) -> list[str]:
    words = lately_words(wallet)
    missed = sum(
        v.status == "no_show" and (wallet.day - v.on).days < RECENT_DAYS for v in wallet.visits
    )
    if missed:
        words += " " + ngettext("%(num)s missed.", "%(num)s missed.", missed)
    return [words]
