"""Where the number of a mean finds room in a chart."""

from collections.abc import Collection
from math import hypot

# In hundredths of the picture's width and height.
Spot = tuple[float, float]

# How far above and below its band a number may stand, in how many steps along it, and how much room
# is enough, in px of a picture of this size.
BESIDE = (-8, 8, -13, 13)
STEPS = 16
WIDTH, HEIGHT = 300, 200
ROOM_ENOUGH = 24
NEAR = 100 * ROOM_ENOUGH / WIDTH
EDGE = 6


def clear_spot(
    band: tuple[float, float], y: float, drawn: Collection[Spot], visits: Collection[float]
) -> Spot:
    """Beside the band, where what is drawn is far enough away, or farthest.

    The band goes from one x to another at height `y`; a visit is a line at its x.
    """

    # What is farther from the band than this is far enough from every spot beside it.
    reach = max(BESIDE) + 100 * ROOM_ENOUGH / HEIGHT
    drawn = [each for each in drawn if abs(each[1] - y) <= reach]

    def room(spot: Spot) -> float:
        near = (each for each in drawn if abs(each[0] - spot[0]) < NEAR)
        to_drawn = (_distance(spot, each) for each in near)
        # A line is met by the whole width of the number.
        to_visits = (1.5 * _distance(spot, (visit, spot[1])) for visit in visits)
        return min([*to_drawn, *to_visits, ROOM_ENOUGH])

    spots = _spots(band, y)
    x, y = next((spot for spot in spots if room(spot) >= ROOM_ENOUGH), None) or max(spots, key=room)
    return round(x, 2), round(y, 2)


def _spots(band: tuple[float, float], y: float) -> list[Spot]:
    first, last = band
    margin = min(EDGE, (last - first) / 2)
    length = last - first - 2 * margin
    steps = [first + margin + length * part / STEPS for part in range(STEPS + 1)]
    within = [y + side for side in BESIDE if EDGE <= y + side <= 100 - EDGE]
    return [(x, beside) for beside in within for x in steps]


def _distance(one: Spot, other: Spot) -> float:
    return hypot((one[0] - other[0]) * WIDTH / 100, (one[1] - other[1]) * HEIGHT / 100)
