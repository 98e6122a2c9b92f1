"""The parts of a trend's picture, in hundredths of its width and height."""

from dataclasses import dataclass

from app.journal.spans import Bucket

# How large a point is, in px: of a fortnight, and where there are more.
LARGE, SMALL = 5.5, 3


@dataclass(frozen=True)
class Point:
    """`level`: the whole number whose colour it has."""

    x: float
    y: float
    level: int


@dataclass(frozen=True)
class Line:
    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True)
class Mean:
    """A band over its days, with its number where there is room."""

    x1: float
    x2: float
    y: float
    value: float
    label_x: float
    label_y: float


@dataclass(frozen=True)
class Stretch:
    x: float
    width: float


@dataclass(frozen=True)
class Tick:
    """A bucket that has its name under the axis."""

    x: float
    bucket: Bucket
    anchor: str


@dataclass(frozen=True)
class Chart:
    points: tuple[Point, ...]
    lines: tuple[Line, ...]
    gaps: tuple[float, ...]
    means: tuple[Mean, ...]
    visits: tuple[float, ...]
    flares: tuple[Stretch, ...]
    ticks: tuple[Tick, ...]
    radius: float

    @property
    def is_dense(self) -> bool:
        return self.radius < LARGE
