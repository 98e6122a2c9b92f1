"""Words for numbers: what counts as mild, moderate and severe.

There is no agreement, so the schemes are data (bands.json): each says at which number a
word begins, where it was read, and whether that was checked at the source. A number is never
shown by its word alone.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

_WORDS = {
    "none": _("no pain"),
    "mild": _("mild"),
    "moderate": _("moderate"),
    "severe": _("severe"),
}
_NAMES = {
    "conventional": _("Usual: mild to 3, severe from 7"),
    "boonstra": _("Study of 2016: mild to 5, severe from 8"),
    "boonstra_low": _("Study of 2016, those who worry little: same steps as Usual"),
}


@dataclass(frozen=True, slots=True)
class Scheme:
    """The numbers at which `mild`, `moderate` and `severe` begin."""

    code: str
    name: LazyString
    mild: int
    moderate: int
    severe: int
    source: str
    verified: bool

    def band(self, value: float) -> str:
        """The code of the band that `value` falls into; a mean goes with the nearest number."""
        if value == 0:
            return "none"
        nearest = int(value + 0.5)
        if nearest >= self.severe:
            return "severe"
        return "moderate" if nearest >= self.moderate else "mild"

    def word(self, value: float) -> LazyString:
        return _WORDS[self.band(value)]


def _kept() -> dict[str, Scheme]:
    path = Path(__file__).with_name("bands.json")
    schemes = json.loads(path.read_text())
    return {code: Scheme(code, _NAMES[code], **facts) for code, facts in schemes.items()}


SCHEMES = _kept()
DEFAULT_SCHEME = SCHEMES["conventional"]
