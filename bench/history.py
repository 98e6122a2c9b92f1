"""How acts of the past become rows: each with its stamps, and its link in the person's log.

The app's own door takes one act at a time; tens of thousands go through its tables in bulk.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from uuid import UUID

from sqlalchemy import insert, update

from app.accounts.models import Person
from app.extensions import db
from app.operations.chain import START, link
from app.operations.models import Chain, LoggedOperation
from app.operations.operation import Operation


@dataclass(frozen=True)
class Act:
    """One thing that `person` did at `at`: what the log says of it, and the row it left."""

    person: Person
    id: UUID
    at: datetime
    name: str
    body: dict
    model: type
    columns: dict
    version: int = 1

    def operation(self) -> Operation:
        return Operation(
            op_id=self.id,
            name=self.name,
            version=self.version,
            record_id=self.id,
            acted_at=self.at,
            acted_on=self.person.day_of(self.at),
            zone=self.person.zone,
            body=self.body,
        )

    def row(self) -> dict:
        stamps = {
            "owner_id": self.person.id,
            "id": self.id,
            "acted_at": self.at,
            "acted_on": self.person.day_of(self.at),
            "zone": self.person.zone,
            "received_at": self.at,
            "recorded_by": self.person.id,
        }
        return stamps | self.columns


@dataclass
class History:
    """The acts of one person. Ids come from a seeded source: the same acts, the same ids."""

    person: Person
    acts: list[Act] = field(default_factory=list)
    _random: Random = field(default_factory=lambda: Random(1))

    def add(
        self, at: datetime, name: str, body: dict, model: type, columns: dict, version: int = 1
    ) -> UUID:
        """Add an act in the order of the tables' foreign keys; gives the id of its row."""
        id = self.new_id()
        self.acts.append(Act(self.person, id, at, name, body, model, columns, version))
        return id

    def new_id(self) -> UUID:
        return UUID(int=self._random.getrandbits(128), version=4)

    def write(self) -> None:
        """Insert every act's row, then the log in the order of time and the end of its chain."""
        for model in dict.fromkeys(act.model for act in self.acts):
            rows = [act.row() for act in self.acts if act.model is model]
            db.session.execute(insert(model), rows)
        logged = list(self._logged())
        db.session.execute(insert(LoggedOperation), logged)
        end = {"seq": logged[-1]["seq"], "hash": logged[-1]["hash"]}
        db.session.execute(update(Chain).where(Chain.owner_id == self.person.id).values(end))

    def _logged(self) -> Iterator[dict]:
        end = START
        for seq, act in enumerate(sorted(self.acts, key=lambda act: act.at), start=1):
            operation = act.operation()
            said = {
                "digest": operation.digest(),
                "received_at": act.at,
                "recorded_by": self.person.id,
            }
            end = link(end, seq, operation, **said)
            asked = {name: getattr(operation, name) for name in Operation.__slots__}
            yield (
                asked
                | said
                | {
                    "owner_id": self.person.id,
                    "seq": seq,
                    "outcome": "applied",
                    "revision": 1,
                    "hash": end,
                }
            )
