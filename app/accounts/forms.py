"""The forms of signing up and in, and of Settings."""

from datetime import time
from zoneinfo import available_timezones

from flask_babel import gettext, lazy_gettext
from wtforms import HiddenField, PasswordField, SelectChoice, SelectField, ValidationError

from app.accounts import passwords, people
from app.clock import zone
from app.web.checks import AtMost, needed
from app.web.fields import LineField
from app.web.forms import BaseForm
from app.web.text import key_of

LOGIN_LENGTH = 254

_REGIONS = ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe")
_REGIONS += ("Indian", "Pacific")


def zone_choices() -> list[str]:
    """The zones of places, and UTC. A browser may send an older name; `a_zone` takes it too."""
    places = (name for name in available_timezones() if name.split("/")[0] in _REGIONS)
    return ["UTC", *sorted(places)]


class NewPassword:
    """Long enough to keep, and not one that everybody tries first."""

    def __call__(self, form, field):
        size = len((field.data or "").encode())
        if size < passwords.LEAST_BYTES:
            raise ValidationError(gettext("Use 10 letters or more. Three words are good."))
        if size > passwords.MOST_BYTES:
            raise ValidationError(gettext("That is too long. Use fewer than 1,000 letters."))
        if passwords.is_common(field.data):
            raise ValidationError(gettext("Many people use that one. Pick three words you like."))


def a_zone(form, field):
    try:
        zone(field.data or "")
    except ValueError:
        raise ValidationError(gettext("Pick your time zone from the list.")) from None


def a_login(form, field):
    """An e-mail address or a user name; nothing is ever sent to it."""
    key = key_of(field.data or "")
    if len(key) < 3 or any(letter.isspace() for letter in key):
        raise ValidationError(gettext("Use 3 letters or more, with no spaces."))
    if len(key) > LOGIN_LENGTH:  # one letter may stand for many: ﷺ is eighteen
        raise ValidationError(gettext("That is too long. Use fewer letters."))


def nobody_elses(form, field):
    if people.by_login(field.data):
        raise ValidationError(gettext("That one is taken. Sign in, or pick another."))


class ZoneField(SelectField):
    def __init__(self, label, **kwargs):
        super().__init__(label, choices=zone_choices, validate_choice=False, **kwargs)


class SignUpForm(BaseForm):
    name = LineField(lazy_gettext("Your name"), [needed(), AtMost(100)])
    login = LineField(
        lazy_gettext("Email or user name"),
        [needed(), AtMost(LOGIN_LENGTH), a_login, nobody_elses],
    )
    password = PasswordField(lazy_gettext("Password"), [needed(), NewPassword()])
    zone = ZoneField(lazy_gettext("Time zone"), validators=[a_zone], default="UTC")
    invitation = HiddenField()


class SignInForm(BaseForm):
    login = LineField(lazy_gettext("Email or user name"), [needed(), AtMost(LOGIN_LENGTH)])
    password = PasswordField(lazy_gettext("Password"), [needed(), AtMost(1024)])


class ConfirmForm(BaseForm):
    password = PasswordField(lazy_gettext("Password"), [needed(), AtMost(1024)])


class RecoverForm(BaseForm):
    login = LineField(lazy_gettext("Email or user name"), [needed(), AtMost(LOGIN_LENGTH)])
    code = LineField(lazy_gettext("Recovery code"), [needed(), AtMost(40)])
    password = PasswordField(lazy_gettext("New password"), [needed(), NewPassword()])


class ChangePasswordForm(BaseForm):
    password = PasswordField(lazy_gettext("New password"), [needed(), NewPassword()])


class ProfileForm(BaseForm):
    name = LineField(lazy_gettext("Your name"), [needed(), AtMost(100)])
    zone = ZoneField(lazy_gettext("Time zone"), validators=[a_zone])
    day_ends_at = SelectField(
        lazy_gettext("My day ends at"),
        choices=[
            SelectChoice(0, lazy_gettext("Midnight")),
            *(
                SelectChoice(hour, lazy_gettext("%(hour)s in the morning", hour=hour))
                for hour in range(1, 6)
            ),
        ],
        coerce=int,
    )

    def ends_at(self) -> time:
        return time(self.day_ends_at.data)
