"""The jointed figure: bones keep their lengths, feet the floor, and all of it the view."""

from itertools import chain, pairwise
from math import dist

import pytest

from app.exercises.figure import FLOOR, HEAD, HEIGHT, POSES, WIDTH, Head, Line, drawing_of, drawn
from app.exercises.library import LIBRARY
from app.exercises.pose import joints_of

FLOOR_EDGE = FLOOR - 1.5
HALF = {"floor": 1.5, "prop": 2, "torso": 12, "halo": 8, "arrow": 2}
LIMB = 6
BONES = {"torso": [60], "arm": [31, 30], "leg": [45, 45, 17]}


@pytest.fixture(params=POSES)
def figure(request) -> dict:
    return POSES[request.param]


def poses_of(figure: dict) -> list[dict]:
    start = figure.get("start")
    return [figure["pose"], *([{"hip": figure["pose"]["hip"], **start}] if start else [])]


def half(line: Line) -> float:
    return HALF.get(line.style, LIMB)


def lines_of(figure: dict, *styles: str) -> list[Line]:
    return [
        each for each in drawn(figure).shapes if isinstance(each, Line) and each.style in styles
    ]


def along(points, curved: bool) -> list:
    """Points close together along a line, or along a curve with its middle one as a handle."""
    steps = [number / 40 for number in range(41)]
    if curved:
        (ax, ay), (bx, by), (cx, cy) = points
        return [
            (
                (1 - t) ** 2 * ax + 2 * t * (1 - t) * bx + t * t * cx,
                (1 - t) ** 2 * ay + 2 * t * (1 - t) * by + t * t * cy,
            )
            for t in steps
        ]
    return [
        (ax + t * (bx - ax), ay + t * (by - ay))
        for (ax, ay), (bx, by) in pairwise(points)
        for t in steps
    ]


def test_every_figure_is_of_an_exercise_of_the_library():
    assert set(POSES) <= set(LIBRARY)
    assert len(POSES) >= 6
    assert drawing_of("no-such-exercise") is None


def test_bones_keep_their_lengths(figure):
    for pose in poses_of(figure):
        for name, points in joints_of(pose).items():
            lengths = [dist(a, b) for a, b in pairwise(points)]
            if name != "head":
                assert lengths == pytest.approx(BONES[name.partition("_")[0]]), name


def test_the_head_sits_on_the_neck(figure):
    joints = joints_of(figure["pose"])
    assert dist(joints["torso"][1], joints["head"][0]) == pytest.approx(28)


def test_nothing_leaves_the_view_or_sinks_into_the_floor(figure):
    drawing = drawn(figure)
    for shape in drawing.shapes:
        is_head = isinstance(shape, Head)
        points, room = ([shape.centre], HEAD) if is_head else (shape.points, half(shape))
        for x, y in points:
            assert room <= x <= WIDTH - room, shape
            assert drawing.top + room <= y <= HEIGHT - room, shape
            if not is_head and shape.style not in ("floor", "prop", "halo"):
                assert y + half(shape) <= FLOOR_EDGE + 1, shape


def test_what_stands_or_lies_touches_the_floor(figure):
    for pose in poses_of(figure):
        joints = joints_of(pose)
        feet = [points[2:] for name, points in joints.items() if name.startswith("leg")]
        lowest = max(y for _, y in chain.from_iterable(feet))
        assert lowest + LIMB == pytest.approx(FLOOR_EDGE, abs=2)
        if "torso" in pose and abs(pose["torso"] - 180) < 40:
            assert joints["torso"][1][1] + 12 == pytest.approx(FLOOR_EDGE, abs=2)


def test_who_lies_has_the_head_on_the_left(figure):
    joints = joints_of(figure["pose"])
    if abs(figure["pose"]["torso"] - 180) < 40:
        assert joints["head"][0][0] < joints["torso"][1][0] < joints["torso"][0][0]


def test_the_arrow_crosses_no_limb_no_prop_and_not_the_floor(figure):
    arrow = list(
        chain.from_iterable(along(line.points, line.curved) for line in lines_of(figure, "arrow"))
    )
    styles = ("floor", "prop", "torso", "limb", "limb works", "far", "far works", "start")
    for line in lines_of(figure, *styles):
        near = min(dist(a, b) for a in arrow for b in along(line.points, curved=False))
        assert near > half(line) + HALF["arrow"], line


def test_what_works_is_a_limb_that_is_drawn(figure):
    assert figure["works"] and set(figure["works"]) <= set(figure["pose"])
    assert lines_of(figure, "limb works", "far works")


def test_a_target_out_of_reach_is_no_pose():
    with pytest.raises(ValueError, match="out of reach"):
        joints_of({"hip": [0, 0], "leg_near": {"to": [200, 0], "bend": "left", "foot": 0}})
