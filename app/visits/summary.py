"""A few plain lines to copy into the plan's own form when asking for more visits.

Facts only, each with its number of days: nothing here says that the plan should pay.
"""

from collections.abc import Callable

from flask_babel import gettext, ngettext

from app.accounts.models import Person
from app.visits.pace import RECENT_DAYS
from app.visits.terms import TOOK_PLACE
from app.visits.wallet import WalletDay
from app.visits.wording import explained
from app.web.dates import full_date

Source = Callable[[Person, WalletDay], list[str]]
_sources: dict[str, Source] = {}


def tell_summary(source: Source) -> None:
    """`source` gives lines about what this feature does not know: pain, exercises."""
    _sources[source.__name__] = source


def lines_of_summary(owner: Person, wallet: WalletDay) -> list[str]:
    lines = [gettext("As of %(day)s.", day=full_date(wallet.day)), *_attended(wallet)]
    lines += [f"{name}: {sum}." for name, sum in explained(wallet.allowance)]
    for source in _sources.values():
        lines += source(owner, wallet)
    return lines


def _attended(wallet: WalletDay) -> list[str]:
    took_place = [v for v in wallet.visits if v.status in TOOK_PLACE and v.on <= wallet.day]
    recent = sum((wallet.day - visit.on).days < RECENT_DAYS for visit in took_place)
    words = ngettext(
        "%(num)s visit in the last 4 weeks.", "%(num)s visits in the last 4 weeks.", recent
    )
    missed = sum(
        v.status == "no_show" and (wallet.day - v.on).days < RECENT_DAYS for v in wallet.visits
    )
    if missed:
        words += " " + ngettext("%(num)s missed.", "%(num)s missed.", missed)
    return [words]
