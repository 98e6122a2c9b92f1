"""What the pages of goals, scores and questions show."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.accounts.models import Person
from app.outcomes import bounds, scoring
from app.outcomes.aims import Activities, Goals, Questions
from app.outcomes.forms import ActivityForm, QuestionForm
from app.outcomes.instruments import PEG, PEG_IDS, Item
from app.outcomes.models import Activity, Goal
from app.outcomes.scores import Scores
from app.outcomes.scoring import Series, Standing

# Of what is over: the rest is in the export.
MOST_SHOWN = 20


@dataclass(frozen=True)
class GoalLine:
    """A goal, its number now and since when, and how far that is on the way (0 to 1)."""

    goal: Goal
    now: int | None
    now_on: date | None
    way: Decimal | None


@dataclass(frozen=True)
class Rated:
    """One line to rate, and the number that it was given on the day; None until then."""

    line: Activity | Item
    value: int | None
    last: tuple[date, int] | None


@dataclass(frozen=True)
class Outcomes:
    """All of it on the day `today`."""

    today: date
    goals: list[GoalLine]
    reached: list[Goal]
    activities: list[Rated]
    psfs: Standing | None
    is_psfs_due: bool
    week: list[Rated]
    peg: Standing | None
    is_peg_due: bool

    @property
    def may_add_activity(self) -> bool:
        return len(self.activities) < bounds.MOST_ACTIVITIES


def outcomes_of(person: Person, today: date) -> Outcomes:
    series = Scores(person).series(today)
    activities = Activities(person).open()
    of_activities = {each.id: series.get(each.id, []) for each in activities}
    of_peg = [series.get(id, []) for id in PEG_IDS]
    return Outcomes(
        today=today,
        goals=[_line(goal, series.get(goal.id, [])) for goal in Goals(person).open()],
        reached=list(Goals(person).over(MOST_SHOWN)),
        activities=[_rated(each, of_activities[each.id], today) for each in activities],
        psfs=scoring.psfs(of_activities),
        is_psfs_due=scoring.is_psfs_due(_last_days(of_activities.values()), today),
        week=[_rated(item, given, today) for item, given in zip(PEG, of_peg, strict=True)],
        peg=scoring.peg(of_peg),
        is_peg_due=scoring.is_peg_due(_last_days(of_peg), today),
    )


def facts_of_outcomes(person: Person, today: date, form: ActivityForm | None = None) -> dict:
    """`form`: an activity that was typed and does not fit."""
    return {"outcomes": outcomes_of(person, today), "form": form or ActivityForm(), "today": today}


def facts_of_questions(person: Person, today: date, form: QuestionForm | None = None) -> dict:
    questions = Questions(person)
    return {
        "questions": questions.open(),
        "asked": questions.over(MOST_SHOWN),
        "form": form or QuestionForm(),
        "today": today,
    }


def _last_days(every: Iterable[Series]) -> list[date | None]:
    return [series[-1][0] if series else None for series in every]


def _line(goal: Goal, given: Series) -> GoalLine:
    now_on, now = given[-1] if given else (None, goal.baseline)
    return GoalLine(goal, now, now_on, scoring.share_of_the_way(goal.baseline, goal.target, now))


def _rated(line: Activity | Item, given: Series, today: date) -> Rated:
    last = given[-1] if given else None
    return Rated(line, last[1] if last and last[0] == today else None, last)
