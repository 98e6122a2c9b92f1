"""Where the joints of the jointed figure are, from a pose in numbers.

Angles are absolute degrees, 0 to the right and 90 up. A pose has `hip` (a point), `torso` and
`neck` (angles), and of `arm_near`, `arm_far`, `leg_near` and `leg_far` those that show. A limb is
its angles in order (upper arm, forearm; thigh, shin, foot), or the point `to` which its second
joint reaches, with the side to which it bends and, of a leg, the angle of the `foot`.
"""

from collections.abc import Mapping
from math import acos, atan2, cos, degrees, dist, radians, sin
from typing import Any

TORSO, NECK = 60, 28
LENGTHS = {"arm": (31, 30), "leg": (45, 45, 17)}
LIMBS = ("leg_far", "arm_far", "leg_near", "arm_near")

Point = tuple[float, float]
Pose = Mapping[str, Any]


def joints_of(pose: Pose) -> dict[str, tuple[Point, ...]]:
    """Of the torso hip and shoulder, of the head its centre, of each limb its joints in order."""
    hip = tuple(pose["hip"])
    shoulder = off(hip, TORSO, pose["torso"]) if "torso" in pose else hip
    joints = {"torso": (hip, shoulder)} if "torso" in pose else {}
    if "neck" in pose:
        joints["head"] = (off(shoulder, NECK, pose["neck"]),)
    for name in LIMBS:
        if name in pose:
            root = hip if name.startswith("leg") else shoulder
            joints[name] = _limb(root, pose[name], LENGTHS[name.partition("_")[0]])
    return joints


def _limb(root: Point, how: list[float] | Mapping, lengths: tuple[int, ...]) -> tuple[Point, ...]:
    if isinstance(how, Mapping):
        upper, lower = _reach(root, how["to"], lengths, how["bend"])
        how = [upper, lower, *([how["foot"]] if "foot" in how else [])]
    points = [root]
    for length, angle in zip(lengths, how, strict=True):
        points.append(off(points[-1], length, angle))
    return tuple(points)


def _reach(root: Point, to: Point, lengths: tuple[int, ...], bend: str) -> tuple[float, float]:
    """The angles of two bones from `root` to `to`; seen along the way, the joint is to a side."""
    upper, lower, *_ = lengths
    away = dist(root, to)
    if away > upper + lower:
        raise ValueError(f"{to} is out of reach by {away - upper - lower:.1f}")
    way = degrees(atan2(root[1] - to[1], to[0] - root[0]))
    at_root = degrees(acos((upper**2 + away**2 - lower**2) / (2 * upper * away)))
    first = way + at_root if bend == "left" else way - at_root
    joint = off(root, upper, first)
    return first, degrees(atan2(joint[1] - to[1], to[0] - joint[0]))


def off(point: Point, length: float, angle: float) -> Point:
    turn = radians(angle)
    return point[0] + length * cos(turn), point[1] - length * sin(turn)
