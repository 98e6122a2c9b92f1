"""Write the made-up data of the newest revision: `python -m tests.migrations.write_populated`."""

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from flask_migrate import upgrade
from sqlalchemy import text

from app.accounts import invitations, people, recovery, throttle
from app.accounts.models import Person, Session
from app.accounts.tokens import hashed
from app.exercises.photo import taken_in
from app.exercises.sheet_operations import body_of, in_hand
from app.extensions import db
from app.operations.apply import apply
from app.push.origins import OriginPauses
from app.push.subscriber import Address
from app.push.subscriptions import Devices
from app.push.verdict import Verdict
from tests.conftest import build_app
from tests.migrations.populated import FOLDER, save
from tests.support.minting import minted
from tests.support.photos import sent, sheet

START = datetime(2026, 9, 1, 17, 0, tzinfo=UTC)
DAYS = 40


def main() -> None:
    with TemporaryDirectory() as folder:
        app = build_app(f"sqlite:///{folder}/homestretch.db", Path(folder))
        with app.app_context():
            upgrade()
            for login, zone in (("ana", "America/New_York"), ("bea", "Asia/Kathmandu")):
                live(people.join(name=login.title(), login=login, password_hash="none", zone=zone))
            throttle.note_failure(throttle.counted("ana", "127.0.0.1"))
            invitations.invite()
            db.session.commit()
            save(newest_revision())


def newest_revision() -> str:
    revision = db.session.scalar(text("SELECT version_num FROM alembic_version"))
    if (FOLDER / f"{revision}.json").exists():
        sys.exit(f"{revision} is kept already: a released file is never written again")
    return revision


def live(person: Person) -> None:
    """Forty days of taps, ticks and visits, with edits and deletions among them."""
    recovery.new_codes(person)
    session = open_session(person)
    chosen = {"groups": ["stopped", "sleep"], "bands": "boonstra"}
    do(person, 0, "journal.choose", chosen, person.id)
    exercise = do(person, 0, "prescription.add", {"name": "Heel slide", "sets": 3, "reps": 10})
    limit = {"visits": 30, "opening_used": 9, "period": "calendar_year", "disciplines": ["pt"]}
    do(person, 0, "limit.add", limit | {"name": "Plan year 2026"})
    for day in range(DAYS):
        tap = do(person, day, "pain.record", {"intensity": day % 11})
        if day % 5 == 0:
            note = {"revision": 1, "note": f"Made up: day {day}. 👩‍👩‍👧 שלום"}
            do(person, day, "pain.edit", note, tap)
        if day % 6 == 0:
            do(person, day, "pain.edit", more_of(day), tap, version=2)
        if day % 7 == 0:
            do(person, day, "pain.delete", {}, tap)
        if day % 3 == 0:
            visit = do(person, day, "visit.count")
            do(person, day, "pain.record", check_after(visit, day), version=2)
        tick(person, day, exercise, "done" if day % 4 else "undone")
    revised = {"name": "Heel slide", "sets": 4, "reps": 12, "supersedes": str(exercise)}
    do(person, DAYS, "prescription.revise", revised)
    follow_a_program(person)
    have_something_else_too(person)
    fill_the_wallet(person)
    take_messages(person, session)


def fill_the_wallet(person: Person) -> None:
    """An approval that was changed, weekly visits, one that was missed, and a notice read."""
    approval = {"kind": "approval", "visits": 8, "disciplines": ["pt"], "counts": ["telehealth"]}
    approval |= {"name": "1182", "ends_on": "2026-12-18", "source": "letter"}
    pool = do(person, 2, "pool.add", approval, version=2)
    do(person, 3, "pool.edit", approval | {"visits": 9, "revision": 1}, pool, version=2)
    planned = {"held_on": "2026-10-20", "time_of_day": "14:30", "place": "Made up", "weeks": 3}
    visit = do(person, 4, "visit.add", planned, version=2)
    do(person, 5, "visit.mark", {"outcome": "no_show"}, visit)
    do(person, 6, "notices.read", {"keys": [f"{pool}:2:0:left2"]})


