"""The entry's form: all that can be said of one pain, each part of it optional."""

from datetime import datetime, timedelta
from typing import Any

from flask_babel import gettext, lazy_gettext
from wtforms import BooleanField, Field, RadioField, SelectChoice, TimeField
from wtforms.validators import Optional, StopValidation, ValidationError

from app.accounts.models import Person
from app.clock import instant_of, local, now
from app.journal.choices import Choices
from app.journal.models import PainEntry
from app.journal.ratings_field import RatingsField
from app.journal.vocabulary import fields
from app.journal.vocabulary.movements import Movement, asked_for
from app.journal.vocabulary.places import NO_PLACE, SITES
from app.web.checks import AtMost, InThePastYear, Within, needed
from app.web.dates import time_of
from app.web.fields import (
    DayField,
    LineField,
    NoteField,
    WholeNumberField,
    WordsField,
    choices,
)
from app.web.forms import BaseForm, OpIdField
from app.web.text import NOTE_LENGTH

NOTHING = (None, "", [])
MOST_AT_ONCE = 8


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
    note = NoteField(lazy_gettext("Note"), [AtMost(NOTE_LENGTH)])
    is_private = BooleanField(lazy_gettext("Keep this note private"))

    def __init__(
        self,
        formdata=None,
        *,
        owner: Person,
        entry: PainEntry,
        remembered: PainEntry | None = None,
    ):
        self.owner, self.entry = owner, entry
        self.prefilled = _prefilled(owner, entry, remembered)
        self.hints = _hints(entry, remembered)
        super().__init__(formdata, data=_as_it_stands(entry) | self.prefilled)
        self.when.choices = _times(entry)

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
        }
        return {name: value for name, value in said.items() if value != getattr(self.entry, name)}

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


def _form_field(field: fields.Field) -> Field:
    if field.kind == "words":
        folds = len(field.options) > MOST_AT_ONCE
        words = choices(field.options)
        return WordsField(field.label, choices=words, marked=field.warns, folds=folds)
    if field.kind == "one":
        none = ("", lazy_gettext("No answer"))
        return RadioField(field.label, choices=choices((none, *field.options)))
    if field.kind == "number":
        bounds = {"data-least": field.least, "data-most": field.most}
        # The number keyboard of an iPhone has no minus.
        keyboard = {"inputmode": "text"} if field.least < 0 else {}
        checks = [Optional(), Within(field.least, field.most)]
        return WholeNumberField(field.label, checks, render_kw=bounds | keyboard)
    is_text = field.kind == "text"
    most = fields.TEXT_LENGTH if is_text else fields.LINE_LENGTH
    kind = NoteField if is_text else LineField
    return kind(field.label, [AtMost(most)], render_kw={"maxlength": most})


def stored(entry: PainEntry) -> dict[str, Any]:
    """What the entry holds: a phone compares with it to find what was changed."""
    return {
        "ratings": ratings_of(entry),
        "details": entry.details,
        "note": entry.note,
        "is_private": entry.is_private,
        "context": entry.context,
        "felt_at": entry.acted_at.isoformat(),
        "felt_on": entry.acted_on.isoformat(),
        "revision": entry.revision,
    }


def ratings_of(entry: PainEntry) -> dict[str, int]:
    """The numbers of an entry by `site.knee.left` and `movement.stairs_down`."""
    return {f"{rating.kind}.{rating.key}": rating.intensity for rating in entry.ratings}


def _are_one_wish(felt_at: str | None, other: str | None) -> bool:
    if felt_at is None or other is None:
        return felt_at == other
    between = datetime.fromisoformat(felt_at) - datetime.fromisoformat(other)
    return abs(between) < timedelta(minutes=1)


def _times(entry: PainEntry) -> list[SelectChoice]:
    return [
        SelectChoice("kept", gettext("At %(time)s", time=time_of(entry))),
        SelectChoice("15", gettext("15 min ago")),
        SelectChoice("30", gettext("30 min ago")),
        SelectChoice("60", gettext("60 min ago")),
        SelectChoice("other", gettext("Other")),
    ]


def _prefilled(owner: Person, entry: PainEntry, remembered: PainEntry | None) -> dict[str, Any]:
    """Words of the last entry for one that has said nothing yet; never a number.

    Of the fields that stand on the page at once: nobody should say what they did not see.
    """
    if remembered is None or entry.revision > 1:
        return {}
    seen = [field for group in Choices(owner).get().at_first() for field in group.fields]
    offered = {field.code for field in seen if field.is_remembered}
    return {code: words for code, words in remembered.details.items() if code in offered}


def _hints(entry: PainEntry, remembered: PainEntry | None) -> dict[str, str]:
    """The places of the last entry stand first, without a number."""
    if remembered is None or entry.revision > 1:
        return {}
    keys = ratings_of(remembered).keys() - ratings_of(entry).keys() - {f"site.{NO_PLACE.key}"}
    return {key: gettext("Remembered from last time") for key in keys if key.startswith("site.")}


def _as_it_stands(entry: PainEntry) -> dict[str, Any]:
    felt = local(entry.acted_at, entry.zone)
    unsaid = {code: "" for code, field in fields.FIELDS.items() if field.kind == "one"}
    stands = {
        "revision": entry.revision,
        "rate": ratings_of(entry),
        "context": entry.context,
        "note": entry.note,
        "is_private": entry.is_private,
        "on": entry.acted_on,
        "at": felt.time().replace(second=0, microsecond=0),
    }
    return unsaid | entry.details | stands


for _field in fields.FIELDS.values():
    setattr(EntryForm, _field.code, _form_field(_field))
