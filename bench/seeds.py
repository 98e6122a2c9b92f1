"""A person with years behind them, the same for the same moment and number of years.

A year is 1,500 pain entries, 3,000 sets and 80 visits, with a new version of each exercise
every quarter. It ends at the moment given, so that Today has something to show.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from sqlalchemy import insert

from app.accounts.models import Person
from app.exercises.models import Completion, Prescription
from app.extensions import db
from app.journal.models import PainEntry, Rating
from app.journal.vocabulary.places import SITES
from app.visits.models import Pool, Visit
from app.visits.presets import USUAL_SWITCHES
from bench.history import History

DAYS, ENTRIES, COMPLETIONS, VISITS = 365, 1_500, 3_000, 80
EXERCISES = ("Heel slides", "Quad sets", "Leg raises", "Mini squats", "Step-ups", "Calf raises")
SETS, REPS = 3, 10
PLACES = ("knee.left", "knee.left", "low_back")
DAYS_OF_A_VERSION = 92

# What the pages show of it, and no page of anybody else.
NEWEST_NOTE = "Stairs were easy today."
DONE_TODAY = "3 of 6 planned"
LIMIT = "Northwind plan"


def seed(person: Person, until: datetime, years: int) -> None:
    """Give `person` the `years` that end at `until`. The caller commits."""
    history = past_of(person, until, years)
    history.write()
    entries = (act for act in history.acts if act.model is PainEntry)
    db.session.execute(
        insert(Rating),
        [{"owner_id": person.id, "entry_id": act.id, **_rating(act.body)} for act in entries],
    )


def _rating(body: dict) -> dict:
    place = SITES[body["site"]]
    return {"code": place.code, "side": place.side, "intensity": body["intensity"]}


def past_of(person: Person, until: datetime, years: int) -> History:
    """What `person` did in the `years` that end at `until`; nothing is written."""
    history = History(person)
    days = [until - timedelta(days=ago) for ago in reversed(range(DAYS * years))]
    _limit(history, days[0])
    versions = [_prescribe(history, days, name) for name in EXERCISES]
    _complete(history, days, versions, years)
    _attend(history, days[0], until, years)
    _rate(history, days[0], until, years)
    return history


def _limit(history: History, first: datetime) -> None:
    columns = {
        "name": LIMIT,
        "visits": 90,
        "opening_used": 4,
        "period": "calendar_year",
        "disciplines": ["pt"],
    }
    history.add(first, "limit.add", columns, Pool, columns | {"counts": USUAL_SWITCHES["limit"]})


def _prescribe(history: History, days: list[datetime], name: str) -> list[UUID]:
    """Every version of one exercise; gives their ids."""
    versions: list[UUID] = []
    line_id = history.new_id()
    starts = days[::DAYS_OF_A_VERSION]
    for start, end in zip(starts, [*starts[1:], None], strict=True):
        before = versions[-1] if versions else None
        dose = {"name": name, "sets": SETS, "reps": REPS}
        body = dose | {"supersedes": str(before)} if before else dose
        columns = dose | {
            "episode_id": history.person.id,
            "line_id": line_id,
            "supersedes": before,
            "starts_on": history.person.day_of(start),
            "ends_on": end and history.person.day_of(end),
        }
        verb = "prescription.revise" if before else "prescription.add"
        versions.append(history.add(start, verb, body, Prescription, columns))
    return versions


def _complete(
    history: History, days: list[datetime], versions: list[list[UUID]], years: int
) -> None:
    """Eight or nine sets a day, the first exercises first; nine on the last day."""
    total = COMPLETIONS * years
    for number, day in enumerate(days):
        so_far, then = (total * n // len(days) for n in (number, number + 1))
        for index in range(then - so_far):
            exercise, set_before = divmod(index, SETS)
            key = {"bout": 1, "side": "none", "set_number": set_before + 1, "outcome": "done"}
            id = versions[exercise][number // DAYS_OF_A_VERSION]
            on = history.person.day_of(day)
            body = key | {"prescription_id": str(id), "on": on.isoformat()}
            history.add(day, "set.mark", body, Completion, key | {"prescription_id": id})


def _attend(history: History, first: datetime, until: datetime, years: int) -> None:
    for at in _evenly(first, until, VISITS * years):
        columns = {"episode_id": history.person.id, "held_on": history.person.day_of(at)}
        history.add(at, "visit.count", {}, Visit, columns)


def _rate(history: History, first: datetime, until: datetime, years: int) -> None:
    random = Random(2)
    for at in _evenly(first, until, ENTRIES * years):
        body = {"intensity": random.randint(0, 10), "site": random.choice(PLACES)}
        note = NEWEST_NOTE if at == until else random.choice(("", "", "", "After a long walk."))
        history.add(at, "pain.record", body, PainEntry, {"note": note}, version=2)


def _evenly(first: datetime, until: datetime, count: int) -> Iterator[datetime]:
    """`count` moments, evenly apart, the last of them `until`."""
    apart = (until - first) / count
    return (until - apart * left for left in reversed(range(count)))
