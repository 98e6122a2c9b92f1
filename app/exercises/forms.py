"""The forms of a dose: typed from the therapist's sheet, or begun from the library."""

from typing import Any
from uuid import UUID

from flask_babel import gettext, lazy_gettext
from wtforms import HiddenField, RadioField, SelectField
from wtforms.validators import Optional, StopValidation, ValidationError

from app.exercises import bounds
from app.exercises.library import LIBRARY
from app.exercises.models import Prescription
from app.web.checks import AtMost, Within, needed
from app.web.fields import DayField, LineField, WholeNumberField, WordsField, choices
from app.web.forms import BaseForm, OpIdField

SIDES = choices(
    [
        ("none", lazy_gettext("Both at once")),
        ("each", lazy_gettext("Each side")),
        ("left", lazy_gettext("Left only")),
        ("right", lazy_gettext("Right only")),
    ]
)
PLANS = choices(
    [
        ("daily", lazy_gettext("Every day")),
        ("days", lazy_gettext("On some days")),
        ("week", lazy_gettext("Times a week")),
    ]
)
WEEKDAYS = choices(
    [
        ("mon", lazy_gettext("Mon")),
        ("tue", lazy_gettext("Tue")),
        ("wed", lazy_gettext("Wed")),
        ("thu", lazy_gettext("Thu")),
        ("fri", lazy_gettext("Fri")),
        ("sat", lazy_gettext("Sat")),
        ("sun", lazy_gettext("Sun")),
    ]
)
SET_BY = choices(
    [
        ("therapist", lazy_gettext("My therapist")),
        ("me", lazy_gettext("Me")),
        ("library", lazy_gettext("Nobody yet: a usual start")),
    ]
)
BAD_DAYS = choices(
    [
        ("same", lazy_gettext("The same")),
        ("fewer", lazy_gettext("Fewer sets")),
        ("rest", lazy_gettext("Leave it out")),
    ]
)


def seconds(words):
    return WholeNumberField(words, [Within(1, bounds.MOST_SECONDS)])


class DoseForm(BaseForm):
    """A dose to begin with, from `starts_on` on.

    Which problem it is for is asked where there are several: names by id, the usual one first.
    """

    op_id = OpIdField()
    exercise = HiddenField()
    episode_id = SelectField(lazy_gettext("What is it for?"), choices=())
    name = LineField(lazy_gettext("Exercise"), [needed(), AtMost(bounds.NAME_LENGTH)])
    sets = WholeNumberField(
        lazy_gettext("Sets"), [needed(), Within(1, bounds.MOST_SETS)], default=3
    )
    reps = WholeNumberField(
        lazy_gettext("Times in each set"), [Within(1, bounds.MOST_REPS)], default=10
    )
    hold_seconds = seconds(lazy_gettext("Hold, in seconds"))
    side = RadioField(lazy_gettext("Which side?"), choices=SIDES, default="none")
    plan = RadioField(lazy_gettext("How often?"), choices=PLANS, default="daily")
    weekdays = WordsField(lazy_gettext("On which days?"), choices=WEEKDAYS)
    days_per_week = WholeNumberField(lazy_gettext("Times a week"), [Within(1, 7)])
    bouts_per_day = WholeNumberField(
        lazy_gettext("Times a day"), [Within(1, bounds.MOST_BOUTS)], default=1
    )
    minutes = WholeNumberField(
        lazy_gettext("Minutes, for walking or cycling"), [Within(1, bounds.MOST_MINUTES)]
    )
    rest_seconds = seconds(lazy_gettext("Rest between sets, in seconds"))
    load = LineField(lazy_gettext("Weight or band"), [AtMost(bounds.LOAD_LENGTH)])
    starts_on = DayField(lazy_gettext("From"), [Optional()])
    until_on = DayField(lazy_gettext("Until"), [Optional()])
    set_by = RadioField(lazy_gettext("Who set this dose?"), choices=SET_BY, default="therapist")
    bad_day = RadioField(lazy_gettext("On a bad day"), choices=BAD_DAYS, default="same")
    bad_day_sets = WholeNumberField(
        lazy_gettext("Sets on a bad day"), [Within(1, bounds.MOST_SETS)]
    )
    bad_day_words = LineField(lazy_gettext("What makes it easier"), [AtMost(bounds.WORDS_LENGTH)])

    def __init__(self, formdata=None, *, problems: dict[UUID, str], **kwargs):
        super().__init__(formdata, **kwargs)
        if not problems:
            del self.episode_id
            return
        self.episode_id.choices = [(str(id), name) for id, name in problems.items()]
        # One tap in the library asks nothing.
        self.episode_id.data = self.episode_id.data or str(next(iter(problems)))

    def validate_exercise(self, field):
        if field.data and field.data not in LIBRARY:
            raise ValidationError(gettext("This exercise is not in the library."))

    def validate_weekdays(self, field):
        if self.plan.data == "days" and not field.data and not field.errors:
            raise StopValidation(gettext("Choose one day or more."))

    def validate_days_per_week(self, field):
        if self.plan.data == "week" and field.data is None and not field.errors:
            raise StopValidation(gettext("Please fill this in."))

    def validate_until_on(self, field):
        begins = self.starts_on.data if "starts_on" in self else None
        if field.data and begins and field.data < begins:
            raise ValidationError(gettext("The last day comes before the first."))

    def body(self) -> dict[str, Any]:
        """As `prescription.add` takes it."""
        said = {field.name: field.data for field in self if field.name != "op_id"}
        days = {name: value.isoformat() for name, value in said.items() if name in DAYS and value}
        return {name: value for name, value in (said | days).items() if value is not None}


DAYS = ("starts_on", "until_on")


class RevisionForm(DoseForm):
    """A dose in the place of another: it begins with the day of the change."""

    starts_on = None

    @classmethod
    def of(cls, prescription: Prescription, problems: dict[UUID, str]) -> "RevisionForm":
        belongs = {"episode_id": prescription.episode_id}
        return cls(data=said_by(prescription) | belongs, problems=problems)


def said_by(prescription: Prescription) -> dict[str, Any]:
    """What the form of a dose says of `prescription`."""
    content = prescription.content()
    bad_day = content.pop("bad_day")
    timed = prescription.minutes is not None and prescription.reps == 1
    return content | {
        "reps": None if timed else prescription.reps,
        "plan": _plan(prescription.weekdays, prescription.days_per_week),
        "bad_day": "rest" if bad_day.get("rest") else "fewer" if bad_day.get("sets") else "same",
        "bad_day_sets": bad_day.get("sets"),
        "bad_day_words": bad_day.get("words", ""),
    }


def from_library(slug: str) -> dict[str, Any]:
    """What the form begins with for a library item: a usual dose, which nobody has set yet."""
    item = LIBRARY[slug]
    dose = item.dose
    per_week = None if dose.days_per_week in (None, 7) else dose.days_per_week
    return {
        "exercise": slug,
        "name": item.name,
        "sets": dose.sets or 1,
        "reps": dose.reps,
        "hold_seconds": dose.hold_seconds or None,
        "minutes": dose.minutes,
        "side": "each" if dose.per_side else "none",
        "plan": _plan([], per_week),
        "days_per_week": per_week,
        "bouts_per_day": dose.sessions_per_day or 1,
        "set_by": "library",
        "bad_day_words": item.easier[: bounds.WORDS_LENGTH],
    }


def _plan(weekdays: list[str], days_per_week: int | None) -> str:
    if weekdays:
        return "days"
    return "week" if days_per_week else "daily"
