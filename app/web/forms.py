"""The base of every form, and the id of the act that it carries."""

from uuid import UUID, uuid4

from flask import request
from flask_babel import gettext
from wtforms import Field, Form, SelectMultipleField
from wtforms.widgets import HiddenInput


class BaseForm(Form):
    """A form without a stored token: what guards it against other sites is in cross_site.py."""

    class Meta:
        def render_field(self, field, render_kw):
            # A required attribute would let the browser answer in its own words and language.
            if field.flags.required:
                render_kw.setdefault("data-needed", "")  # a phone without a network asks for it
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
            if self._formdata
            and not isinstance(field, SelectMultipleField)
            and len(self._formdata.getlist(field.name)) > 1
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
