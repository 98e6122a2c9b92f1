"""What the pages of the program show, for whoever renders them: a route, or a phone's pack."""

from datetime import date, timedelta

from app.accounts.models import Person
from app.episodes.episodes import Episodes
from app.exercises.adherence import adherence
from app.exercises.checklist import Checklist
from app.exercises.feedback import Feedbacks
from app.exercises.phases import Phases
from app.exercises.plan import week_of
from app.exercises.program import Program
from app.exercises.program_days import ProgramDays

ONE_DAY = timedelta(days=1)
SPANS = (4, 12, 52)  # weeks


def facts_of_day(owner: Person, day: date, *, is_today: bool) -> dict:
    checklist = ProgramDays(owner).checklist(day)
    return _facts(checklist, day, Feedbacks(owner).of_day(day), is_today=is_today)


def facts_of_days(
    checklists: dict[date, Checklist], owner: Person, today: date
) -> dict[date, dict]:
    """Those of each day that `checklists` has, as if it were today."""
    felt = {today: Feedbacks(owner).of_day(today)}
    return {
        day: _facts(each, day, felt.get(day, {}), is_today=True) for day, each in checklists.items()
    }


def facts_of_program(owner: Person, today: date) -> dict:
    theirs = Program(owner)
    return {
        "today": today,
        "present": theirs.present(),
        "ended": theirs.ended(),
        "phases": Phases(owner).near(today),
        "problems": Episodes(owner).names(),
    }


def facts_of_progress(owner: Person, today: date, weeks: int) -> dict:
    """`weeks` is one of `SPANS`, the present week among them."""
    first = week_of(today) - timedelta(weeks=weeks - 1)
    lines = ProgramDays(owner).lines(first, today)
    counted = adherence(lines, first, today, Phases(owner).between(first, today))
    return {"today": today, "adherence": counted, "weeks": weeks, "spans": SPANS}


def _facts(checklist: Checklist, day: date, felt: dict, *, is_today: bool) -> dict:
    return {
        "today": day,
        "yesterday": day - ONE_DAY,
        "tomorrow": day + ONE_DAY,
        "is_today": is_today,
        "checklist": checklist,
        "felt": felt,
    }
