"""People who are plainly made up, with histories that they typed into the app's own forms."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import insert

from app.extensions import db
from app.journal.models import PainEntry, Rating
from tests.support.cast import PASSWORD, Visitor
from tests.support.photos import sent, sheet, upload
from tests.support.ticks import tick
from tests.support.wallets import LIMIT

LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen"
HEBREW = "תרגיל מתיחה לכתף ימין, 3 פעמים ביום"
NO_DETAILS = ("note", "is_private", "context", "follows")
FAMILY = "👨‍👩‍👧‍👦"


@dataclass
class History:
    """What one person does, at hours and days that the stage's clock is moved to."""

    visitor: Visitor
    clock: Callable
    present: datetime

    def at(self, *, days_ago: int = 0, hour: int = 9, minute: int = 0) -> None:
        day = self.present - timedelta(days=days_ago)
        self.clock.at = day.replace(hour=hour, minute=minute)

    def rate(self, intensity: int, note: str = "") -> None:
        entry = self.visitor.post("/journal", data={"intensity": intensity}).location
        if note:
            page = entry.split("?")[0]
            self.visitor.post(page, data={"revision": 1, "when": "kept", "note": note})

    def say(self, revision: int, places: dict, movements: dict | None = None, **more) -> None:
        """More about the newest entry; its number belongs to no place any more."""
        entry = re.search(r"/journal/[0-9a-f]{8}[0-9a-f-]{28}", self.visitor.get("/journal").text)
        rates = {f"rate.site.{key}": number for key, number in places.items()}
        rates |= {f"rate.movement.{key}": number for key, number in (movements or {}).items()}
        asked = [name for name in more if name not in NO_DETAILS]
        form = {"revision": revision, "when": "kept", "rate.site.unspecified": "", "asked": asked}
        answer = self.visitor.post(entry.group(), data=form | rates | more)
        assert answer.status_code == 303, answer.text

    def recall(self, worst: dict[int, int]) -> None:
        """An entry of each number of days ago, straight into the tables: forms take too long."""
        owner = {"owner_id": UUID(self.visitor.get("/session").json["person"])}
        entries, ratings = [], []
        for days, intensity in sorted(worst.items(), reverse=True):
            entry, at = uuid4(), self.present - timedelta(days=days, hours=3)
            stamps = {"acted_at": at, "acted_on": at.date(), "zone": "UTC", "received_at": at}
            entries.append(owner | stamps | {"id": entry, "recorded_by": owner["owner_id"]})
            rated = self._rated(intensity)[: 1 + at.day % 3]
            ratings += [owner | {"entry_id": entry} | rating for rating in rated]
        with self.visitor.application.app_context():
            db.session.execute(insert(PainEntry), entries)
            db.session.execute(insert(Rating), ratings)
            db.session.commit()

    def _rated(self, intensity: int) -> tuple[dict, ...]:
        return (
            {"kind": "site", "code": "knee", "side": "left", "intensity": intensity},
            {
                "kind": "site",
                "code": "low_back",
                "side": "none",
                "intensity": max(0, intensity - 2),
            },
            {"kind": "movement", "code": "walking", "side": "none", "intensity": intensity},
        )

    def exercise(self, name: str, sets: int = 3, reps: int = 10, done: int = 0, **dose) -> str:
        """Add it, and do so many of its sets today; gives its id."""
        known = self._exercises()
        self.visitor.act("/exercises", name=name, sets=sets, reps=reps, **dose)
        (added,) = self._exercises() - known
        if done:
            self.tick(added, *range(1, done + 1))
        return added

    def tick(self, exercise: str, *numbers: int, **more) -> None:
        """Mark sets of `exercise` done, or what `more` says, on the day that it is."""
        tick(self.visitor, exercise, *numbers, on=self.today, **more)

    def tick_all(self, most: int) -> None:
        """Do the first exercises of the day that it is, so many of them."""
        page = self.visitor.get("/exercises").text
        for sets in re.findall(r'data-open>.*?name="marks" value="([^"]+)"', page, re.DOTALL)[
            : 2 * most : 2
        ]:
            done = {"on": self.today, "marks": sets, "outcome": "done"}
            self.visitor.post("/exercises/completions", data=done)

    def in_order(self) -> list[str]:
        page = self.visitor.get("/exercises/program").text
        return re.findall(r'class="row" href="/exercises/([0-9a-f-]{36})"', page)

    def limit(self, visits: int, used: int = 0, name: str = "", period: str = "calendar_year"):
        said = {"visits": visits, "opening_used": used, "name": name, "period": period}
        self.visitor.act("/visits/pools", **LIMIT | said)

    def count_visits(self, *days_ago: int) -> None:
        for days in days_ago:
            self.at(days_ago=days, hour=15)
            self.visitor.post("/visits")

    def photograph(self, title: str = "", width: int = 1200, height: int = 1600) -> None:
        photo = upload(sent(sheet(width, height)))
        self.visitor.post("/exercises/sheets", data={"photo": photo, "title": title})

    def _exercises(self) -> set[str]:
        page = self.visitor.get("/exercises/program").text
        return set(re.findall(r'href="/exercises/([0-9a-f-]{36})"', page))

    @property
    def today(self) -> str:
        return self.clock.at.date().isoformat()


