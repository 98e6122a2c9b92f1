"""The form that takes a photo of a sheet in."""

from flask import request
from flask_babel import gettext, lazy_gettext
from werkzeug.datastructures import CombinedMultiDict, FileStorage
from wtforms import FileField
from wtforms.validators import ValidationError

from app.exercises.bounds import NAME_LENGTH
from app.exercises.photo import MOST_BYTES, Photo, Unusable, taken_in
from app.exercises.sheet_operations import body_of
from app.web.checks import AtMost
from app.web.fields import LineField
from app.web.forms import BaseForm, OpIdField

# By these types, and not by image/*, a phone knows to send a JPEG in place of its own format.
TYPES = "image/jpeg,image/png,image/webp"

WHY_NOT = {
    "empty": lazy_gettext("Choose a photo first."),
    "heavy": lazy_gettext(
        "This photo is too large to send. Take a screenshot of it, and send that."
    ),
    "large": lazy_gettext("This photo has too many dots. Take a screenshot of it, and send that."),
    "heic": lazy_gettext(
        "We cannot read this kind of photo (HEIC). Take a screenshot of it, and send that."
    ),
    "type": lazy_gettext("We cannot read this file. Choose a photo: a JPEG, PNG or WebP."),
    "broken": lazy_gettext("This photo is not whole. Choose another, or take it once more."),
    "busy": lazy_gettext("We are reading other photos just now. Wait a little and try again."),
}


class SheetForm(BaseForm):
    op_id = OpIdField()
    photo = FileField(lazy_gettext("Photo of the sheet"), render_kw={"accept": TYPES})
    title = LineField(lazy_gettext("Name"), [AtMost(NAME_LENGTH)])

    taken: Photo

    @classmethod
    def sent(cls, **kwargs):
        return cls(CombinedMultiDict([request.files, request.form]), **kwargs)

    @classmethod
    def too_large(cls) -> "SheetForm":
        """In place of one of which nothing was read, since it is so large."""
        form = cls()
        form.photo.errors = [WHY_NOT["heavy"]]
        return form

    def validate_photo(self, field) -> None:
        is_file = isinstance(field.data, FileStorage)
        try:
            self.taken = taken_in(field.data.read(MOST_BYTES + 1) if is_file else b"")
        except Unusable as refusal:
            raise ValidationError(gettext(str(WHY_NOT[refusal.reason]))) from refusal

    def body(self) -> dict:
        """As `sheet.add` takes it."""
        return body_of(self.taken, self.title.data or "")
