"""The forms of the program and of a tick."""

from flask_babel import lazy_gettext
from wtforms import SelectField

from app.exercises.models import MOST_REPS, MOST_SETS
from app.web.checks import AtMost, InThePastYear, Within, needed
from app.web.fields import DayField, LineField, WholeNumberField
from app.web.forms import BaseForm, OpIdField


class PrescriptionForm(BaseForm):
    op_id = OpIdField()
    name = LineField(lazy_gettext("Exercise"), [needed(), AtMost(100)])
    sets = WholeNumberField(lazy_gettext("Sets"), [needed(), Within(1, MOST_SETS)], default=3)
    reps = WholeNumberField(
        lazy_gettext("Times in each set"), [needed(), Within(1, MOST_REPS)], default=10
    )

    def dose(self) -> dict:
        return {"name": self.name.data, "sets": self.sets.data, "reps": self.reps.data}


class MarkForm(BaseForm):
    """A tick on a set; the day is the one that the page showed."""

    op_id = OpIdField()
    on = DayField(validators=[needed(), InThePastYear(lambda form: form.owner.today())])
    set_number = WholeNumberField(validators=[needed(), Within(1, MOST_SETS)])
    bout = WholeNumberField(validators=[Within(1, 12)], default=1)
    side = SelectField(choices=["none", "left", "right"], default="none")
    outcome = SelectField(choices=["done", "undone"], validators=[needed()])

    def __init__(self, formdata=None, *, owner):
        super().__init__(formdata)
        self.owner = owner

    def mark(self) -> dict:
        return {
            "on": self.on.data.isoformat(),
            "bout": self.bout.data,
            "side": self.side.data,
            "set_number": self.set_number.data,
            "outcome": self.outcome.data,
        }
