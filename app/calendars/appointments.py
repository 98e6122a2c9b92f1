"""A person's visits and exercises, as entries of a calendar."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID, uuid5

from flask_babel import gettext, lazy_gettext
from sqlalchemy import func, or_, select

from app.accounts.models import Person
from app.calendars import routine
from app.calendars.entries import (
    AT_ITS_TIME,
    DAY_BEFORE,
    NINE_THE_DAY_BEFORE,
    TWO_HOURS_BEFORE,
    Entry,
    Repeats,
)
from app.calendars.models import CalendarFeed
from app.clock import instant_of
from app.exercises.models import Prescription
from app.exercises.phases import Phases
from app.exercises.program import Program
from app.exercises.program_days import dose_of
from app.extensions import db
from app.operations.models import LoggedOperation
from app.visits.models import Visit

# So far back a visit stays, so that one that was cancelled is cancelled in slow calendars too.
KEPT = timedelta(days=31)
# When a visit ends is not known.
VISIT_LASTS, EXERCISES_LAST = timedelta(hours=1), timedelta(minutes=15)
OFF = ("cancelled", "rescheduled")
THERAPIES = {
    "pt": lazy_gettext("Physical therapy"),
    "ot": lazy_gettext("Occupational therapy"),
    "slp": lazy_gettext("Speech therapy"),
}


class Appointments:
    def __init__(self, owner: Person, feed: CalendarFeed):
        self.owner, self.feed = owner, feed

    def entries(self, today: date) -> list[Entry]:
        return [*self._visits(today - KEPT), *self._exercises(today)]

    def _visits(self, since: date) -> list[Entry]:
        visits = self._planned(since)
        touched = self._touched(visits)
        return [self._visit(visit, touched) for visit in visits]

    def _visit(self, visit: Visit, touched: dict[UUID, tuple[int, datetime]]) -> Entry:
        is_cancelled = visit.deleted_at is not None or visit.status in OFF
        at = visit.time_of_day
        alarms = (DAY_BEFORE, TWO_HOURS_BEFORE) if at else (NINE_THE_DAY_BEFORE,)
        acts = [touched[id] for id in {visit.id, visit.series_id} if id in touched]
        return Entry(
            uid=str(visit.id),
            starts=datetime.combine(visit.held_on, at) if at else visit.held_on,
            lasts=VISIT_LASTS if at else timedelta(days=1),
            words=self._words(visit),
            sequence=max(visit.revision, sum(number for number, _ in acts)) - 1,
            changed_at=max([visit.received_at, *(last for _, last in acts)]),
            place=visit.place if self.feed.says_place else "",
            is_cancelled=is_cancelled,
            blocks=at is not None,
            alarms=() if is_cancelled else alarms,
        )

    def _words(self, visit: Visit) -> str:
        if self.feed.words == "neutral":
            return gettext("Appointment")
        return str(THERAPIES[visit.discipline])

    def _exercises(self, today: date) -> list[Entry]:
        at, ends_at = self.feed.exercise_at, self.owner.day_ends_at
        versions = Program(self.owner).all_versions() if at else []
        doses = [dose_of(version) for version in versions if _goes_on(version, today)]
        if not doses:
            return []
        days = routine.weekdays_of(doses, today, Phases(self.owner).near(today))
        since = self.owner.day_of(self.feed.changed_at)
        first = routine.on_the_wall(routine.first_day(since, days), at, ends_at)
        last = routine.last_day_of(doses)
        until = instant_of(last, at, self.owner.zone, ends_at) if last else None
        entry = Entry(
            uid=str(uuid5(self.owner.id, "exercises")),
            starts=datetime.combine(first, at),
            lasts=EXERCISES_LAST,
            words=gettext("Time for your routine"),
            sequence=self.feed.revision + len(versions),
            changed_at=max(self.feed.changed_at, *(each.received_at for each in versions)),
            blocks=False,
            alarms=(AT_ITS_TIME,),
            repeats=Repeats(routine.weekdays_on_the_wall(days, at, ends_at), until),
        )
        return [entry]

    def _planned(self, since: date) -> Sequence[Visit]:
        """What was planned, and what became of it. What was counted on its day never was."""
        planned = or_(
            Visit.status == "scheduled", Visit.deleted_at.is_(None) & (Visit.revision > 1)
        )
        where = (Visit.owner_id == self.owner.id, Visit.held_on >= since, planned)
        in_order = (Visit.held_on, Visit.time_of_day, Visit.id)
        return db.session.scalars(select(Visit).where(*where).order_by(*in_order)).all()

    def _touched(self, visits: Sequence[Visit]) -> dict[UUID, tuple[int, datetime]]:
        """By id of a visit or a series: how many acts there were on it, and when the last came.

        A deletion and its undoing change no revision, but both are in the log.
        """
        ids = {id for visit in visits for id in (visit.id, visit.series_id) if id}
        acts = LoggedOperation
        count = select(acts.record_id, func.count(), func.max(acts.received_at))
        of_these = (acts.owner_id == self.owner.id, acts.record_id.in_(ids))
        rows = db.session.execute(count.where(*of_these).group_by(acts.record_id))
        return {id: (number, last) for id, number, last in rows} if ids else {}


def _goes_on(version: Prescription, today: date) -> bool:
    return version.ends_on is None and (version.until_on is None or version.until_on >= today)
