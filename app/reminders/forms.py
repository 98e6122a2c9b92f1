"""The forms of reminders: a switch, its times, when to be left alone, and what to do with one."""

from datetime import time
from typing import Any

from flask_babel import lazy_gettext
from wtforms import RadioField, TimeField
from wtforms.validators import Optional

from app.reminders.bodies import LATERS, MOST_TIMES
from app.reminders.models import ReminderChoices
from app.reminders.page_wording import LATER_WORDS, WEEKDAY_WORDS
from app.reminders.schedule import WEEKDAYS
from app.web.checks import needed
from app.web.fields import WordsField, choices
from app.web.forms import BaseForm, OpIdField

_ON_OFF = choices([("on", lazy_gettext("On")), ("off", lazy_gettext("Off"))])


class SwitchForm(BaseForm):
    op_id = OpIdField()
    outcome = RadioField(choices=_ON_OFF)


class LaterForm(BaseForm):
    op_id = OpIdField()
    outcome = RadioField(choices=choices((code, LATER_WORDS[code]) for code in LATERS))


def _days() -> WordsField:
    return WordsField(lazy_gettext("On these days"), choices=choices(WEEKDAY_WORDS.items()))


class PlanForm(BaseForm):
    """Up to four times a day; a day that is not chosen has none, unless none is chosen at all."""

    op_id = OpIdField()
    at_1 = TimeField(lazy_gettext("Time"), [needed()])
    days_1 = _days()
    at_2 = TimeField(lazy_gettext("Second time"), [Optional()])
    days_2 = _days()
    at_3 = TimeField(lazy_gettext("Third time"), [Optional()])
    days_3 = _days()
    at_4 = TimeField(lazy_gettext("Fourth time"), [Optional()])
    days_4 = _days()

    @classmethod
    def of(cls, slots: list[dict]) -> "PlanForm":
        """`slots` as a reminder keeps them."""
        typed: dict[str, Any] = {}
        for number, slot in enumerate(slots[:MOST_TIMES], 1):
            is_daily = len(slot["weekdays"]) == len(WEEKDAYS)
            typed[f"at_{number}"] = time.fromisoformat(slot["at"])
            typed[f"days_{number}"] = [] if is_daily else slot["weekdays"]
        return cls(data=typed)

    def times(self) -> list[tuple]:
        """The fields of each time: its own and that of its days."""
        numbers = range(1, MOST_TIMES + 1)
        return [(self[f"at_{number}"], self[f"days_{number}"]) for number in numbers]

    def body(self) -> dict[str, Any]:
        """As `reminder.plan` takes it."""
        ats = {at.name: at.data and f"{at.data:%H:%M}" for at, _ in self.times()}
        return ats | {days.name: days.data or [] for _, days in self.times()}


class ChoicesForm(BaseForm):
    op_id = OpIdField()
    quiet_from = TimeField(lazy_gettext("From"), [needed()])
    quiet_until = TimeField(lazy_gettext("Until"), [needed()])
    words = RadioField(
        lazy_gettext("What may the lock screen show?"),
        choices=choices(
            [
                ("neutral", lazy_gettext("Only a hint")),
                ("more", lazy_gettext("What it is about")),
            ]
        ),
    )

    @classmethod
    def of(cls, chosen: ReminderChoices) -> "ChoicesForm":
        return cls(obj=chosen)

    def body(self) -> dict[str, Any]:
        """As `reminders.choose` takes it."""
        quiet = {name: f"{self[name].data:%H:%M}" for name in ("quiet_from", "quiet_until")}
        return quiet | {"words": self.words.data}