def newcomer(history: History) -> None:
    """Has done nothing yet."""


def regular(history: History) -> None:
    """A few days in: the usual look of every page."""
    history.at(days_ago=3, hour=8, minute=10)
    history.limit(8, used=1, name="Approval 1182", period="course")
    history.rate(6, "Stairs at work. The left knee gave way a little.")
    history.count_visits(2)
    history.at(days_ago=2, hour=21, minute=40)
    history.rate(5)
    history.at(days_ago=1, hour=7, minute=55)
    history.rate(3, "Slept well.")
    history.at(days_ago=1, hour=18, minute=20)
    history.rate(10)
    history.at(hour=8, minute=5)
    history.rate(4)
    history.at(hour=9)
    history.exercise("Straight leg raise", 3, 10, done=3)
    history.exercise("Sit to stand", 2, 8, done=1)
    history.exercise("Heel raise at the sink", 3, 12)


def talkative(history: History) -> None:
    """Says all that can be said, and says it otherwise later."""
    history.at(days_ago=2, hour=9)
    history.rate(3)
    history.say(1, places={"knee.left": 3}, worse_with=["stairs_down", "sitting"])
    history.at(hour=10, minute=20)
    history.rate(6)
    more = {"stopped": "Carrying the washing up the stairs.", "feels_like": ["aching", "sharp"]}
    more |= {"comes_with": ["giving_way"], "medicine": "yes", "medicine_name": LONG_WORD}
    history.say(1, places={"knee.left": 6, "low_back": 2}, movements={"stairs_down": 7}, **more)
    history.at(hour=10, minute=30)
    history.say(2, places={"knee.left": 5}, note="It eased after the walk.", is_private="y")


def careful(history: History) -> None:
    """Says of one exercise that it hurts while it is done, and how the day was besides."""
    history.count_visits(0)
    history.at(hour=9)
    history.rate(3)
    exercise = history.exercise(f"Straight leg raise, {LONG_WORD}", 3, 8, done=2)
    history.at(hour=10)
    history.rate(10)
    follows = f"exercise {history.today} {exercise}"
    history.say(1, places={"knee.left": 10}, context="during", follows=follows)


def evening(history: History) -> None:
    """Did exercises in the morning of a place where it is evening by now."""
    history.visitor.post(
        "/settings/profile", data={"name": "E", "zone": "Asia/Tokyo", "day_ends_at": "3"}
    )
    history.at(hour=1)
    history.rate(4)
    history.say(1, places={"knee.left": 4})
    history.exercise("Sit to stand", 2, 8, done=2)


def gap(history: History) -> None:
    """Rated before, and not yesterday."""
    history.at(days_ago=3)
    history.rate(4)


def diligent(history: History) -> None:
    """Everything of the day is done; several limits, and one of them ends first."""
    history.limit(30, used=19, name="Plan year 2026")
    history.limit(12, used=3, name="Approval 2040", period="course")
    history.count_visits(9, 7, 2)
    history.at(hour=11)
    history.rate(0)
    history.exercise("Sit to stand", 3, 8, done=3)
    history.exercise("Wall sit", 1, 1, done=1)


def exerciser(history: History) -> None:
    """A whole program, half done: sides, a skip, a session that waits, a note and its past."""
    history.at(days_ago=18, hour=8)
    raised = history.exercise(
        "Straight leg raise", 3, 8, side="each", set_by="therapist", exercise="straight-leg-raise"
    )
    history.exercise("Sit to stand", 2, 8, exercise="sit-to-stand", bad_day="fewer", bad_day_sets=1)
    history.exercise("Thigh squeeze", 1, 10, hold_seconds=6, side="each")
    history.exercise(
        "Wall calf stretch", 2, 1, hold_seconds=30, plan="days", weekdays=["mon", "sat"]
    )
    history.exercise("Walking", 1, 1, minutes=20, plan="week", days_per_week=3)
    history.exercise("Heel raise at the sink", 2, 10, bouts_per_day=2, load="holding 1 kg")
    history.at(days_ago=16, hour=9)
    taken = history.visitor.act(
        f"/exercises/{raised}",
        name="Straight leg raise",
        sets=3,
        reps=10,
        side="each",
        hold_seconds=5,
        set_by="therapist",
        bad_day="fewer",
        bad_day_sets=1,
        bad_day_words="Lift half as high",
        exercise="straight-leg-raise",
    )
    raised = re.search(r"/exercises/([0-9a-f-]{36})/ending", taken.text).group(1)
    for days_ago in (15, 14, 12, 11, 10, 8, 7, 5, 4, 3, 1):
        history.at(days_ago=days_ago, hour=10)
        history.tick_all(days_ago % 3 + 2)
    history.at(hour=9)
    history.visitor.act(
        f"/exercises/{raised}/note", verdict="hurts", text="Only the left, on the way down."
    )
    history.tick(raised, 1, 2, 3, side="left")
    history.tick(raised, 1, side="right")
    names = dict(zip(("sit", "squeeze"), history.in_order()[1:3], strict=True))
    history.tick(names["sit"], 1, 2, outcome="skipped", reason="pain")
    history.tick(names["squeeze"], 1, side="left")
    history.tick(names["squeeze"], 1, side="right")


