"""The form in which one says where reminders are to be sent."""

from flask_babel import gettext, lazy_gettext
from wtforms.validators import ValidationError

from app.mail.spelling import ADDRESS_LENGTH, is_address
from app.web.checks import AtMost, needed
from app.web.fields import LineField
from app.web.forms import BaseForm

KEYBOARD = {"inputmode": "email", "autocomplete": "email", "autocapitalize": "none"}


class AddressForm(BaseForm):
    address = LineField(
        lazy_gettext("Email address"), [needed(), AtMost(ADDRESS_LENGTH)], render_kw=KEYBOARD
    )

    def validate_address(self, field) -> None:
        if not is_address(field.data):
            raise ValidationError(gettext("Enter a whole address, like ana@example.org."))

    def say_too_often(self) -> None:
        self.address.errors = [gettext("You asked a few times. Wait an hour, then try again.")]
