"""The pad and the entry's form."""

from datetime import datetime, timedelta

from flask_babel import gettext, lazy_gettext
from wtforms import RadioField, SelectChoice, TimeField
from wtforms.validators import Optional, StopValidation, ValidationError

from app.accounts.models import Person
from app.clock import instant_of, local, now
from app.journal.models import PainEntry
from app.web.checks import AtMost, InThePastYear, Within, needed
from app.web.dates import time_of
from app.web.fields import DayField, NoteField, WholeNumberField
from app.web.forms import BaseForm, OpIdField
from app.web.text import NOTE_LENGTH


class TapForm(BaseForm):
    """A tap on the pad."""

    op_id = OpIdField()
    intensity = WholeNumberField(validators=[needed(), Within(0, 10)])


def _with_the_day(form, field):
    """A time that was picked as "Other" needs both of its parts."""
    is_whole = form.on.data and field.data and field.raw_data
    if form.when.data == "other" and not is_whole and not form.on.errors:
        raise StopValidation(gettext("Pick a day and a time."))


class EntryForm(BaseForm):
    """More about an entry: when it was, a note, or another number."""

    op_id = OpIdField()
    revision = WholeNumberField(validators=[needed()])
    intensity = WholeNumberField(validators=[Optional(), Within(0, 10)])
    when = RadioField(lazy_gettext("When was it?"), default="kept")
    on = DayField(lazy_gettext("Day"), [Optional(), InThePastYear(lambda form: form.owner.today())])
    at = TimeField(lazy_gettext("Time"), [_with_the_day, Optional()])
    note = NoteField(lazy_gettext("Note"), [AtMost(NOTE_LENGTH)])

    def __init__(self, formdata=None, *, owner: Person, entry: PainEntry):
        super().__init__(formdata, data=_as_it_stands(entry))
        self.owner, self.entry = owner, entry
        self.when.choices = _times(entry)

    def validate_at(self, field):
        is_typed = self.when.data == "other" and not self.on.errors
        if is_typed and self._typed_instant() > now():
            raise ValidationError(gettext("That time has not come yet."))

    def repeats(self, first: dict) -> bool:
        """Whether this is the form of the edit `first` sent again, as by a double tap.

        "15 min ago" is not the same moment twice; within a minute it is the same wish.
        """
        moved = self._moved()
        if (self.note.data or "") != first.get("note", self.entry.note):
            return False
        if not (moved and "felt_at" in first):
            return not moved and "felt_at" not in first
        times = [datetime.fromisoformat(body["felt_at"]) for body in (first, moved)]
        return abs(times[0] - times[1]) < timedelta(minutes=1)

    def changes(self) -> dict:
        """What differs from the entry, as `pain.edit` takes it."""
        if self.intensity.data is not None:  # a key of the pad; it comes without the rest
            return {"intensity": self.intensity.data}
        note = self.note.data or ""
        return ({"note": note} if note != self.entry.note else {}) | self._moved()

    def _moved(self) -> dict:
        if self.when.data == "kept":
            return {}
        if self.when.data == "other":
            felt_at, felt_on = self._typed_instant(), self.on.data
        else:
            felt_at = now() - timedelta(minutes=int(self.when.data))
            felt_on = self.owner.day_of(felt_at)
        return {"felt_at": felt_at.isoformat(), "felt_on": felt_on.isoformat()}

    def _typed_instant(self) -> datetime:
        return instant_of(self.on.data, self.at.data, self.owner.zone, self.owner.day_ends_at)


def _times(entry: PainEntry) -> list[SelectChoice]:
    return [
        SelectChoice("kept", gettext("At %(time)s", time=time_of(entry))),
        SelectChoice("15", gettext("15 min ago")),
        SelectChoice("30", gettext("30 min ago")),
        SelectChoice("60", gettext("60 min ago")),
        SelectChoice("other", gettext("Other")),
    ]


def _as_it_stands(entry: PainEntry) -> dict:
    felt = local(entry.acted_at, entry.zone)
    return {
        "revision": entry.revision,
        "note": entry.note,
        "on": entry.acted_on,
        "at": felt.time().replace(second=0, microsecond=0),
    }
