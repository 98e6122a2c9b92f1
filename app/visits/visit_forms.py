"""The forms of a visit: planned, or typed in later; and what became of it."""

from datetime import date, timedelta
from typing import Any

from flask_babel import gettext, lazy_gettext
from wtforms import RadioField, SelectField, TimeField
from wtforms.validators import Optional, ValidationError

from app.visits import bounds
from app.visits.models import Visit, as_json
from app.visits.pool_forms import DISCIPLINES
from app.visits.terms import TOOK_PLACE
from app.web.checks import AtMost, Within, needed
from app.web.fields import DayField, LineField, NoteField, WholeNumberField, WordsField, choices
from app.web.forms import BaseForm, OpIdField

OUTCOMES = choices(
    [
        ("attended", lazy_gettext("I went")),
        ("late", lazy_gettext("I came late and was treated")),
        ("cancelled", lazy_gettext("It was cancelled")),
        ("rescheduled", lazy_gettext("It was moved to another day")),
        ("no_show", lazy_gettext("I missed it")),
    ]
)
STATUSES = [*choices([("scheduled", lazy_gettext("It is planned"))]), *OUTCOMES]
KINDS = choices(
    [
        ("treatment", lazy_gettext("Treatment")),
        ("evaluation", lazy_gettext("First check-up (evaluation)")),
        ("re_evaluation", lazy_gettext("Later check-up (re-evaluation)")),
        ("telehealth", lazy_gettext("By video")),
        ("group", lazy_gettext("Group class")),
    ]
)
BILLED = choices(
    [
        ("out_of_network", lazy_gettext("Outside the plan’s network")),
        ("deductible", lazy_gettext("I paid it in full, before the plan pays")),
    ]
)


class VisitForm(BaseForm):
    op_id = OpIdField()
    held_on = DayField(lazy_gettext("Day"), [needed()])
    time_of_day = TimeField(lazy_gettext("Time"), [Optional()])
    status = RadioField(lazy_gettext("What became of it?"), choices=STATUSES, default="scheduled")
    place = LineField(lazy_gettext("Place"), [AtMost(bounds.PLACE_LENGTH)])
    questions = NoteField(lazy_gettext("What I want to ask"), [AtMost(bounds.QUESTIONS_LENGTH)])
    weeks = WholeNumberField(
        lazy_gettext("For how many weeks?"), [Within(1, bounds.MOST_WEEKS)], default=1
    )
    kind = RadioField(lazy_gettext("Kind of visit"), choices=KINDS, default="treatment")
    discipline = RadioField(lazy_gettext("Therapy"), choices=DISCIPLINES, default="pt")
    episode_id = SelectField(lazy_gettext("For which problem?"), choices=())
    billed = WordsField(lazy_gettext("How it is paid"), choices=BILLED)

    def __init__(self, *args, today, problems=(), **kwargs):
        """`problems`: id and words of what the person is treated for; asked where it is several."""
        super().__init__(*args, **kwargs)
        self.today = today
        self.episode_id.choices = list(problems)
        self.episode_id.validate_choice = bool(problems and self.episode_id.data)
        self.asks_for_problem = bool(problems)

    def validate_held_on(self, field):
        if field.data is None:
            return
        ahead = field.data - self.today + timedelta(weeks=self._more_weeks)
        if self.status.data in TOOK_PLACE and ahead > timedelta():
            raise ValidationError(gettext("That day has not come yet."))
        if ahead > bounds.FURTHEST or field.data < self._earliest:
            raise ValidationError(gettext("Pick a day within two years."))

    @property
    def _earliest(self) -> date:
        return self.today - bounds.FURTHEST

    @property
    def _more_weeks(self) -> int:
        typed = (self.weeks and self.weeks.data) or 1
        return min(max(typed, 1), bounds.MOST_WEEKS) - 1  # else its own field says so

    def body(self) -> dict[str, Any]:
        """As `visit.add` takes it."""
        said = {field.name: field.data for field in self if field.name != "op_id"}
        said |= {name: as_json(said[name]) for name in ("held_on", "time_of_day")}
        said["episode_id"] = self.episode_id.data or None
        if "weeks" in said:
            said["weeks"] = said["weeks"] or 1
        return said


class VisitEditForm(VisitForm):
    weeks = None
    _earliest = bounds.FIRST_DAY  # it may be of any age
    revision = WholeNumberField(validators=[needed()])

    @classmethod
    def of(cls, visit: Visit, **more) -> "VisitEditForm":
        said = visit.content() | {"held_on": visit.held_on, "time_of_day": visit.time_of_day}
        return cls(data=said | {"revision": visit.revision}, **more)


class OutcomeForm(BaseForm):
    op_id = OpIdField()
    outcome = RadioField(choices=[*STATUSES, *choices([("undone", lazy_gettext("Take back"))])])


class SinceForm(BaseForm):
    op_id = OpIdField()
    since = DayField(validators=[needed()])


class NoticesForm(BaseForm):
    """The notices that were read, by their keys."""

    op_id = OpIdField()
    keys = LineField(validators=[needed(), AtMost(bounds.MOST_KEYS * 120)])
