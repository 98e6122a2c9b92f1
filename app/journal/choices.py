"""What a person's entries ask: few fields at first, the rest behind "More"."""

from dataclasses import dataclass

from app.accounts.models import Person
from app.extensions import db
from app.journal import models
from app.journal.vocabulary.bands import DEFAULT_SCHEME, SCHEMES, Scheme
from app.journal.vocabulary.fields import AT_FIRST, GROUPS, ONLY_BY_CHOICE, Group
from app.operations.kinds import Effect
from app.operations.operation import Operation, Rejected
from app.operations.records import Records


@dataclass(frozen=True)
class Chosen:
    groups: tuple[str, ...] = AT_FIRST
    bands: str = DEFAULT_SCHEME.code

    @property
    def scheme(self) -> Scheme:
        return SCHEMES[self.bands]

    def shows(self, code: str) -> bool:
        return code in self.groups

    def at_first(self) -> list[Group]:
        return [group for group in GROUPS if group.code in self.groups]

    def behind_more(self) -> list[Group]:
        """What is one tap away; what has to be switched on is not even there."""
        return [g for g in GROUPS if g.code not in self.groups and g.code not in ONLY_BY_CHOICE]


class Choices:
    def __init__(self, owner: Person):
        self.owner = owner
        self.records = Records(owner, models.Choices)

    def get(self) -> Chosen:
        row = db.session.get(models.Choices, (self.owner.id, self.owner.id))
        return Chosen(tuple(row.groups), row.bands) if row else Chosen()

    def choose(self, operation: Operation, groups: list[str], bands: str) -> Effect:
        """Set both; the last word received stands."""
        if operation.record_id != self.owner.id:
            raise Rejected("not_found")
        columns = {"groups": groups, "bands": bands}
        if self.records.add(operation, **columns):
            return Effect()
        return self.records.replace(operation, self.records.need(self.owner.id), **columns)
