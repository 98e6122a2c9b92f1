"""From one mean to another: how much it is, and when it is spoken of.

Two means are compared where both have their four rated days. Before the fourth week a rise is not
spoken of: exercise often hurts before it helps. How much change matters is from Salaffi 2004 and
Farrar 2001, as docs/charts.md says.
"""

from dataclasses import dataclass

from app.journal.rated_days import Window

QUIET_WEEKS = 3


@dataclass(frozen=True)
class Change:
    """From one mean to another, both as they are shown."""

    before: float
    now: float

    @property
    def by(self) -> float:
        """How far the pain went up; below nought it went down."""
        return self._tenths / 10

    @property
    def percent(self) -> float | None:
        """None under a mean of 2, where a small step is a large part."""
        return None if self.before < 2 else 100 * self._tenths / round(self.before * 10)

    @property
    def is_rise(self) -> bool:
        return self._tenths > 0

    @property
    def size(self) -> str:
        """`clear`, `some` or `little`."""
        points, percent = abs(self._tenths), abs(self.percent or 0)
        if points >= 20 or percent >= 30:
            return "clear"
        return "some" if points >= 10 or percent >= 15 else "little"

    @property
    def _tenths(self) -> int:
        return round(self.now * 10) - round(self.before * 10)


def compared(before: Window | None, now: Window) -> Change | None:
    """None unless both have four rated days, and no day in common."""
    if before is None or before.last >= now.first:
        return None
    if before.mean is None or now.mean is None:
        return None
    return Change(before.mean, now.mean)


def must_hush(change: Change, week: int | None) -> bool:
    return change.is_rise and (week or 0) <= QUIET_WEEKS
