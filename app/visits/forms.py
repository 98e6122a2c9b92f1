"""The form of a limit."""

from flask_babel import lazy_gettext
from wtforms import RadioField, SelectChoice

from app.visits.models import MOST_VISITS
from app.web.checks import AtMost, Within, needed
from app.web.fields import LineField, WholeNumberField
from app.web.forms import BaseForm, OpIdField


class LimitForm(BaseForm):
    op_id = OpIdField()
    visits = WholeNumberField(lazy_gettext("How many visits?"), [needed(), Within(1, MOST_VISITS)])
    period = RadioField(
        lazy_gettext("For how long?"),
        choices=[
            SelectChoice("calendar_year", lazy_gettext("Each year, from 1 January")),
            SelectChoice("course", lazy_gettext("This course of visits")),
        ],
        default="calendar_year",
    )
    opening_used = WholeNumberField(
        lazy_gettext("Used before today"), [needed(), Within(0, MOST_VISITS)], default=0
    )
    name = LineField(lazy_gettext("Name"), [AtMost(100)])

    def columns(self) -> dict:
        return {
            "name": self.name.data or "",
            "visits": self.visits.data,
            "opening_used": self.opening_used.data,
            "period": self.period.data,
            "disciplines": ["pt"],
        }


class LimitEditForm(LimitForm):
    revision = WholeNumberField(validators=[needed()])

    def columns(self) -> dict:
        return super().columns() | {"revision": self.revision.data}
