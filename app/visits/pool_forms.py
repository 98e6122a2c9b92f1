"""The form of a pool: of a limit, an approval, a package or a referral."""

from typing import Any

from flask_babel import gettext, lazy_gettext
from wtforms import HiddenField, RadioField, SelectField
from wtforms.validators import AnyOf, Optional, StopValidation, ValidationError

from app.visits import bounds
from app.visits.models import Pool, as_json
from app.visits.terms import KINDS
from app.web.checks import AtMost, Within, needed
from app.web.fields import DayField, LineField, WholeNumberField, WordsField, choices
from app.web.forms import BaseForm, OpIdField

PERIODS = choices(
    [
        ("calendar_year", lazy_gettext("Each year, from 1 January")),
        ("plan_year", lazy_gettext("Each year, from another day")),
        ("course", lazy_gettext("In all, for this problem")),
    ]
)
DISCIPLINES = choices(
    [
        ("pt", lazy_gettext("Physical (PT)")),
        ("ot", lazy_gettext("Occupational (OT)")),
        ("slp", lazy_gettext("Speech (SLP)")),
    ]
)
SWITCHES = choices(
    [
        ("evaluation", lazy_gettext("The first check-up (evaluation)")),
        ("re_evaluation", lazy_gettext("A later check-up (re-evaluation)")),
        ("telehealth", lazy_gettext("Visits by video")),
        ("group", lazy_gettext("Group classes")),
        ("no_show", lazy_gettext("Visits you missed")),
        ("deductible", lazy_gettext("Visits you paid in full before the plan began to pay")),
        ("two_a_day", lazy_gettext("Two on one day count as two")),
    ]
)
NETWORKS = choices(
    [
        ("any", lazy_gettext("In the plan’s network or not")),
        ("in", lazy_gettext("In the network only")),
        ("out", lazy_gettext("Outside the network only")),
    ]
)
SOURCES = choices(
    [
        ("card", lazy_gettext("My plan’s card or booklet")),
        ("letter", lazy_gettext("The plan’s letter")),
        ("clinic", lazy_gettext("The clinic")),
        ("you", lazy_gettext("I typed what I remember")),
    ]
)


class PoolForm(BaseForm):
    op_id = OpIdField()
    kind = HiddenField(validators=[AnyOf(KINDS)], default="limit")
    visits = WholeNumberField(lazy_gettext("How many visits?"), [Within(1, bounds.MOST_VISITS)])
    period = RadioField(lazy_gettext("For how long?"), choices=PERIODS, default="calendar_year")
    starts_on = DayField(lazy_gettext("First day"))  # not Optional: that would skip its check below
    ends_on = DayField(lazy_gettext("Last day"), [Optional()])
    opening_used = WholeNumberField(
        lazy_gettext("Used before today"), [Within(0, bounds.MOST_VISITS)], default=0
    )
    name = LineField(lazy_gettext("Name or number"), [AtMost(bounds.NAME_LENGTH)])
    disciplines = WordsField(lazy_gettext("For which therapy?"), choices=DISCIPLINES)
    episode_id = SelectField(lazy_gettext("For which problem?"), choices=())
    counts = WordsField(lazy_gettext("What uses up a visit?"), choices=SWITCHES)
    network = RadioField(lazy_gettext("Where?"), choices=NETWORKS, default="any")
    decision_days = WholeNumberField(
        lazy_gettext("Days the plan takes to answer"), [Within(0, bounds.MOST_DECISION_DAYS)]
    )
    source = RadioField(lazy_gettext("Where is this from?"), choices=SOURCES, default="you")
    checked_on = DayField(lazy_gettext("Last checked with the plan"), [Optional()])

    def __init__(self, *args, problems=(), **kwargs):
        """`problems`: id and words of what the person is treated for; asked where it is several."""
        super().__init__(*args, **kwargs)
        anywhere = ("", gettext("Any of them"))
        self.episode_id.choices = [anywhere, *problems]
        self.episode_id.validate_choice = bool(problems and self.episode_id.data)
        self.asks_for_problem = bool(problems)

    @property
    def is_limit(self) -> bool:
        return self.kind.data == "limit"

    def validate_visits(self, field):
        if field.data is None and not field.errors and self.kind.data != "referral":
            raise StopValidation(gettext("Please fill this in."))

    def validate_starts_on(self, field):
        if self.is_limit and self.period.data == "plan_year" and field.data is None:
            raise StopValidation(gettext("Pick the first day of the plan’s year."))

    def validate_ends_on(self, field):
        both = not self.is_limit and field.data and self.starts_on.data
        if both and field.data < self.starts_on.data:
            raise ValidationError(gettext("The last day comes before the first."))

    def validate_disciplines(self, field):
        if not field.data and not field.errors:
            raise StopValidation(gettext("Choose one or more."))

    def body(self) -> dict[str, Any]:
        """As `pool.add` takes it."""
        said = {field.name: field.data for field in self if field.name != "op_id"}
        said["period"] = self.period.data if self.is_limit else "dates"
        if not self.asks_for_problem:
            del said["episode_id"]
        elif not said["episode_id"]:
            said["episode_id"] = None  # any of them
        return said | {name: as_json(said[name]) for name in DAYS}


class PoolEditForm(PoolForm):
    revision = WholeNumberField(validators=[needed()])

    @classmethod
    def of(cls, pool: Pool, problems=()) -> "PoolEditForm":
        said = pool.content() | {name: getattr(pool, name) for name in DAYS}
        return cls(data=said | {"revision": pool.revision}, problems=problems)


DAYS = ("starts_on", "ends_on", "checked_on")
