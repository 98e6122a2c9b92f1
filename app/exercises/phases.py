"""One person's flares, and the time in which they only keep up what they gained."""

from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import String, bindparam, or_, select, type_coerce

from app.accounts.models import Person
from app.exercises.models import Phase
from app.exercises.phase_days import ASKED_FOR, FLARE, PhaseDays, Stretch, phase_days
from app.exercises.plan import week_of
from app.extensions import db
from app.operations.kinds import Effect
from app.operations.operation import Operation, Rejected
from app.operations.records import Records

_PHASES = Phase.__table__.c
_STRETCHES = select(
    _PHASES.id,
    _PHASES.kind,
    _PHASES.acted_on,
    _PHASES.last_on,
    _PHASES.ends_on,
    _PHASES.days_per_week,
).where(
    _PHASES.deleted_at.is_(None),
    _PHASES.acted_on <= bindparam("last"),
    or_(_PHASES.ends_on.is_(None), _PHASES.ends_on > bindparam("first")),
    or_(_PHASES.last_on.is_(None), _PHASES.last_on >= bindparam("first")),
)
_BETWEEN = _STRETCHES.where(_PHASES.owner_id == bindparam("owner_id"))
STRETCHES_OF_MANY = _STRETCHES.add_columns(type_coerce(_PHASES.owner_id, String)).where(
    _PHASES.owner_id.in_(bindparam("owner_ids", expanding=True))
)


def matters_since(day: date) -> date:
    """The first day whose stretches matter to `day`."""
    return min(week_of(day), day - ASKED_FOR)


class Phases:
    def __init__(self, owner: Person):
        self.owner = owner
        self.records = Records(owner, Phase)

    def near(self, day: date) -> PhaseDays:
        """Those that matter to the checklist of `day`."""
        return self.between(day, day)

    def between(self, first: date, last: date) -> PhaseDays:
        """Those that cover a day from the week of `first` to `last`, or still ask about one."""
        days = {"owner_id": self.owner.id, "first": matters_since(first), "last": last}
        return phase_days(Stretch(*row) for row in db.session.execute(_BETWEEN, days))

    def flare_days(self, first: date, last: date) -> set[date]:
        return self.between(first, last).flare_days(first, last)

    def start(
        self, operation: Operation, kind: str, last_on: date | None, days_per_week: int | None
    ) -> Effect:
        self.records.add(operation, kind=kind, last_on=last_on, days_per_week=days_per_week)
        return Effect()

    def extend(self, operation: Operation, last_on: date) -> Effect:
        """Have a flare go on to `last_on`, the days since it ended among them."""
        phase = self._flare(operation.record_id)
        phase.last_on, phase.ends_on = max(phase.last_on, last_on), None
        return Effect(phase.revision)

    def end(self, operation: Operation) -> Effect:
        """From the operation's day on the plan is the usual one; a flare that was over stays so."""
        phase = self.records.need(operation.record_id)
        after = phase.last_on + timedelta(days=1) if phase.last_on else operation.acted_on
        phase.ends_on = phase.ends_on or min(after, operation.acted_on)
        return Effect(phase.revision)

    def resume(self, operation: Operation) -> Effect:
        phase = self.records.need(operation.record_id)
        phase.ends_on = None
        return Effect(phase.revision)

    def _flare(self, id: UUID) -> Phase:
        phase = self.records.need(id)
        if phase.kind != FLARE:
            raise Rejected("not_found")
        return phase
