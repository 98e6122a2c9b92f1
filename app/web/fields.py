"""Fields that take exactly what they say, and keep what was typed when it does not fit."""

import re
from collections.abc import Iterable
from datetime import date

from flask_babel import gettext
from flask_babel.speaklater import LazyString
from wtforms import (
    DateField,
    IntegerField,
    SelectChoice,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import StopValidation
from wtforms.widgets import CheckboxInput, ListWidget, TextInput

from app.web import text
from app.web.checks import Within

_WHOLE = re.compile(r"[+-]?[0-9]{1,9}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class _Strict:
    """What could not be read is not handed on to checks, which may put it into a query."""

    def pre_validate(self, form):
        if self.process_errors:
            raise StopValidation()


class WholeNumberField(_Strict, IntegerField):
    """ASCII digits only: Python's `int` would take full-width digits and underscores.

    A text input with a number keyboard: `type=number` hides what was typed when it does not fit.
    Its bounds stand on it, for a phone that has to say by itself what does not fit.
    """

    widget = TextInput()

    def __init__(self, label=None, validators=None, render_kw=None, **kwargs):
        bounds = next((check for check in validators or () if isinstance(check, Within)), None)
        said = {"data-least": bounds.least, "data-most": bounds.most} if bounds else {}
        render_kw = {"inputmode": "numeric", **said, **(render_kw or {})}
        super().__init__(label, validators, render_kw=render_kw, **kwargs)

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


class DayField(_Strict, DateField):
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


def choices(options: Iterable[tuple[str, LazyString]]) -> list[SelectChoice]:
    """What a field offers, from pairs of a code and its words."""
    return [SelectChoice(code, words) for code, words in options]


class WordsField(SelectMultipleField):
    """Any of a few words, each a box to check. Those of `marked` carry `data-marked`;
    where it `folds`, a page may show the first ones only."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def __init__(self, label=None, validators=None, marked=frozenset(), folds=False, **kwargs):
        super().__init__(label, validators, **kwargs)
        self.marked, self.folds = marked, folds

    def __iter__(self):
        for option in super().__iter__():
            option.render_kw = {"data-marked": option.data in self.marked}
            yield option


def _cleaned(value: str | None) -> str | None:
    if value is None:
        return None
    try:
        return text.clean(value)
    except text.Unwritable:
        raise ValueError(
            gettext("This text has a character that cannot be saved. Please type it again.")
        ) from None


class LineField(_Strict, StringField):
    """One line of a person's own words."""

    def process_formdata(self, valuelist):
        super().process_formdata(valuelist)
        self.data = _cleaned(self.data)

    def pre_validate(self, form):
        super().pre_validate(form)
        if self.data and "\n" in self.data:
            raise StopValidation(gettext("Keep this on one line."))


class NoteField(_Strict, TextAreaField):
    """Lines of a person's own words."""

    def process_formdata(self, valuelist):
        super().process_formdata(valuelist)
        self.data = _cleaned(self.data)
