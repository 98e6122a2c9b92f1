"""On which days a line is planned, how its days turned out, and what still waits in a week.

A week runs from Monday to Sunday. A session that was missed waits for another day of its week;
with Monday everything begins anew. Days of a flare ask for nothing afterwards, and neither does
a day on which somebody skipped it and said so.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.exercises.dose import Dose, SetKey, spread
from app.exercises.phase_days import PhaseDays

DONE, PARTLY, SKIPPED, RESTED, OPEN = "done", "partly", "skipped", "rested", "open"
TOLD_TO_REST = "told_to_rest"


@dataclass(frozen=True, slots=True)
class Mark:
    """The outcome of one set: `done`, `skipped` (with a reason, perhaps) or `undone`."""

    key: SetKey
    outcome: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """An exercise through its versions, oldest first, and its marks by day."""

    versions: Sequence[Dose]
    marks: Mapping[date, Sequence[Mark]]

    def dose_on(self, day: date) -> Dose | None:
        in_force = (dose for dose in reversed(self.versions) if dose.is_in_force(day))
        return next(in_force, None)

    def is_planned(self, day: date, phases: PhaseDays) -> bool:
        """Whether the plan names `day`, flare or not."""
        dose = self.dose_on(day)
        return dose is not None and day.weekday() in planned_days(dose, day, phases)

    def turned_out(self, day: date, phases: PhaseDays) -> str:
        """What became of the session of `day`: `done`, `partly`, `skipped`, `rested` or `open`."""
        marks = self.marks.get(day)
        if not marks:
            return OPEN
        dose = self.dose_on(day)
        if dose and phases.flare_on(day):
            dose = dose.softened()
        return turned_out(marks, list(dose.set_keys()) if dose else [])


def planned_days(dose: Dose, day: date, phases: PhaseDays) -> frozenset[int]:
    slowed = phases.maintenance_on(day) if phases.stretches else None
    return spread(slowed.days_per_week or 3, slowed.starts_on) if slowed else dose.days


def turned_out(marks: Iterable[Mark], keys: Sequence[SetKey]) -> str:
    said = {mark.key: mark for mark in marks if mark.outcome != "undone"}
    outcomes = [said[key].outcome if key in said else OPEN for key in keys]
    if outcomes and all(outcome == DONE for outcome in outcomes):
        return DONE
    if any(mark.outcome == DONE for mark in said.values()):
        return PARTLY
    if not said:
        return OPEN
    rested = any(mark.reason == TOLD_TO_REST for mark in said.values())
    return RESTED if rested else SKIPPED


def week_of(day: date) -> date:
    """The Monday of its week."""
    return day - timedelta(days=day.weekday())


def owed(line: Line, day: date, phases: PhaseDays) -> date | None:
    """The planned day before `day`, in its week, whose session waits; None where none does.

    What was done on other days counts for it: only the number in the week matters.
    """
    before = [week_of(day) + timedelta(days=number) for number in range(day.weekday())]
    asked = [each for each in before if line.is_planned(each, phases) and not phases.flare_on(each)]
    settled = {each for each in before if line.turned_out(each, phases) != OPEN}
    if len(asked) <= len(settled):
        return None
    return next(each for each in reversed(asked) if each not in settled)
