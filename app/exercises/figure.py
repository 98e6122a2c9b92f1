"""The jointed figure: from a pose (pose.py) to the shapes that draw it.

The view is 320 by 240 with the floor at 214. figures.json has for each exercise its `pose`; which
limbs are the ones that work; `props`, lines to lean on; `start`, a pose that says only what moves,
from the hip of the other where it names none; and of `arrow` two points, or three for a curve.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import atan2, degrees
from pathlib import Path
from typing import Any

from app.exercises.pose import Point, Pose, joints_of, off

WIDTH, HEIGHT, FLOOR = 320, 240, 214
HEAD = 15
ARROW_HEAD, ARROW_SPREAD = 11.5, 45
SPACE_ABOVE = 30

POSES: Mapping[str, Mapping[str, Any]] = json.loads(
    Path(__file__).with_name("figures.json").read_text(encoding="utf-8")
)


@dataclass(frozen=True, slots=True)
class Line:
    """`style` is a class of figure.css."""

    style: str
    points: tuple[Point, ...]
    curved: bool = False

    @property
    def path(self) -> str:
        first, *others = (f"{_number(x)} {_number(y)}" for x, y in self.points)
        return f"M{first}{'Q' if self.curved else 'L'}{' '.join(others)}"


@dataclass(frozen=True, slots=True)
class Head:
    style: str
    centre: Point


@dataclass(frozen=True, slots=True)
class Drawing:
    """`shapes` from back to front; `top` is where the picture may begin without losing any."""

    shapes: tuple[Line | Head, ...]
    top: int
    works: str
    has_start: bool

    @property
    def view(self) -> str:
        return f"0 {self.top} {WIDTH} {HEIGHT - self.top}"


@cache
def drawing_of(slug: str) -> Drawing | None:
    """The figure of an exercise of the library, if there is one."""
    return drawn(POSES[slug]) if slug in POSES else None


def drawn(figure: Mapping[str, Any]) -> Drawing:
    pose, works = figure["pose"], figure["works"]
    shapes = (
        Line("floor", ((12, FLOOR), (308, FLOOR))),
        *(Line("prop", tuple(map(tuple, points))) for points in figure.get("props", ())),
        *_start(pose, figure.get("start", {})),
        *_body(pose, works),
        *_arrow(figure["arrow"]),
    )
    return Drawing(
        shapes,
        max(0, int(_highest(shapes)) - SPACE_ABOVE),
        works[0].partition("_")[0],
        "start" in figure,
    )


def _start(pose: Pose, start: Pose) -> Iterator[Line | Head]:
    joints = joints_of({"hip": pose["hip"], **start}) if start else {}
    for name, points in joints.items():
        yield Head("start-head", *points) if name == "head" else Line("start", points)


def _body(pose: Pose, works: list[str]) -> Iterator[Line | Head]:
    joints = joints_of(pose)
    for name in ("leg_far", "arm_far"):
        if name in joints:
            yield Line("far works" if name in works else "far", joints[name])
    yield Line("torso", joints["torso"])
    for name in ("leg_near", "arm_near"):
        if name in joints:
            yield Line("halo", joints[name])
            yield Line("limb works" if name in works else "limb", joints[name])
    yield Head("head", *joints["head"])


def _arrow(points: list[list[float]]) -> Iterator[Line]:
    shaft = tuple(map(tuple, points))
    before, tip = shaft[-2:]
    back = degrees(atan2(tip[1] - before[1], before[0] - tip[0]))
    wings = [off(tip, ARROW_HEAD, back + turn) for turn in (ARROW_SPREAD, -ARROW_SPREAD)]
    yield Line("arrow", shaft, curved=len(shaft) > 2)
    yield Line("arrow", (wings[0], tip, wings[1]))


def _highest(shapes: tuple[Line | Head, ...]) -> float:
    heads = [shape.centre[1] - HEAD for shape in shapes if isinstance(shape, Head)]
    lines = [y for shape in shapes if isinstance(shape, Line) for _, y in shape.points]
    return min(*heads, *lines)


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
