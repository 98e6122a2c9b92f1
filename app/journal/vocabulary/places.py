"""The places of the body, as people name them, from head to foot."""

from dataclasses import dataclass

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString


@dataclass(frozen=True, slots=True)
class Place:
    """A site on one side, and the region whose movements are asked for it."""

    code: str
    side: str
    name: LazyString
    region: str

    @property
    def key(self) -> str:
        """`knee.left`, or `low_back` where the body has one."""
        return self.code if self.side == "none" else f"{self.code}.{self.side}"


def _middle(code: str, name: LazyString, region: str) -> tuple[Place, ...]:
    return (Place(code, "none", name, region),)


def _both(code: str, left: LazyString, right: LazyString, region: str) -> tuple[Place, ...]:
    return (Place(code, "left", left, region), Place(code, "right", right, region))


PLACES = (
    *_middle("head", _("Head"), "neck"),
    *_middle("neck", _("Neck"), "neck"),
    *_both("shoulder", _("Left shoulder"), _("Right shoulder"), "shoulder"),
    *_both("elbow", _("Left elbow"), _("Right elbow"), "arm"),
    *_both("wrist", _("Left wrist"), _("Right wrist"), "arm"),
    *_both("hand", _("Left hand"), _("Right hand"), "arm"),
    *_middle("upper_back", _("Upper back"), "neck"),
    *_middle("low_back", _("Low back"), "low_back"),
    *_both("hip", _("Left hip"), _("Right hip"), "hip"),
    *_both("buttock", _("Left buttock"), _("Right buttock"), "hip"),
    *_both("thigh", _("Left thigh"), _("Right thigh"), "knee"),
    *_both("knee", _("Left knee"), _("Right knee"), "knee"),
    *_both("calf", _("Left calf"), _("Right calf"), "ankle"),
    *_both("ankle", _("Left ankle"), _("Right ankle"), "ankle"),
    *_both("foot", _("Left foot"), _("Right foot"), "ankle"),
)
ALL_OVER = Place("all_over", "none", _("All over"), "any")
# A number that was given before any place.
NO_PLACE = Place("unspecified", "none", _("No place given"), "any")

EVERYWHERE = (*PLACES, ALL_OVER)
SITES = {place.key: place for place in (NO_PLACE, *EVERYWHERE)}


def _of(*codes: str) -> tuple[Place, ...]:
    return tuple(place for place in EVERYWHERE if place.code in codes)


# All of them in three parts, for a list that folds.
BODY = (
    (_("Head, neck and back"), _of("head", "neck", "upper_back", "low_back", "all_over")),
    (_("Shoulder, arm and hand"), _of("shoulder", "elbow", "wrist", "hand")),
    (_("Hip, leg and foot"), _of("hip", "buttock", "thigh", "knee", "calf", "ankle", "foot")),
)
