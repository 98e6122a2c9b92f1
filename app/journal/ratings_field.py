"""The numbers of an entry as one field: a select for each place and each movement."""

from typing import Any

from flask_babel import gettext
from wtforms import Field

from app.journal.vocabulary.movements import MOVEMENTS
from app.journal.vocabulary.places import SITES

KEYS = (*(f"site.{key}" for key in SITES), *(f"movement.{each.key}" for each in MOVEMENTS))
NUMBERS = {str(number): number for number in range(11)}


class RatingsField(Field):
    """`data`: the number of each key that has one, such as {"site.knee.left": 4}.

    `sent`: the keys that the form held. A dash is "not rated", which is no 0.
    """

    def process(self, formdata, data=None, extra_filters=None):
        self.process_errors = []
        self.object_data, self.data = dict(data or {}), dict(data or {})
        self.sent: set[str] = set()
        for key in KEYS if formdata else ():
            values = formdata.getlist(f"{self.name}.{key}")
            if values:
                self._take(key, values)

    def pre_validate(self, form):
        for rating in self.data:
            if rating.startswith("site."):
                return
        if self.sent:
            raise ValueError(gettext("Keep one number for a place."))

    def changes(self) -> dict[str, int | None]:
        """What differs from the entry, of what the form held."""
        return {
            key: self.data.get(key)
            for key in KEYS
            if key in self.sent and self.data.get(key) != self.object_data.get(key)
        }

    def _take(self, key: str, values: list[Any]) -> None:
        self.sent.add(key)
        (value, *more) = values
        if more:
            self.process_errors.append(gettext("This was sent twice. Choose one."))
        elif value == "":
            self.data.pop(key, None)
        elif value in NUMBERS:
            self.data[key] = NUMBERS[value]
        else:
            self.process_errors.append(gettext("Choose a number from 0 to 10."))
