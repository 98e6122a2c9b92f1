"""The made-up program: each exercise with its doses, version by version."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from app.demo.days import Day, id_of
from app.exercises.bounds import WEEKDAYS
from app.exercises.library import LIBRARY

_MWF, _TTS = ["mon", "wed", "fri"], ["tue", "thu", "sat"]
_EASIER = {"bad_day": "fewer", "bad_day_sets": 1}
_STEP_UP = {"side": "left", "weekdays": _MWF, "bad_day": "rest"}
_OVER: dict[str, Any] = {}

# By the number of the day from which a dose is in force. The exercise ends where it is `_OVER`.
PROGRAM: dict[str, dict[int, dict[str, Any]]] = {
    "quad-set": {
        0: {"sets": 1, "reps": 10, "hold_seconds": 6, "side": "left", "bouts_per_day": 2},
        45: _OVER,
    },
    "heel-slide": {0: {"sets": 1, "reps": 10, "side": "left"}, 90: _OVER},
    "straight-leg-raise": {
        0: {"sets": 2, "reps": 8, "side": "left", **_EASIER},
        45: {"sets": 3, "reps": 10, "side": "left", "hold_seconds": 5, **_EASIER},
        150: {"sets": 3, "reps": 10, "side": "left", "load": "2 lb", "weekdays": _MWF, **_EASIER},
        305: {"sets": 3, "reps": 12, "side": "left", "load": "3 lb", "weekdays": _MWF, **_EASIER},
    },
    "mini-squat": {
        21: {"sets": 2, "reps": 8, "weekdays": _MWF, **_EASIER},
        80: {"sets": 3, "reps": 10, "weekdays": _MWF, **_EASIER},
        240: {"sets": 3, "reps": 12, "weekdays": _MWF, **_EASIER},
    },
    "bridge": {
        21: {"sets": 2, "reps": 10, "weekdays": _TTS, **_EASIER},
        120: {"sets": 3, "reps": 10, "hold_seconds": 5, "weekdays": _TTS, **_EASIER},
    },
    "step-up": {
        60: {**_STEP_UP, "reps": 8, "load": "4 inch step"},
        120: {**_STEP_UP, "sets": 2, "reps": 8, "load": "6 inch step"},
        200: {**_STEP_UP, "sets": 3, "reps": 10, "load": "8 inch step"},
        210: {**_STEP_UP, "sets": 2, "reps": 8, "load": "6 inch step"},
        320: {**_STEP_UP, "sets": 3, "reps": 8, "load": "8 inch step"},
    },
    "wall-calf-stretch": {90: {"sets": 2, "reps": 1, "hold_seconds": 30, "side": "left"}},
    "one-leg-stand": {
        90: {"reps": 3, "hold_seconds": 10, "side": "each", "weekdays": _TTS},
        180: {"reps": 3, "hold_seconds": 20, "side": "each", "weekdays": _TTS},
    },
    "stationary-bike": {
        130: {"minutes": 10, "weekdays": ["tue", "sat"]},
        215: {"minutes": 15, "weekdays": ["tue", "sat"]},
        300: {"minutes": 20, "weekdays": ["tue", "sat"]},
    },
}


@dataclass(frozen=True)
class Version:
    """A dose of the exercise `slug`, in force from the day `begins` up to that before `ends`."""

    slug: str
    begins: int
    ends: int | None
    dose: dict[str, Any]

    @property
    def id(self) -> UUID:
        return id_of(self.slug, self.begins)

    @property
    def line_id(self) -> UUID:
        """That of the first version, which all of them share."""
        return id_of(self.slug, min(PROGRAM[self.slug]))

    @property
    def body(self) -> dict[str, Any]:
        """As `prescription.add` and `prescription.revise` take it."""
        plan = "days" if "weekdays" in self.dose else "daily"
        said = {"name": LIBRARY[self.slug].name, "exercise": self.slug, "set_by": "therapist"}
        return said | {"plan": plan} | self.dose

    def is_planned(self, day: Day) -> bool:
        in_force = self.begins <= day.number and (self.ends is None or day.number < self.ends)
        return in_force and WEEKDAYS[day.on.weekday()] in self.dose.get("weekdays", WEEKDAYS)

    def sets(self, eased: bool) -> Iterator[str]:
        """Each set of a day as `sets.mark` names it; on a day of a flare the easier ones."""
        dose, side = self.dose, self.dose.get("side", "none")
        most = dose.get("sets", 1)
        if eased:
            most = 0 if dose.get("bad_day") == "rest" else min(most, dose.get("bad_day_sets", most))
        for bout in range(1, dose.get("bouts_per_day", 1) + 1):
            for each in ("left", "right") if side == "each" else (side,):
                for number in range(1, most + 1):
                    yield f"{self.id} {bout} {each} {number}"


def _versions() -> Iterator[Version]:
    for slug, doses in PROGRAM.items():
        begins = sorted(doses)
        for begin, end in zip(begins, [*begins[1:], None], strict=True):
            if doses[begin] is not _OVER:
                yield Version(slug, begin, end, doses[begin])


VERSIONS = tuple(_versions())
