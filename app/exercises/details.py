"""All that a page says of one exercise, gathered for one of them or for all at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.accounts.models import Person
from app.exercises.checklist import Item, checklist
from app.exercises.completions import Completions
from app.exercises.feedback import Feedbacks, Notes
from app.exercises.library import LIBRARY
from app.exercises.models import Feedback, Note, Prescription
from app.exercises.phase_days import PhaseDays
from app.exercises.phases import Phases
from app.exercises.plan import Line, Mark, week_of
from app.exercises.program import Program
from app.exercises.program_days import dose_of


@dataclass(frozen=True, slots=True)
class Detail:
    """`versions` newest first, the first of them the `prescription` itself.

    `item` is None on a day on which it is not in force; `described` is its library item.
    """

    day: date
    versions: list[Prescription]
    item: Item | None
    is_due: bool
    note: Note | None
    felt: Feedback | None

    @property
    def prescription(self) -> Prescription:
        return self.versions[0]

    @property
    def described(self):
        return LIBRARY.get(self.prescription.exercise)

    @property
    def is_ended(self) -> bool:
        return self.prescription.ends_on is not None


class Details:
    def __init__(self, owner: Person):
        self.owner = owner

    def of(self, id: UUID, day: date) -> Detail | None:
        """That of the line with the version `id`."""
        return next(iter(self._of(Program(self.owner).versions_with(id), day)), None)

    def all(self, day: date) -> list[Detail]:
        """Those of every exercise that was not ended."""
        found = self._of(Program(self.owner).all_versions(), day)
        return [detail for detail in found if not detail.is_ended]

    def _of(self, versions: Iterable[Prescription], day: date) -> list[Detail]:
        lines: dict[UUID, list[Prescription]] = {}
        for version in versions:
            lines.setdefault(version.line_id, []).append(version)
        if not lines:
            return []
        marks = Completions(self.owner).marks(week_of(day), day)
        phases = Phases(self.owner).near(day)
        notes, felt = Notes(self.owner).all(), Feedbacks(self.owner).of_day(day)
        return [
            _detail(newest_first(each), marks.get(id, {}), day, phases, notes.get(id), felt.get(id))
            for id, each in lines.items()
        ]


def newest_first(versions: Iterable[Prescription]) -> list[Prescription]:
    """The versions of one line, each before the one that it took the place of."""
    after = {version.supersedes: version for version in versions}
    chain = [after[None]]
    while chain[-1].id in after:
        chain.append(after[chain[-1].id])
    return chain[::-1]


def _detail(
    versions: list[Prescription],
    marks: dict[date, list[Mark]],
    day: date,
    phases: PhaseDays,
    note: Note | None,
    felt: Feedback | None,
) -> Detail:
    line = Line([dose_of(version) for version in reversed(versions)], marks)
    shown = checklist([line], day, phases)
    item = next(iter((*shown.items, *shown.resting)), None)
    return Detail(day, versions, item, bool(shown.items), note, felt)
