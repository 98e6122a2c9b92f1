"""The forms of a day: a tick, how it went, a note, an easier plan."""

import re
from datetime import timedelta
from typing import Any
from uuid import UUID

from flask_babel import gettext, lazy_gettext
from wtforms import HiddenField, RadioField, SelectField
from wtforms.validators import ValidationError

from app.exercises import bounds
from app.exercises.day_bodies import MOST_SETS_AT_ONCE
from app.exercises.operations import LONGEST_FLARE
from app.web.checks import AtMost, InThePastYear, Within, needed
from app.web.fields import DayField, NoteField, WholeNumberField, choices
from app.web.forms import BaseForm, OpIdField
from app.web.text import NOTE_LENGTH

_SET = re.compile(r"[0-9a-f-]{36} [0-9]{1,2} (none|left|right) [0-9]{1,2}")


class OfADay(BaseForm):
    """An act of the day that the page showed."""

    op_id = OpIdField()
    on = DayField(validators=[needed(), InThePastYear(lambda form: form.owner.today())])

    def __init__(self, formdata=None, *, owner, **kwargs):
        super().__init__(formdata, **kwargs)
        self.owner = owner

    def body(self) -> dict[str, Any]:
        said = {field.name: field.data for field in self if field.name != "op_id"}
        said["on"] = self.on.data.isoformat()
        return {name: value for name, value in said.items() if value not in (None, "")}


class MarkForm(OfADay):
    """Ticks: which sets, each as `sets.mark` names it and a comma between, and their outcome."""

    marks = HiddenField(validators=[needed()])
    outcome = SelectField(choices=list(bounds.OUTCOMES), validators=[needed()])
    reason = SelectField(choices=["", *bounds.REASONS], default="")

    def validate_marks(self, field):
        sets = field.data.split(",")
        if len(sets) > MOST_SETS_AT_ONCE or not all(map(_SET.fullmatch, sets)):
            raise ValidationError(gettext("Choose a set of your list."))

    def body(self) -> dict[str, Any]:
        return super().body() | {"marks": self.marks.data.split(",")}


class FeltForm(OfADay):
    """Pain or effort of one line, or of the whole session."""

    line_id = HiddenField()
    pain = WholeNumberField(lazy_gettext("Pain"), [Within(0, 10)])
    effort = WholeNumberField(lazy_gettext("Effort"), [Within(0, 10)])

    def validate_line_id(self, field):
        try:
            field.data and UUID(field.data)
        except ValueError:
            raise ValidationError(gettext("Choose an exercise of your list.")) from None

    def validate_effort(self, field):
        if field.data is None and self.pain.data is None:
            raise ValidationError(gettext("Choose a number."))


class NoteForm(BaseForm):
    op_id = OpIdField()
    verdict = RadioField(
        lazy_gettext("How is it for you?"),
        choices=choices(
            [
                ("helps", lazy_gettext("Helps")),
                ("hurts", lazy_gettext("Hurts")),
                ("unsure", lazy_gettext("Not sure")),
            ]
        ),
        validators=[needed()],
    )
    text = NoteField(lazy_gettext("In your words"), [AtMost(NOTE_LENGTH)])

    def body(self) -> dict[str, Any]:
        return {"verdict": self.verdict.data, "text": self.text.data or ""}


class MoveForm(BaseForm):
    op_id = OpIdField()
    to = WholeNumberField(validators=[needed(), Within(0, 999)])


class UntilForm(BaseForm):
    """The last day of a flare."""

    op_id = OpIdField()
    last_on = DayField(validators=[needed()])

    def __init__(self, formdata=None, *, owner):
        super().__init__(formdata)
        self.owner = owner

    def validate_last_on(self, field):
        if field.data and not timedelta() <= field.data - self.owner.today() <= LONGEST_FLARE:
            raise ValidationError(gettext("Choose one of the next days."))


class MaintenanceForm(BaseForm):
    op_id = OpIdField()
    days_per_week = WholeNumberField(lazy_gettext("Days a week"), [needed(), Within(1, 7)])
