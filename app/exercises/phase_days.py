"""Which days a flare softens, which days maintenance slows, and what a flare asks when it ends."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

FLARE, MAINTENANCE = "flare", "maintenance"

# So long after a flare has ended by itself somebody is still asked about it.
ASKED_FOR = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days from `starts_on` to `last_on`, or until the day before `ends_on`, or until now."""

    id: UUID
    kind: str
    starts_on: date
    last_on: date | None
    ends_on: date | None
    days_per_week: int | None = None

    def covers(self, day: date) -> bool:
        past = self.last_on is not None and day > self.last_on
        over = self.ends_on is not None and day >= self.ends_on
        return day >= self.starts_on and not past and not over


@dataclass(frozen=True, slots=True)
class PhaseDays:
    """A person's stretches, the later ones last: of two maintenances the later counts."""

    stretches: tuple[Stretch, ...] = ()

    def flare_on(self, day: date) -> Stretch | None:
        return self._last(FLARE, day)

    def maintenance_on(self, day: date) -> Stretch | None:
        return self._last(MAINTENANCE, day)

    def asks(self, day: date) -> Stretch | None:
        """The flare that ended by itself of late, and nobody said whether it is over."""
        if self.flare_on(day):
            return None
        return next((each for each in reversed(self.stretches) if _just_ended(each, day)), None)

    def flare_days(self, first: date, last: date) -> set[date]:
        days = (first + timedelta(days=number) for number in range((last - first).days + 1))
        return {day for day in days if self.flare_on(day)}

    def _last(self, kind: str, day: date) -> Stretch | None:
        of_kind = (each for each in reversed(self.stretches) if each.kind == kind)
        return next((each for each in of_kind if each.covers(day)), None)


NO_PHASES = PhaseDays()


def phase_days(stretches: Iterable[Stretch]) -> PhaseDays:
    return PhaseDays(tuple(sorted(stretches, key=lambda each: each.starts_on)))


def _just_ended(each: Stretch, day: date) -> bool:
    if each.kind != FLARE or each.ends_on is not None or each.last_on is None:
        return False
    return each.last_on < day <= each.last_on + ASKED_FOR