def rester(history: History) -> None:
    """A rest day, after an easier plan that ended by itself; one exercise was taken off."""
    history.at(days_ago=3, hour=9)
    history.exercise("Bridge", 2, 10, plan="days", weekdays=["mon", "tue"], done=2)
    gone = history.exercise("Side-lying leg lift", 2, 10)
    last_on = (history.clock.at + timedelta(days=2)).date().isoformat()
    history.visitor.act("/exercises/flares", last_on=last_on)
    history.visitor.act(f"/exercises/{gone}/ending")
    history.at(hour=9)


def over(history: History) -> None:
    """More visits than the plan pays for."""
    history.limit(2, used=1)
    history.count_visits(6, 4, 1)


def frequent(history: History) -> None:
    """A limit with too many visits to draw one by one."""
    history.limit(90, used=41)
    history.count_visits(*range(19, 0, -1))


def writer(history: History) -> None:
    """More entries than one page of the journal holds."""
    for days in range(12, 0, -1):
        for hour in (8, 13, 20):
            history.at(days_ago=days, hour=hour)
            history.rate((days + hour) % 11, f"Entry number {days * 3}." if hour == 13 else "")


def beginner(history: History) -> None:
    """One number, just now."""
    history.at(hour=9)
    history.rate(4)


def starter(history: History) -> None:
    """Six days, one short of a start."""
    history.recall({days: 6 - days % 3 for days in (0, 1, 2, 4, 5, 6)})


def steady(history: History) -> None:
    """A quarter, nearly every day, getting better; places, a movement, and visits."""
    history.recall({days: 3 + days // 25 + (days * 7) % 3 - 1 for days in range(90) if days % 9})
    history.count_visits(16, 11, 9, 4, 2)


def worsening(history: History) -> None:
    """Five weeks in, and the last one was harder."""
    history.recall({days: (7 if days < 7 else 4) + days % 2 for days in range(35)})


def veteran(history: History) -> None:
    """Ten years."""
    history.recall({days: (5 + days // 900 + (days * 7) % 4 - 2) % 11 for days in range(3650)})
    history.count_visits(12, 10, 5, 3)


def unusual(history: History) -> None:
    """Words that are long, run from right to left, or are pictures."""
    history.at(hour=10)
    history.rate(7, f"{LONG_WORD} {FAMILY}")
    history.at(hour=10, minute=5)
    history.rate(2, HEBREW)
    history.limit(20, used=4, name=LONG_WORD)
    history.limit(40, used=12, name=HEBREW)
    history.exercise(LONG_WORD, 20, 100, done=7)
    history.exercise(HEBREW, 3, 10)
    history.exercise(f"{FAMILY} Walk with all of them")


def several(history: History) -> None:
    """In therapy for one thing after surgery, for another with long words, and one that is over."""
    problems = "/settings/problems"
    history.at(days_ago=9)
    page = history.visitor.act(problems, sites=["neck", "shoulder.right"], onset="gradual").text
    history.exercise("Neck turns", 2, 5)
    first = re.search(rf"{problems}/([0-9a-f-]{{36}})/ending", page).group(1)
    history.at(days_ago=6)
    history.visitor.act(f"{problems}/{first}/ending")
    long = {"sites": ["low_back", "hip.left", "hip.right", "thigh.left", "foot.left"]}
    history.visitor.act(problems, name=f"{LONG_WORD} {FAMILY}", **long)
    history.at(hour=9)
    history.visitor.act(problems, name="New knee", sites=["knee.left"], onset="surgery")
    history.exercise("Heel slide", 2, 10)


def photographer(history: History) -> None:
    """Keeps photos of paper sheets, one of them wide and one with a long name."""
    history.photograph(f"The sheet from the {LONG_WORD}")
    history.at(days_ago=1)
    history.photograph(width=1600, height=1000)
    history.at(hour=9)
    history.photograph("Second sheet, knee")


def collector(history: History) -> None:
    """Has as many photos as one can."""
    for _ in range(12):
        history.photograph(width=300, height=400)


NAMES = {unusual: f"Wolfeschlegelsteinhausenbergerdorff {FAMILY}"}


def join(visitor: Visitor, login: str, name: str) -> None:
    form = {"name": name, "login": login, "password": PASSWORD, "zone": "UTC"}
    answer = visitor.post("/sign-up", data=form)
    assert answer.status_code == 303, f"{login} could not come in: {answer.status}"


def sign_in(visitor: Visitor, login: str) -> None:
    answer = visitor.post("/sign-in", data={"login": login, "password": PASSWORD})
    assert answer.status_code == 303, f"{login} could not come in: {answer.status}"
