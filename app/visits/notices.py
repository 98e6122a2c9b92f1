"""What to tell when visits run low. Pure: standard library only.

Each is told until the person has read it, once for each level; an edit of the pool, or its next
period, arms it again, because both stand in its key.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from app.visits.allowance import Allowance, Bound, Left
from app.visits.pace import Pace
from app.visits.terms import CHAINED_KINDS, Fact

OVER = -1
LEVELS = (OVER, 0, 2, 5)
ENDS_WITHIN_DAYS = (7, 14)
RESETS_WITHIN = timedelta(days=30)
FEW = 2
SUBJECTS = {
    "left": "left",
    "ask_by": "ask_by",
    "ends": "papers",
    "resets": "papers",
    "re_evaluation": "papers",
}


@dataclass(frozen=True, slots=True)
class Notice:
    """`code` says what it is: `left`, `booked`, `ends`, `ask_by`, `re_evaluation` or `resets`.

    `number` are visits, `on` is the day it is about, `key` what reading it once puts away.
    """

    code: str
    key: str
    about: Left
    number: int = 0
    on: date | None = None

    @property
    def subject(self) -> str:
        """What a reminder is to speak of: `left`, `approval`, `ask_by`, `papers`; "" of none."""
        if self.code == "ends" and self.about.terms.kind == "approval":
            return "approval"
        return SUBJECTS.get(self.code, "")


def notices(
    allowance: Allowance, pace: Pace, visits: Iterable[Fact], read: Collection[str] = ()
) -> list[Notice]:
    """What is to be told on the day of `allowance`, the most pressing first, less what was read."""
    if not allowance.pools:
        return []
    told = [*_too_many_booked(allowance), *_ends_soon(allowance)]
    if binding := allowance.binding:
        today = allowance.day
        told = [
            *_few_left(binding),
            *told,
            *_time_to_ask(binding, pace, today),
            *_re_evaluation(binding, visits, today),
            *_starts_again(binding, today),
        ]
    return [notice for notice in told if notice.key not in read]


def _notice(code: str, about: Left, level: object = "", **more) -> Notice:
    terms = about.terms
    period = terms.year_of(about.day)
    return Notice(code, f"{terms.id}:{terms.revision}:{period}:{code}{level}", about, **more)


def _few_left(binding: Bound) -> Iterable[Notice]:
    """A pool that never had more than a level does not fall to it."""
    level = next((level for level in LEVELS if binding.left <= level), None)
    if level is not None and (level <= 0 or (binding.by.terms.visits or 0) > level):
        yield _notice("left", binding.by, level, number=binding.left, on=binding.last_day)


def _too_many_booked(allowance: Allowance) -> Iterable[Notice]:
    if allowance.uncovered:
        first = allowance.uncovered[0]
        matching = (left for left in allowance.pools if left.terms.matches(first))
        about = allowance.binding.by if allowance.binding else next(matching)
        yield _notice("booked", about, number=len(allowance.uncovered), on=first.on)


def _ends_soon(allowance: Allowance) -> Iterable[Notice]:
    """Approvals, packages and referrals with something left that nothing follows."""
    for kind in CHAINED_KINDS:
        chain = [left for left in allowance.pools if left.terms.kind == kind and left.has_some]
        chain = [left for left in chain if left.terms.matches(allowance.asked)]
        last = max(chain, key=lambda left: left.last_day or date.max, default=None)
        if last is None or last.last_day is None:
            continue
        days = (last.last_day - allowance.day).days
        level = next((level for level in ENDS_WITHIN_DAYS if 0 <= days <= level), None)
        if level:
            yield _notice("ends", last, level, number=last.left or 0, on=last.last_day)


def _time_to_ask(binding: Bound, pace: Pace, today: date) -> Iterable[Notice]:
    if pace.ask_by and pace.ask_by <= today:
        yield _notice("ask_by", binding.by, number=binding.left, on=pace.last_on)


def _re_evaluation(binding: Bound, visits: Iterable[Fact], today: date) -> Iterable[Notice]:
    """Plans often want to see a new evaluation before they approve more."""
    if binding.by.terms.kind != "approval" or not 0 < binding.left <= FEW:
        return
    planned = (v for v in visits if v.status == "scheduled" and v.on >= today)
    if not any(visit.kind == "re_evaluation" for visit in planned):
        yield _notice("re_evaluation", binding.by, number=binding.left)


def _starts_again(binding: Bound, today: date) -> Iterable[Notice]:
    resets_on = binding.by.resets_on
    if resets_on and resets_on - today <= RESETS_WITHIN and binding.left > 0:
        yield _notice("resets", binding.by, number=binding.left, on=resets_on)
