"""The forms of an episode: where it hurts, how it began, and a name if it needs one."""

from typing import Any

from flask_babel import gettext, lazy_gettext
from wtforms import RadioField
from wtforms.validators import StopValidation

from app.episodes import places
from app.episodes.models import NAME_LENGTH, Episode
from app.episodes.wording import ONSET_WORDS
from app.web.checks import AtMost, needed
from app.web.fields import LineField, WholeNumberField, WordsField, choices
from app.web.forms import BaseForm, OpIdField


class ProblemForm(BaseForm):
    op_id = OpIdField()
    sites = WordsField(lazy_gettext("Where does it hurt?"))
    onset = RadioField(
        lazy_gettext("How did it begin?"), choices=choices(ONSET_WORDS.items()), default=""
    )
    name = LineField(lazy_gettext("Your own name for it"), [AtMost(NAME_LENGTH)])

    def __init__(self, formdata=None, **kwargs):
        super().__init__(formdata, **kwargs)
        self.sites.choices = choices(places.names().items())

    def parts(self) -> list[tuple[places.Part, list, bool]]:
        """Each part of the body, its boxes to check, and whether one of them is."""
        boxes = {box.data: box for box in self.sites}
        each = [(part, [boxes[key] for key, _ in part.places]) for part in places.parts()]
        return [(part, inside, any(box.checked for box in inside)) for part, inside in each]

    def body(self) -> dict[str, Any]:
        """As `episode.add` takes it."""
        return {
            "name": self.name.data or "",
            "sites": self.sites.data or [],
            "onset": self.onset.data,
        }


class NewProblemForm(ProblemForm):
    def validate_sites(self, field):
        if not field.data and not self.name.data and not field.errors:
            raise StopValidation(gettext("Choose a place, or give it a name."))


class ProblemEditForm(ProblemForm):
    revision = WholeNumberField(validators=[needed()])

    @classmethod
    def of(cls, episode: Episode) -> "ProblemEditForm":
        return cls(data=episode.content() | {"revision": episode.revision})

    def is_made_on(self, episode: Episode) -> None:
        """What was typed stays, to be saved on top of what another phone made of it meanwhile."""
        self.revision.data = episode.revision
        self.sites.errors = [
            gettext("This was changed on another phone. Check the places and save again.")
        ]

    def body(self) -> dict[str, Any]:
        return super().body() | {"revision": self.revision.data}
