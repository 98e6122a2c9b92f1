"""What a trend can be of: all places, one place, or one movement."""

from dataclasses import dataclass

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from app.journal.vocabulary.movements import MOVEMENTS
from app.journal.vocabulary.places import NO_PLACE, SITES


@dataclass(frozen=True, slots=True)
class Series:
    """The ratings of one `code`, or, with none, the worst place of each entry.

    `key` stands in addresses: `all`, `knee.left`, `movement.walking`.
    """

    key: str
    name: LazyString
    kind: str = "site"
    code: str = ""
    side: str = "none"


ALL = Series("all", _("All places"))
WITHOUT_PLACE = Series(NO_PLACE.key, NO_PLACE.name, "site", NO_PLACE.code)
PLACES = tuple(
    Series(place.key, place.name, "site", place.code, place.side)
    for place in SITES.values()
    if place is not NO_PLACE
)
OF_MOVEMENTS = tuple(
    Series(f"movement.{movement.key}", movement.name, "movement", movement.code)
    for movement in MOVEMENTS
)
BY_KEY = {series.key: series for series in (ALL, *PLACES, *OF_MOVEMENTS)}
EVERY_KIND = (WITHOUT_PLACE, *PLACES, *OF_MOVEMENTS)


def choices(used: set[str], chosen: Series) -> list[Series]:
    """What to offer somebody whose ratings have these keys; nothing where there is no choice."""
    offered = used | {chosen.key} - {ALL.key}
    if len(offered) < 2:
        return []
    return [ALL, *(series for series in (*PLACES, *OF_MOVEMENTS) if series.key in offered)]
