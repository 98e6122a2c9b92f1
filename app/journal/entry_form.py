"""The entry's form: all that can be said of one pain, each part of it optional."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from flask_babel import gettext, lazy_gettext
from wtforms import BooleanField, RadioField, SelectField, TimeField
from wtforms.validators import Optional, StopValidation, ValidationError

from app.accounts.models import Person
from app.clock import instant_of, now
from app.journal.entry_fields import as_it_stands, form_field, times
from app.journal.followups import Happened
from app.journal.followups_wording import link_choices
from app.journal.models import PainEntry
from app.journal.ratings_field import RatingsField
from app.journal.remembered import hints, prefilled
from app.journal.stored import stored
from app.journal.vocabulary import fields
from app.journal.vocabulary.movements import Movement, asked_for
from app.journal.vocabulary.places import SITES
from app.web.checks import AtMost, InThePastYear, Within, needed
from app.web.fields import (
    DayField,
    NoteField,
    WholeNumberField,
    WordsField,
    choices,
)
from app.web.forms import BaseForm, OpIdField
from app.web.text import NOTE_LENGTH

NOTHING = (None, "", [])


def _with_the_day(form, field):
    """A time that was picked as "Other" needs both of its parts."""
    is_whole = form.on.data and field.data and field.raw_data
    if form.when.data == "other" and not is_whole and not form.on.errors:
        raise StopValidation(gettext("Pick a day and a time."))


class EntryForm(BaseForm):
    """More about an entry. Each field of the vocabulary is a field here, by its code.

    `asked` names those that the page showed: what was not asked is not taken away.
    """

    op_id = OpIdField()
    revision = WholeNumberField(validators=[needed()])
    asked = WordsField(choices=choices((code, code) for code in fields.FIELDS))
    intensity = WholeNumberField(validators=[Optional(), Within(0, 10)])
    rate = RatingsField(lazy_gettext("Where does it hurt?"))
    when = RadioField(lazy_gettext("When was it?"), default="kept")
    on = DayField(lazy_gettext("Day"), [Optional(), InThePastYear(lambda form: form.owner.today())])
    at = TimeField(lazy_gettext("Time"), [_with_the_day, Optional()])
    context = RadioField(lazy_gettext("What was going on?"), choices=choices(fields.CONTEXTS))
    follows = SelectField(lazy_gettext("What was it?"))
    note = NoteField(lazy_gettext("Note"), [AtMost(NOTE_LENGTH)])
    is_private = BooleanField(lazy_gettext("Keep this note private"))

    def __init__(
        self,
        formdata=None,
        *,
        owner: Person,
        entry: PainEntry,
        remembered: PainEntry | None = None,
        offered: Iterable[Happened] = (),
        names: Mapping[UUID, str] | None = None,
    ):
        """`offered`: what the entry may follow; `names`: of exercises, by their ids."""
        self.owner, self.entry, self.names = owner, entry, names or {}
        self.prefilled = prefilled(owner, entry, remembered)
        self.hints = hints(entry, remembered)
        super().__init__(formdata, data=as_it_stands(entry) | self.prefilled)
        self.when.choices = times(entry)
        self.follows.choices = link_choices(entry.followed, offered, self.names)

    def validate_at(self, field):
        is_typed = self.when.data == "other" and not self.on.errors
        if is_typed and self._typed_instant() > now():
            raise ValidationError(gettext("That time has not come yet."))

    def changes(self) -> dict[str, Any]:
        """What differs from the entry, as `pain.edit` takes it."""
        if self.intensity.data is not None:  # a key of the pad; it comes without the rest
            return {"intensity": self.intensity.data}
        parts = {"ratings": self.rate.changes(), "details": self._changed_details()}
        parts = {name: changed for name, changed in parts.items() if changed}
        return parts | self._said_otherwise() | self._moved()

    def repeats(self, first: dict[str, Any]) -> bool:
        """Whether this is the form of the edit `first` sent again, as by a double tap.

        The entry says by now what the form says, so only what was typed can tell. "15 min ago" is
        not the same moment twice; within a minute it is the same wish.
        """
        changes, first = self.changes(), dict(first)
        felt = [body.pop("felt_at", None) for body in (changes, first)]
        if not _are_one_wish(*felt):
            return False
        return all(first.get(name) == value for name, value in changes.items())

    def has_errors_in(self, groups: list[fields.Group]) -> bool:
        return any(self[field.code].errors for group in groups for field in group.fields)

    def asked_movements(self) -> list[Movement]:
        """The movements to offer first, by the places that hurt."""
        keys = [key.removeprefix("site.") for key in self.rate.data if key.startswith("site.")]
        return asked_for({SITES[key].region for key in keys})

    def _changed_details(self) -> dict[str, Any]:
        said = {code: self[code].data for code in self.asked.data or ()}
        cleared = {code: None if value in NOTHING else value for code, value in said.items()}
        there = self.entry.details
        return {code: value for code, value in cleared.items() if value != there.get(code)}

    def _said_otherwise(self) -> dict[str, Any]:
        said = {
            "note": self.note.data or "",
            "is_private": self.is_private.data,
            "context": self.context.data,
            "follows": self.follows.data or None,
        }
        there = stored(self.entry)
        return {name: value for name, value in said.items() if value != there[name]}

    def _moved(self) -> dict[str, str]:
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


def _are_one_wish(felt_at: str | None, other: str | None) -> bool:
    if felt_at is None or other is None:
        return felt_at == other
    between = datetime.fromisoformat(felt_at) - datetime.fromisoformat(other)
    return abs(between) < timedelta(minutes=1)


for _field in fields.FIELDS.values():
    setattr(EntryForm, _field.code, form_field(_field))