def take_messages(person: Person, session: Session) -> None:
    """On two browsers, of which one was reached."""
    for n, verdict in enumerate(("sent", "bug")):
        address = Address(f"https://fcm.googleapis.com/{person.login}{n}", "A" * 87, "A" * 22)
        device = Devices(person).subscribe(address, session.id, f"Made up {n}")
        Devices(person).note(device, Verdict(verdict, ""), START)
    OriginPauses().note("https://fcm.googleapis.com", Verdict("key", "answered 403", 60), START)


def follow_a_program(person: Person) -> None:
    """A whole dose, done and skipped, softened for some days, with words and a photo."""
    whole = {"name": "Made up: step-up", "sets": 2, "hold_seconds": 5, "side": "each"}
    plan = {"plan": "days", "weekdays": ["mon", "thu"], "bad_day": "fewer", "bad_day_sets": 1}
    exercise = do(person, 1, "prescription.add", whole | plan, version=2)
    for day in (2, 5, 9):
        on = (START + timedelta(days=day)).date().isoformat()
        marks = [f"{exercise} 1 left 1", f"{exercise} 1 right 2"]
        outcome = {"outcome": "skipped", "reason": "tired"} if day == 5 else {"outcome": "done"}
        do(person, day, "sets.mark", {"on": on, "marks": marks} | outcome)
        do(person, day, "feedback.give", {"on": on, "line_id": str(exercise), "pain": 3})
    last_on = (START + timedelta(days=12)).date().isoformat()
    do(person, 10, "phase.start", {"kind": "flare", "last_on": last_on})
    do(person, 30, "phase.start", {"kind": "maintenance", "days_per_week": 2})
    do(person, 11, "exercise.note", {"verdict": "helps", "text": "Made up 🙂"}, exercise)
    photo = taken_in(sent(sheet(60, 80)))
    with in_hand(photo):
        do(person, 3, "sheet.add", body_of(photo, "Made up"))


def have_something_else_too(person: Person) -> None:
    """Says what hurts, and has another problem, with an exercise, that is over."""
    knee = {"name": "Made up: new knee", "sites": ["knee.left"], "onset": "surgery"}
    do(person, 4, "episode.edit", knee | {"revision": 1}, person.id, version=2)
    other = do(person, 5, "episode.add", {"sites": ["low_back", "shoulder.right"]}, version=2)
    do(person, 6, "prescription.add", {"name": "Bridge", "sets": 2, "reps": 8}, version=2)
    do(person, 35, "episode.end", {}, other)


def more_of(day: int) -> dict:
    places = {"site.unspecified": None, "site.knee.left": day % 11, "movement.stairs_down": 3}
    details = {"worse_with": ["stairs_down"], "medicine": "no", "stopped": "Made up: the stairs."}
    revision = 2 if day % 5 == 0 else 1
    return {"revision": revision, "ratings": places, "details": details, "is_private": True}


def check_after(visit: UUID, day: int) -> dict:
    on = (START + timedelta(days=day)).date().isoformat()
    follows = {"follows": "visit", "follows_on": on, "follows_id": str(visit)}
    return {"intensity": day % 5, "site": "low_back", "context": "evening"} | follows


def tick(person: Person, day: int, exercise, outcome: str) -> None:
    on = (START + timedelta(days=day)).date().isoformat()
    key = {"prescription_id": str(exercise), "on": on, "set_number": 1 + day % 3}
    do(person, day, "set.mark", key | {"outcome": outcome})


def do(person: Person, day: int, name: str, body=None, record_id=None, version: int = 1) -> UUID:
    moment = START + timedelta(days=day)
    named = {"record_id": record_id} if record_id else {}
    when = {"acted_at": moment, "acted_on": moment.date(), "zone": person.zone}
    operation = minted(name, body, version=version, **when, **named)
    verdict = apply(person, operation)
    assert verdict.outcome == "applied", verdict
    return operation.record_id


def open_session(person: Person) -> Session:
    session = Session(
        token_hash=hashed(person.login),
        person_id=person.id,
        device="Chrome, Android",
        started_at=START,
        last_seen_at=START + timedelta(days=DAYS),
        confirmed_at=START,
    )
    db.session.add(session)
    db.session.flush()
    return session


if __name__ == "__main__":
    main()
