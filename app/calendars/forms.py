"""The forms of the calendar page: what the feed says, which file to read, which visits to plan."""

from flask import request
from flask_babel import gettext, lazy_gettext
from werkzeug.datastructures import CombinedMultiDict, FileStorage
from wtforms import BooleanField, FileField, RadioField, SelectMultipleField, TimeField
from wtforms.validators import StopValidation, ValidationError

from app.calendars.appointments import THERAPIES
from app.calendars.found import Found
from app.calendars.models import CalendarFeed
from app.calendars.picked import NotPicked, picked
from app.calendars.reading import MOST_BYTES, Unreadable, events_in
from app.web.fields import choices
from app.web.forms import BaseForm, OpIdField

WORDS = choices([("neutral", lazy_gettext("Appointment")), ("therapy", THERAPIES["pt"])])
WHY_NOT = {
    "empty": lazy_gettext("Choose a file first."),
    "large": lazy_gettext("This file is too large. Choose one with fewer events."),
    "type": lazy_gettext("We cannot read this file. Choose a calendar file that ends in .ics."),
    "many": lazy_gettext("This file has too many events. Choose one with 200 or fewer."),
    "none": lazy_gettext("There are no events in this file."),
}


def _needed_if_shown(form, field) -> None:
    if form.exercises.data and field.data is None:
        field.errors.clear()
        raise StopValidation(gettext("Pick a time, like 09:00."))
    if not form.exercises.data:
        field.errors.clear()
        raise StopValidation()


class FeedForm(BaseForm):
    words = RadioField(lazy_gettext("What a visit is called"), choices=WORDS)
    says_place = BooleanField(lazy_gettext("Show the place"))
    exercises = BooleanField(lazy_gettext("Show a time for my exercises"))
    exercise_at = TimeField(lazy_gettext("At what time?"), [_needed_if_shown])

    @classmethod
    def of(cls, feed: CalendarFeed | None) -> "FeedForm":
        at = feed and feed.exercise_at
        said = {"words": feed.words, "says_place": feed.says_place} if feed else {}
        return cls(data={"words": "neutral", **said, "exercises": bool(at), "exercise_at": at})

    def said(self) -> dict:
        """As `Feeds.choose` takes it."""
        at = self.exercise_at.data if self.exercises.data else None
        return {
            "words": self.words.data,
            "says_place": self.says_place.data,
            "exercise_at": at,
        }


class FileForm(BaseForm):
    calendar = FileField(lazy_gettext("Calendar file"), render_kw={"accept": ".ics,text/calendar"})

    @classmethod
    def sent(cls, **kwargs):
        return cls(CombinedMultiDict([request.files, request.form]), **kwargs)

    @classmethod
    def refused(cls, message) -> "FileForm":
        form = cls()
        form.calendar.errors = [message]
        return form

    def validate_calendar(self, field) -> None:
        is_file = isinstance(field.data, FileStorage)
        try:
            self.events = events_in(field.data.read(MOST_BYTES + 1) if is_file else b"")
        except Unreadable as refusal:
            raise ValidationError(gettext(str(WHY_NOT[refusal.reason]))) from refusal


class PickedField(SelectMultipleField):
    """The visits that were checked in the list, each a line that says all of it."""

    data: list[Found]

    def process_formdata(self, valuelist):
        try:
            self.data = [picked(line) for line in valuelist]
        except NotPicked as refusal:
            self.data = []
            raise ValueError(gettext("Choose the file once more.")) from refusal

    def pre_validate(self, form):
        if not self.data:
            raise StopValidation(gettext("Choose one visit at least."))


class PickedForm(BaseForm):
    op_id = OpIdField()
    visits = PickedField(choices=(), validate_choice=False)
