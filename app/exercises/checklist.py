"""What a day's checklist shows: pure rules over the lines of a program and what was done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from app.exercises.dose import NO_BAD_DAY, Dose, SetKey
from app.exercises.phase_days import NO_PHASES, PhaseDays, Stretch
from app.exercises.plan import DONE, SKIPPED, Line, owed

TO_DO = "to-do"


class Tick(NamedTuple):
    """One set as it stands: its key, as a form sends it, and its outcome."""

    key: SetKey
    outcome: str

    @property
    def number(self) -> int:
        return self.key.set_number

    @property
    def text(self) -> str:
        return f"{self.key.bout} {self.key.side} {self.key.set_number}"


@dataclass(frozen=True)
class Item:
    """An exercise on a day, with the outcome of each of its sets.

    `waits_since`: the day of this week from which a missed session waits. `reason`: why it was
    skipped. `is_softened`: a flare has made it the dose of a bad day.
    """

    dose: Dose
    ticks: tuple[Tick, ...]
    waits_since: date | None = None
    reason: str | None = None
    is_softened: bool = False

    def sets_text(self, ticks: Iterable[Tick]) -> str:
        """`ticks` as one hidden field sends them."""
        id = str(self.dose.id)
        return ",".join(f"{id} {tick.text}" for tick in ticks)

    @property
    def outcomes(self) -> tuple[str, ...]:
        return tuple(tick.outcome for tick in self.ticks)

    @property
    def outcomes_by_key(self) -> dict[str, str]:
        return {tick.text: tick.outcome for tick in self.ticks}

    @cached_property
    def open(self) -> list[Tick]:
        return [tick for tick in self.ticks if tick.outcome == TO_DO]

    @cached_property
    def skipped(self) -> list[Tick]:
        return [tick for tick in self.ticks if tick.outcome == SKIPPED]

    @cached_property
    def done(self) -> list[Tick]:
        return [tick for tick in self.ticks if tick.outcome == DONE]

    @cached_property
    def outcome(self) -> str:
        """`to-do` while a set is open; then `done`, or `skipped` where any was skipped."""
        if self.open:
            return TO_DO
        return SKIPPED if self.skipped else DONE

    @property
    def rows(self) -> list[tuple[int, str, list[Tick]]]:
        """The ticks as they stand under each other: one row for each bout and side."""
        rows: dict[tuple[int, str], list[Tick]] = {}
        for tick in self.ticks:
            rows.setdefault((tick.key.bout, tick.key.side), []).append(tick)
        return [(bout, side, ticks) for (bout, side), ticks in rows.items()]


@dataclass(frozen=True)
class Checklist:
    """The `items` of a day; `resting`, what is not due then; and the flare, running or asked."""

    items: tuple[Item, ...]
    resting: tuple[Item, ...] = ()
    flare: Stretch | None = None
    flare_asks: Stretch | None = None

    @property
    def planned(self) -> int:
        return len(self.items)

    @property
    def completed(self) -> int:
        return len(self.complete)

    @property
    def outcomes(self) -> list[str]:
        """One outcome an exercise, those that are done first: a bar fills from the left."""
        order = (DONE, SKIPPED, TO_DO)
        return sorted((item.outcome for item in self.items), key=order.index)

    @property
    def sets(self) -> dict[str, dict[str, str]]:
        """The outcomes of each exercise's sets, by the id of its prescription and their key."""
        return {str(item.dose.id): item.outcomes_by_key for item in self.items}

    @property
    def open_sets(self) -> str:
        """Every open set, as one hidden field sends them."""
        return ",".join(item.sets_text(item.open) for item in self.due)

    @cached_property
    def due(self) -> list[Item]:
        return [item for item in self.items if item.outcome == TO_DO]

    @cached_property
    def skipped(self) -> list[Item]:
        return [item for item in self.items if item.outcome == SKIPPED]

    @cached_property
    def complete(self) -> list[Item]:
        return [item for item in self.items if item.outcome == DONE]


def checklist(lines: Iterable[Line], day: date, phases: PhaseDays = NO_PHASES) -> Checklist:
    """The day's items in the order of `lines`, whose marks go back to the Monday before."""
    flare = phases.flare_on(day)
    items, resting = [], []
    for line in lines:
        dose = line.dose_on(day)
        if dose is None:
            continue
        planned = line.is_planned(day, phases)
        waits_since = None if planned else owed(line, day, phases)
        item = _item(line, dose, day, waits_since, bool(flare))
        rests = flare is not None and dose.bad_day.rest
        is_due = (planned or waits_since is not None) and not rests
        # Begun all the same, it shows.
        (items if is_due or item.done or item.skipped else resting).append(item)
    return Checklist(tuple(items), tuple(resting), flare, phases.asks(day))


def _item(line: Line, dose: Dose, day: date, waits_since: date | None, in_flare: bool) -> Item:
    asked = dose.softened() if in_flare else dose
    said = {mark.key: mark for mark in line.marks.get(day, ()) if mark.outcome != "undone"}
    ticks = tuple(
        Tick(key, said[key].outcome if key in said else TO_DO) for key in asked.set_keys()
    )
    reasons = (mark.reason for mark in said.values() if mark.reason)
    is_softened = in_flare and dose.bad_day != NO_BAD_DAY
    return Item(asked, ticks, waits_since, next(reasons, None), is_softened)
