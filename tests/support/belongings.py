"""One of each thing that a person can have, made through the forms."""

import re
from dataclasses import dataclass
from uuid import UUID, uuid4

from sqlalchemy import select

from app.extensions import db
from app.mail.models import Mailbox
from app.outcomes.instruments import PEG_IDS
from app.reminders.models import Occurrence, Reminder
from tests.support.cast import Visitor
from tests.support.photos import upload
from tests.support.ticks import tick
from tests.support.wallets import LIMIT, VISIT

# The example of RFC 8291.
POINT = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
KEYS = {"p256dh": POINT, "auth": "BTBZMqHH6r4Tts7J_aSIgg"}
ID = "([0-9a-f]{8}-[0-9a-f-]{27})"


@dataclass(frozen=True)
class Belongings:
    """The ids of a person's things."""

    entry: str
    prescription: str
    visit: str
    booking: str
    series: str
    pool: str
    session: str
    sheet: str
    phase: str
    problem: str
    device: str
    reminder: str
    asked: str
    goal: str
    activity: str
    question: str

    def named_in(self, path: str) -> str:
        """The id that belongs into an address such as `/visits/pools/<id>`."""
        ids = {
            "/journal": self.entry,
            "/exercises/sheets": self.sheet,
            "/exercises/flares": self.phase,
            "/exercises/phases": self.phase,
            "/exercises": self.prescription,
            "/visits/pools": self.pool,
            "/visits/series": self.series,
            "/visits": self.booking,
            "/settings/sessions": self.session,
            "/settings/problems": self.problem,
            "/devices": self.device,
            "/reminders/due": self.asked,
            "/reminders": self.reminder,
            "/goals/activities": self.activity,
            "/goals/scores": self.activity,
            "/goals": self.goal,
            "/questions": self.question,
        }
        return next(id for start, id in ids.items() if path.startswith(start))


def belongings_of(visitor: Visitor) -> Belongings:
    entry = visitor.post("/journal", data={"intensity": "4"}).location
    exercise, phase = exercises_of(visitor)
    pools = visitor.act("/visits/pools", **LIMIT | {"visits": "3"}).text
    visits = visitor.act("/visits").text
    booking, series = booked_by(visitor)
    _send(visitor, "/visits/notices", keys="of a pool that is gone")
    visitor.post("/journal/choices", data={"groups": ["stopped", "sleep"], "bands": "boonstra"})
    sheet = visitor.post("/exercises/sheets", data={"photo": upload()}).location
    visitor.post("/calendar/address")
    mailed(visitor)
    sessions = visitor.get("/settings/sessions").text
    problems = visitor.act("/settings/problems", name="New knee", sites="knee.left").text
    reminder, asked = reminded(visitor)
    goal, activity, question = outcomes_of(visitor)
    return Belongings(
        entry=_found(f"/journal/{ID}", entry),
        prescription=exercise,
        visit=_found(f"/visits/{ID}/deletion", visits),
        booking=booking,
        series=series,
        pool=_found(f"/visits/pools/{ID}", pools),
        session=_found(f"/settings/sessions/{ID}/ending", sessions),
        sheet=_found(f"/exercises/sheets/{ID}", sheet),
        phase=phase,
        problem=_found(f"/settings/problems/{ID}", problems),
        device=device_of(visitor),
        reminder=reminder,
        asked=asked,
        goal=goal,
        activity=activity,
        question=question,
    )


def outcomes_of(visitor: Visitor) -> tuple[str, str, str]:
    """A goal, something that is hard to do and a question; each was rated or answered before."""
    goal_page = visitor.act("/goals", name="Walk to the shop", baseline="5", target="20").text
    goal = _found(f'id="goal-{ID}"', goal_page)
    _send(visitor, f"/goals/scores/{goal}", value="8")
    activity = _found(f'id="activity-{ID}"', visitor.act("/goals/activities", name="Stairs").text)
    _send(visitor, f"/goals/scores/{activity}", value="4")
    for item in PEG_IDS:
        _send(visitor, f"/goals/scores/{item}", value="5")
    question = _found(f'id="question-{ID}"', visitor.act("/questions", text="A brace?").text)
    return goal, activity, question


def device_of(visitor: Visitor) -> str:
    """A browser of its own for each person: the same one would move to whoever came last."""
    endpoint = f"https://fcm.googleapis.com/{uuid4()}"
    answer = visitor.post("/devices", json={"endpoint": endpoint, "keys": KEYS})
    assert answer.status_code == 201, answer.text
    return answer.json["id"]


def booked_by(visitor: Visitor) -> tuple[str, str]:
    """Three planned visits, the first of them today; gives its id and that of their series."""
    today = _found('name="on" value="([^"]+)"', visitor.get("/exercises").text)
    page = visitor.act("/visits/bookings", **VISIT | {"held_on": today, "weeks": "3"}).text
    coming = page.partition('id="coming"')[2]
    booking = _found(f'href="/visits/{ID}"', coming)
    return booking, _found(f"/visits/series/{ID}/ending", visitor.get(f"/visits/{booking}").text)


def reminded(visitor: Visitor) -> tuple[str, str]:
    """Reminders are on and were chosen, and that of the evening was due today; gives the id of that
    of the exercises, and of what was due."""
    page = visitor.act("/reminders").text
    quiet = {"quiet_from": "21:30", "quiet_until": "07:30", "words": "more"}
    _send(visitor, "/reminders/choices", **quiet)
    exercises, evening, *_ = re.findall(f'id="reminder-{ID}"', page)
    return exercises, was_due(visitor, evening)


def was_due(visitor: Visitor, reminder: str, slot: str = "08:00") -> str:
    """As a dispatcher leaves it at that hour of the day on which reminders were turned on."""
    with visitor.application.app_context():
        row = db.session.scalars(select(Reminder).where(Reminder.id == UUID(reminder))).one()
        asked = uuid4()
        db.session.add(
            Occurrence(
                owner_id=row.owner_id,
                id=asked,
                reminder_id=row.id,
                kind=row.kind,
                due_on=row.acted_on,
                slot=slot,
                due_at=row.received_at,
                asked=1,
            )
        )
        db.session.commit()
        return str(asked)


def mailed(visitor: Visitor) -> None:
    """Reminders by e-mail are on, as after the link was opened."""
    person = visitor.get("/session").json["person"]
    with visitor.application.app_context():
        owner_id = UUID(person)
        db.session.merge(Mailbox(owner_id=owner_id, address="ana@there.example", state="on"))
        db.session.commit()


def exercises_of(visitor: Visitor) -> tuple[str, str]:
    """An exercise with all that can hang on it, and a flare; gives their ids."""
    page = visitor.act("/exercises", name="Bridge", sets="3", reps="10").text
    exercise = _found(f'href="/exercises/{ID}"', page)
    today = _found('name="on" value="([^"]+)"', page)
    _send(visitor, "/exercises", name="Heel slide", sets="1", reps="10")
    tick(visitor, exercise, 1, on=today)
    _send(visitor, "/exercises/feedback", on=today, line_id=exercise, pain="2")
    _send(visitor, f"/exercises/{exercise}/note", verdict="helps", text="In the evening")
    flare = visitor.act("/exercises/flares", last_on=today).text
    return exercise, _found(f"/exercises/phases/{ID}/ending", flare)


def _send(visitor: Visitor, path: str, **fields: str) -> None:
    """Post a form, and do not read the page that follows."""
    answer = visitor.post(path, data=fields)
    assert answer.status_code == 303, (answer.status_code, answer.text)


def _found(pattern: str, text: str) -> str:
    return re.search(pattern, text).group(1)
