"""The movements that pain is rated with, by the region of the body that they ask of.

Two to five are offered first for a region, as therapists do; the others are one tap away.
"""

from dataclasses import dataclass

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

ANY = "any"


@dataclass(frozen=True, slots=True)
class Movement:
    """`regions`: where it is offered first; `any` stands for whatever hurts."""

    code: str
    name: LazyString
    regions: frozenset[str]

    @property
    def key(self) -> str:
        return self.code


def _movement(code: str, name: LazyString, *regions: str) -> Movement:
    return Movement(code, name, frozenset(regions))


MOVEMENTS = (
    _movement("rest", _("At rest"), ANY),
    _movement("night", _("At night in bed"), ANY),
    _movement("walking", _("Walking"), "knee", "hip", "ankle"),
    _movement("stairs_up", _("Stairs up"), "knee"),
    _movement("stairs_down", _("Stairs down"), "knee", "hip", "ankle"),
    _movement("sit_to_stand", _("Getting up from a chair"), "knee", "hip"),
    _movement("first_steps", _("First steps"), "ankle"),
    _movement("uneven_ground", _("Uneven ground"), "ankle"),
    _movement("squatting", _("Squatting or kneeling"), "knee"),
    _movement("twisting", _("Twisting")),
    _movement("shoes", _("Putting on shoes and socks"), "hip"),
    _movement("car", _("Getting out of a car"), "hip"),
    _movement("one_leg", _("Standing on that leg")),
    _movement("standing", _("Standing"), "low_back"),
    _movement("sitting", _("Sitting"), "low_back"),
    _movement("bending", _("Bending forward"), "low_back"),
    _movement("lifting", _("Lifting"), "low_back", "arm"),
    _movement("rolling", _("Rolling over in bed"), "low_back"),
    _movement("coughing", _("Coughing or sneezing")),
    _movement("turning_left", _("Turning the head left"), "neck"),
    _movement("turning_right", _("Turning the head right"), "neck"),
    _movement("looking_down", _("Looking down"), "neck"),
    _movement("looking_up", _("Looking up")),
    _movement("desk", _("Desk or phone"), "arm"),
    _movement("driving", _("Driving"), "neck"),
    _movement("reaching_up", _("Reaching overhead"), "shoulder"),
    _movement("reaching_back", _("Reaching behind"), "shoulder"),
    _movement("lying_on_it", _("Lying on that side"), "shoulder"),
    _movement("dressing", _("Getting dressed"), "shoulder"),
    _movement("gripping", _("Gripping"), "arm"),
    _movement("mornings", _("First thing in the morning")),
    _movement("exercising", _("During exercises")),
)
BY_KEY = {movement.key: movement for movement in MOVEMENTS}


def asked_for(regions: set[str]) -> list[Movement]:
    """The movements to offer first when places of these regions hurt."""
    wanted = regions | {ANY}
    return [movement for movement in MOVEMENTS if movement.regions & wanted]
