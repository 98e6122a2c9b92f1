"""What a typed value has to be, with words that say how to mend it."""

from datetime import timedelta

from flask_babel import gettext, lazy_gettext
from wtforms.validators import InputRequired, StopValidation, ValidationError


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
