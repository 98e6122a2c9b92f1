"""What a day's checklist shows: pure rules over prescriptions and completions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

TO_DO, DONE = "to_do", "done"


@dataclass(frozen=True, slots=True)
class Dose:
    """One exercise in force: its present version, and the id that its versions share."""

    id: UUID
    line_id: UUID
    name: str
    sets: int
    reps: int


@dataclass(frozen=True, slots=True)
class Mark:
    """The outcome of one set, under whichever version it was done."""

    line_id: UUID
    set_number: int
    outcome: str


@dataclass(frozen=True, slots=True)
class Item:
    """An exercise on a day, with the outcome of each of its sets."""

    dose: Dose
    outcomes: tuple[str, ...]

    @property
    def is_complete(self) -> bool:
        return all(outcome != TO_DO for outcome in self.outcomes)

    @property
    def outcome(self) -> str:
        return DONE if self.is_complete else TO_DO


@dataclass(frozen=True, slots=True)
class Checklist:
    items: tuple[Item, ...]

    @property
    def planned(self) -> int:
        return len(self.items)

    @property
    def completed(self) -> int:
        return sum(item.is_complete for item in self.items)

    @property
    def outcomes(self) -> list[str]:
        """One outcome an exercise, those that are done first: a bar fills from the left."""
        return sorted((item.outcome for item in self.items), key=lambda each: each == TO_DO)

    @property
    def sets(self) -> dict[str, list[str]]:
        """The outcomes of each exercise's sets, by the id of its prescription."""
        return {str(item.dose.id): list(item.outcomes) for item in self.items}

    @property
    def due(self) -> list[Item]:
        return [item for item in self.items if not item.is_complete]

    @property
    def complete(self) -> list[Item]:
        return [item for item in self.items if item.is_complete]


def checklist(doses: Iterable[Dose], marks: Iterable[Mark]) -> Checklist:
    """The day's items in the order of `doses`; a set taken back counts as still to do."""
    said = {(m.line_id, m.set_number): m.outcome for m in marks if m.outcome != "undone"}
    return Checklist(tuple(_item(dose, said) for dose in doses))


def sets_done(marks: Mapping[date, Iterable[Mark]]) -> dict[date, int]:
    """How many sets were done, on the days that had any."""
    counts = {day: sum(mark.outcome == DONE for mark in said) for day, said in marks.items()}
    return {day: count for day, count in counts.items() if count}


def _item(dose: Dose, said: dict[tuple[UUID, int], str]) -> Item:
    numbers = range(1, dose.sets + 1)
    return Item(dose, tuple(said.get((dose.line_id, number), TO_DO) for number in numbers))
