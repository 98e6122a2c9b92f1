"""What the form of a pool begins with for each kind of plan. They only fill it in.

Rules and numbers: docs/visits.md, "Presets".
"""

from typing import Any, NamedTuple

from flask_babel import lazy_gettext
from flask_babel.speaklater import LazyString

from app.visits.terms import SWITCHES

_OFF_AT_FIRST = {"group", "no_show"}
_LIMIT = [switch for switch in SWITCHES if switch not in _OFF_AT_FIRST]
# An evaluation often needs no approval; a limit counts it.
_CHAINED = [switch for switch in _LIMIT if switch != "evaluation"]
USUAL_SWITCHES = {"limit": _LIMIT, "approval": _CHAINED, "package": _LIMIT, "referral": _CHAINED}
EVERY_DISCIPLINE = ["pt", "ot", "slp"]


class Preset(NamedTuple):
    """One choice: its words, and the `terms` that differ from the form's own defaults."""

    title: LazyString
    detail: LazyString
    terms: dict[str, Any]


PLANS = {
    "employer": Preset(
        lazy_gettext("Through work or the marketplace"),
        lazy_gettext("Often 20 to 60 visits a year."),
        {"kind": "limit", "decision_days": 15},
    ),
    "kaiser": Preset(
        lazy_gettext("Kaiser or a plan like it"),
        lazy_gettext("Its own sites only. Often 20 to 60 visits a year."),
        {"kind": "limit", "network": "in", "decision_days": 15},
    ),
    "high-deductible": Preset(
        lazy_gettext("A high-deductible plan"),
        lazy_gettext("You pay first. Those visits may count too."),
        {"kind": "limit", "decision_days": 15},
    ),
    "medicare-advantage": Preset(
        lazy_gettext("Medicare Advantage"),
        lazy_gettext("A few visits are approved at a time."),
        {"kind": "approval", "decision_days": 7, "source": "letter"},
    ),
    "workers-compensation": Preset(
        lazy_gettext("Workers’ compensation"),
        lazy_gettext("Visits are approved for your claim."),
        {"kind": "approval", "disciplines": EVERY_DISCIPLINE, "source": "letter"},
    ),
    "paying-myself": Preset(
        lazy_gettext("I pay myself"),
        lazy_gettext("Count down a package you bought."),
        {"kind": "package", "source": "clinic"},
    ),
}
PIECES = {
    "limit": Preset(
        lazy_gettext("A limit"), lazy_gettext("So many visits a year or in all."), {"kind": "limit"}
    ),
    "approval": Preset(
        lazy_gettext("An approval"),
        lazy_gettext("A letter: so many visits between two dates."),
        {"kind": "approval", "source": "letter"},
    ),
    "package": Preset(
        lazy_gettext("A package"),
        lazy_gettext("Visits you bought."),
        {"kind": "package", "source": "clinic"},
    ),
    "referral": Preset(
        lazy_gettext("A referral"),
        lazy_gettext("A doctor’s note with a last day."),
        {"kind": "referral", "source": "clinic"},
    ),
}
PRESETS = PLANS | PIECES


def begun(slug: str) -> dict[str, Any]:
    """What the form says at first for the preset `slug`."""
    terms = PRESETS[slug].terms
    return {"disciplines": ["pt"], "counts": USUAL_SWITCHES[terms["kind"]]} | terms
