"""The forms of a number for one place, now or of another day; and of what entries ask."""

from datetime import date, datetime, time, timedelta
from typing import Any

from flask_babel import gettext, lazy_gettext
from wtforms import HiddenField, RadioField, SelectField
from wtforms.validators import Optional, ValidationError

from app.accounts.models import Person
from app.clock import instant_of, now
from app.journal.choices import Choices
from app.journal.journal import Journal
from app.journal.pad import read_asked
from app.journal.vocabulary.bands import SCHEMES
from app.journal.vocabulary.fields import GROUPS
from app.journal.vocabulary.places import NO_PLACE, SITES
from app.web.checks import InThePastYear, Within, needed
from app.web.fields import DayField, WholeNumberField, WordsField, choices
from app.web.forms import BaseForm, OpIdField

# A day that is filled in later has no hour: the evening check's stands for it.
FILLED_IN_AT = time(20)

SITE_CHOICES = choices((key, place.name) for key, place in SITES.items())
WHICH_DAY = choices(
    [
        ("now", lazy_gettext("Now")),
        ("yesterday", lazy_gettext("Yesterday")),
        ("other", lazy_gettext("Other day")),
    ]
)


class TapForm(BaseForm):
    """A tap on Today's pad. What the pad asked stands in the page, and comes back from there."""

    op_id = OpIdField()
    intensity = WholeNumberField(
        lazy_gettext("How bad is it?"), validators=[needed(), Within(0, 10)]
    )
    asked = HiddenField()

    def __init__(self, formdata=None, *, owner: Person, **kwargs):
        super().__init__(formdata, **kwargs)
        self.owner = owner

    def body(self) -> dict[str, Any]:
        """As `pain.record` takes it."""
        return {"intensity": self.intensity.data} | read_asked(self.asked.data or "")


class NewForm(TapForm):
    """A number for a place and a day of one's choice."""

    site = SelectField(lazy_gettext("Where?"), choices=SITE_CHOICES, default=NO_PLACE.key)
    which = RadioField(lazy_gettext("When?"), choices=WHICH_DAY, default="now")
    on = DayField(lazy_gettext("Day"), [Optional(), InThePastYear(lambda form: form.owner.today())])

    def validate_which(self, field):
        if field.data == "other" and not self.on.data and not self.on.errors:
            raise ValidationError(gettext("Pick a day."))

    def body(self) -> dict[str, Any]:
        return {"intensity": self.intensity.data, "site": self.site.data} | self._felt()

    def _felt(self) -> dict[str, str]:
        day = self._day()
        if day is None:
            return {}
        return {"felt_at": filled_in_at(day, self.owner).isoformat(), "felt_on": day.isoformat()}

    def _day(self) -> date | None:
        """The day that is filled in; None for a pain felt now."""
        today = self.owner.today()
        if self.which.data == "yesterday":
            return today - timedelta(days=1)
        return self.on.data if self.which.data == "other" and self.on.data != today else None


class ChoicesForm(BaseForm):
    """What an entry asks at once, and how its numbers are named."""

    op_id = OpIdField()
    bands = RadioField(
        lazy_gettext("Words for numbers"),
        choices=choices((code, scheme.name) for code, scheme in SCHEMES.items()),
    )
    groups = WordsField(
        lazy_gettext("On the page at once"),
        choices=choices((group.code, group.label) for group in GROUPS),
    )


def new_form(owner: Person, day: date | None = None, is_elsewhere: bool = False) -> NewForm:
    """The form for `day` (None: now) and for the place of the newest entry, unless the pain is
    elsewhere.
    """
    is_yesterday = day == owner.today() - timedelta(days=1)
    which = "now" if day is None else "yesterday" if is_yesterday else "other"
    place = NO_PLACE.key if is_elsewhere else Journal(owner).recent().place
    return NewForm(owner=owner, data={"site": place, "which": which, "on": day})


def choices_form(owner: Person) -> ChoicesForm:
    chosen = Choices(owner).get()
    return ChoicesForm(data={"groups": list(chosen.groups), "bands": chosen.bands})


def filled_in_at(day: date, owner: Person) -> datetime:
    """The instant that stands for a day rated later, never one that has not come yet."""
    return min(instant_of(day, FILLED_IN_AT, owner.zone, owner.day_ends_at), now())
