"""The forms of goals, activities, questions and the numbers given to them."""

from typing import Any

from flask_babel import gettext, lazy_gettext
from wtforms import SelectField
from wtforms.validators import Optional

from app.outcomes import bounds
from app.web.checks import AtMost, Within, needed
from app.web.fields import DayField, LineField, WholeNumberField, choices
from app.web.forms import BaseForm, OpIdField

_VALUE = Within(0, bounds.MOST_VALUE)


class _Edit(BaseForm):
    revision = WholeNumberField(validators=[needed()])

    @classmethod
    def of(cls, line):
        return cls(data=line.content() | {"revision": line.revision})

    def is_made_on(self, line) -> None:
        """What was typed stays, to be saved on top of what another phone made of it meanwhile."""
        self.revision.data = line.revision
        said = gettext("This was changed on another phone. Check it and save again.")
        next(field for field in self if field.name in ("name", "text")).errors = [said]


class GoalForm(BaseForm):
    op_id = OpIdField()
    name = LineField(
        lazy_gettext("What do you want to do?"), [needed(), AtMost(bounds.NAME_LENGTH)]
    )
    baseline = WholeNumberField(lazy_gettext("At the start"), [_VALUE])
    target = WholeNumberField(lazy_gettext("The goal"), [_VALUE])
    unit = LineField(lazy_gettext("Counted in"), [AtMost(bounds.UNIT_LENGTH)])
    target_on = DayField(lazy_gettext("By when?"), [Optional()])

    def body(self) -> dict[str, Any]:
        """As `goal.add` takes it."""
        return {
            "name": self.name.data,
            "unit": self.unit.data or "",
            "baseline": self.baseline.data,
            "target": self.target.data,
            "target_on": self.target_on.data.isoformat() if self.target_on.data else None,
        }


class GoalEditForm(_Edit, GoalForm):
    @classmethod
    def of(cls, line):
        said = line.content() | {"target_on": line.target_on, "revision": line.revision}
        return cls(data=said)

    def body(self) -> dict[str, Any]:
        return super().body() | {"revision": self.revision.data}


class ActivityForm(BaseForm):
    op_id = OpIdField()
    name = LineField(lazy_gettext("What is hard to do?"), [needed(), AtMost(bounds.NAME_LENGTH)])

    def body(self) -> dict[str, Any]:
        return {"name": self.name.data}


class ActivityEditForm(_Edit, ActivityForm):
    def body(self) -> dict[str, Any]:
        return super().body() | {"revision": self.revision.data}


class QuestionForm(BaseForm):
    op_id = OpIdField()
    text = LineField(
        lazy_gettext("What do you want to ask?"), [needed(), AtMost(bounds.QUESTION_LENGTH)]
    )

    def body(self) -> dict[str, Any]:
        return {"text": self.text.data}


class QuestionEditForm(_Edit, QuestionForm):
    def body(self) -> dict[str, Any]:
        return super().body() | {"revision": self.revision.data}


def _outcomes(*codes: str) -> SelectField:
    return SelectField(choices=choices([(code, code) for code in codes]), validators=[needed()])


class GoalMarkForm(BaseForm):
    op_id = OpIdField()
    outcome = _outcomes("reached", "undone")


class QuestionMarkForm(BaseForm):
    op_id = OpIdField()
    outcome = _outcomes("asked", "undone")


class ScoreForm(BaseForm):
    """`outcome`: it was given by mistake."""

    op_id = OpIdField()
    value = WholeNumberField(lazy_gettext("Now"), [needed(), _VALUE])
    outcome = SelectField(choices=choices([("", ""), ("undone", "undone")]), default="")

    def body(self) -> dict[str, Any]:
        said = {"value": self.value.data}
        return said | {"outcome": self.outcome.data} if self.outcome.data else said
