"""Where each place stands on the picture of the body, seen from the front and from the back.

A drawing is `WIDTH` by `HEIGHT`. A place of two sides is given once, by how far it stands from
the middle: seen from the front, a person's left is on the right.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from app.journal.vocabulary.places import SITES

WIDTH, HEIGHT = 160, 372
MIDDLE = WIDTH / 2
FRONT, BACK = "front", "back"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on one view; `key` is that of the place.

    One that is seen from both sides stands at home on one of them and is an echo on the other.
    """

    key: str
    view: str
    x: float
    y: float
    is_echo: bool


# Where the places that are seen from both sides are at home, unless it is the front.
_HOMES = {"neck": BACK}

# Code of the place: from the middle, from the top.
_ON_VIEW = {
    FRONT: {
        "head": (0, 31),
        "neck": (0, 59),
        "shoulder": (36.5, 85),
        "elbow": (46.5, 141),
        "wrist": (57.5, 183),
        "hand": (62.5, 214),
        "hip": (20, 186),
        "thigh": (19, 226),
        "knee": (18.5, 268),
        "ankle": (16, 328),
        "foot": (19, 358),
    },
    BACK: {
        "head": (0, 27),
        "neck": (0, 57),
        "shoulder": (32, 86),
        "elbow": (46.5, 141),
        "wrist": (57.5, 183),
        "hand": (62.5, 214),
        "upper_back": (0, 104),
        "low_back": (0, 158),
        "buttock": (16.5, 196),
        "thigh": (18.5, 232),
        "knee": (18.5, 265),
        "calf": (18.5, 297),
        "ankle": (16, 328),
        "foot": (19, 358),
    },
}


def _spots(view: str) -> Iterator[Spot]:
    for key, place in SITES.items():
        if place.code in _ON_VIEW[view]:
            aside, y = _ON_VIEW[view][place.code]
            is_to_the_right = (place.side == "left") == (view == FRONT)
            x = MIDDLE + aside if is_to_the_right else MIDDLE - aside
            yield Spot(key, view, x, y, is_echo=_is_echo(place.code, view))


def _is_echo(code: str, view: str) -> bool:
    is_on_both = all(code in places for places in _ON_VIEW.values())
    return is_on_both and view != _HOMES.get(code, FRONT)


VIEWS = {view: tuple(_spots(view)) for view in _ON_VIEW}
