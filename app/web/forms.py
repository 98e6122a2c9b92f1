"""The base of every form, and the fields whose strictness the whole app shares."""

import re
from datetime import date, timedelta
from uuid import UUID, uuid4

from flask import request
from flask_babel import gettext, lazy_gettext
from wtforms import DateField, Field, Form, IntegerField, StringField, TextAreaField
from wtforms.validators import InputRequired, StopValidation, ValidationError
from wtforms.widgets import HiddenInput, TextInput

from app.web import text

_WHOLE = re.compile(r"[+-]?[0-9]{1,9}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class BaseForm(Form):
    """A form without a stored token: what guards it against other sites is in cross_site.py."""

    class Meta:
        def render_field(self, field, render_kw):
            # A required attribute would let the browser answer in its own words and language.
            render_kw.pop("required", None)
            render_kw.setdefault("required", False)
            return super().render_field(field, render_kw)

    @classmethod
    def sent(cls, **kwargs):
        """The form as the request's body fills it in."""
        return cls(request.form, **kwargs)

    def __init__(self, formdata=None, **kwargs):
        super().__init__(formdata, **kwargs)
        self._formdata = formdata

    def validate(self, extra_validators=None) -> bool:
        fits = super().validate(extra_validators)
        return not self._sent_twice() and fits

    def _sent_twice(self) -> bool:
        """A name sent twice has no meaning to choose from, so neither value is believed."""
        twice = [
            field
            for field in self
            if self._formdata and len(self._formdata.getlist(field.name)) > 1
        ]
        for field in twice:
            field.errors = [*field.errors, gettext("This was sent twice. Choose one.")]
        return bool(twice)


def new_op_id() -> UUID:
    """The id of an act in a page for a browser without scripts."""
    return uuid4()


class OpIdField(Field):
    """The id of the act that this form carries, minted here for a browser without scripts.

    Where scripts run they mint one at each act instead (static/js/acts.js), so that a page
    kept open, or kept offline, never sends the same id for two acts.
    """

    widget = HiddenInput()

    def __init__(self, **kwargs):
        super().__init__(default=new_op_id, **kwargs)

    def process_formdata(self, valuelist):
        self.data = _uuid_or_none(valuelist[0] if valuelist else None) or new_op_id()

    def _value(self) -> str:
        return str(self.data)


def _uuid_or_none(value: str | None) -> UUID | None:
    try:
        return UUID(value) if value else None
    except ValueError:
        return None


class WholeNumberField(IntegerField):
    """ASCII digits only: Python's `int` would take full-width digits and underscores.

    A text input with a number keyboard: `type=number` hides what was typed when it does not fit.
    """

    widget = TextInput()

    def __init__(self, label=None, validators=None, **kwargs):
        super().__init__(label, validators, render_kw={"inputmode": "numeric"}, **kwargs)

    def process_formdata(self, valuelist):
        if not valuelist:
            return
        typed = valuelist[0].strip()
        if not typed:
            self.data = None
            return
        if not _WHOLE.fullmatch(typed):
            self.data = None
            raise ValueError(gettext("Enter a whole number, like 8."))
        self.data = int(typed)

    def pre_validate(self, form):
        if self.process_errors:
            raise StopValidation()


class DayField(DateField):
    """A calendar day as browsers send it, `2026-11-20`."""

    def process_formdata(self, valuelist):
        typed = valuelist[0].strip() if valuelist else ""
        if not typed:
            self.data = None
            return
        try:
            self.data = date.fromisoformat(typed) if _DATE.fullmatch(typed) else None
        except ValueError:
            self.data = None
        if self.data is None:
            raise ValueError(gettext("Enter a real date, like 2026-11-20."))

    def pre_validate(self, form):
        if self.process_errors:
            raise StopValidation()


def _cleaned(value: str | None) -> str | None:
    if value is None:
        return None
    try:
        return text.clean(value)
    except text.Unwritable:
        raise ValueError(
            gettext("This text has a character that cannot be saved. Please type it again.")
        ) from None


class LineField(StringField):
    """One line of a person's own words."""

    def process_formdata(self, valuelist):
        super().process_formdata(valuelist)
        self.data = _cleaned(self.data)

    def pre_validate(self, form):
        # What cannot be saved cannot be looked up either: no validator may hand it to a query.
        if self.process_errors:
            raise StopValidation()
        if self.data and "\n" in self.data:
            raise StopValidation(gettext("Keep this on one line."))


class NoteField(TextAreaField):
    """Lines of a person's own words."""

    def process_formdata(self, valuelist):
        super().process_formdata(valuelist)
        self.data = _cleaned(self.data)

    def pre_validate(self, form):
        if self.process_errors:
            raise StopValidation()


class AtMost:
    """At most `length` characters, said with how many there are."""

    def __init__(self, length: int):
        self.length = length

    def __call__(self, form, field):
        if field.data and len(field.data) > self.length:
            raise ValidationError(
                gettext(
                    "This is %(typed)s letters long. The most is %(most)s.",
                    typed=f"{len(field.data):,}",
                    most=f"{self.length:,}",
                )
            )


class Within:
    """A whole number from `least` to `most`."""

    def __init__(self, least: int, most: int):
        self.least, self.most = least, most

    def __call__(self, form, field):
        if field.data is not None and not self.least <= field.data <= self.most:
            raise ValidationError(
                gettext(
                    "Enter a number from %(least)s to %(most)s.",
                    least=self.least,
                    most=self.most,
                )
            )


class InThePastYear:
    """A day from a year ago to `today(form)`: a later one cannot have happened yet."""

    def __init__(self, today):
        self.today = today

    def __call__(self, form, field):
        if field.data is None:
            return
        today = self.today(form)
        if field.data > today:
            raise ValidationError(gettext("That day has not come yet."))
        if field.data < today - timedelta(days=366):
            raise ValidationError(gettext("Pick a day in the past year."))


class Needed(InputRequired):
    """Something was typed, and more than blanks where blanks do not count."""

    def __call__(self, form, field):
        super().__call__(form, field)
        if field.data is None or field.data == "":
            raise StopValidation(self.message)


def needed(message=None):
    return Needed(message or lazy_gettext("Please fill this in."))
