"""What the pages of reminders show."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from app.accounts.models import Person
from app.reminders.forms import ChoicesForm
from app.reminders.kinds import ALL, Kind
from app.reminders.reminders import Reminders


@dataclass(frozen=True)
class Line:
    """One kind as the list shows it; `slots` as they are stored, or the usual ones."""

    kind: Kind
    id: UUID
    is_on: bool
    slots: Sequence[dict]


def lines_of(person: Person) -> list[Line]:
    """All kinds, switched on or not."""
    mine = {reminder.kind: reminder for reminder in Reminders(person).all()}
    return [_line(person, kind, mine.get(kind.code)) for kind in ALL]


def line_of(person: Person, kind: Kind) -> Line:
    return _line(person, kind, Reminders(person).get(kind.code))


def _line(person: Person, kind: Kind, reminder) -> Line:
    usual = [slot.stored for slot in kind.slots]
    slots = reminder.slots if reminder else usual
    return Line(kind, Reminders(person).id_of(kind.code), bool(reminder and reminder.is_on), slots)


def is_any_on(person: Person) -> bool:
    return any(reminder.is_on for reminder in Reminders(person).all())


def facts_of_reminders(person: Person, form: ChoicesForm | None = None) -> dict:
    """`form`: what was typed and does not fit."""
    lines = lines_of(person)
    return {
        "lines": lines,
        "is_any_on": any(line.is_on for line in lines),
        "form": form or ChoicesForm.of(Reminders(person).choices()),
    }
