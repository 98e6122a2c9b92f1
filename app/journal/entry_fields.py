"""The vocabulary as fields of a form, and what a form says of an entry as it stands."""

from typing import Any

from flask_babel import gettext, lazy_gettext
from markupsafe import Markup
from wtforms import Field, RadioField, SelectChoice
from wtforms.validators import Optional

from app.clock import local
from app.journal.models import PainEntry
from app.journal.stored import ratings_of
from app.journal.vocabulary import fields
from app.web.checks import AtMost, Within
from app.web.dates import time_of
from app.web.fields import LineField, NoteField, WholeNumberField, WordsField, choices

MOST_AT_ONCE = 8


def form_field(field: fields.Field) -> Field:
    if field.kind == "words":
        folds = len(field.options) > MOST_AT_ONCE
        words = choices(field.options)
        return WordsField(field.label, choices=words, marked=field.warns, folds=folds)
    if field.kind == "one":
        none = ("", lazy_gettext("No answer"))
        return RadioField(field.label, choices=choices((none, *field.options)))
    if field.kind == "number":
        bounds = {"data-least": field.least, "data-most": field.most}
        # The number keyboard of an iPhone has no minus.
        keyboard = {"inputmode": "text"} if field.least < 0 else {}
        checks = [Optional(), Within(field.least, field.most)]
        return WholeNumberField(field.label, checks, render_kw=bounds | keyboard)
    is_text = field.kind == "text"
    most = fields.TEXT_LENGTH if is_text else fields.LINE_LENGTH
    kind = NoteField if is_text else LineField
    return kind(field.label, [AtMost(most)], render_kw={"maxlength": most})


def times(entry: PainEntry) -> list[SelectChoice]:
    kept = Markup(gettext("At %(time)s"))  # noqa: S704 - the words of our own catalogue
    time = Markup('<span data-is="time">%s</span>') % time_of(entry)  # where a phone puts its own
    return [
        SelectChoice("kept", kept % {"time": time}),
        SelectChoice("15", gettext("15 min ago")),
        SelectChoice("30", gettext("30 min ago")),
        SelectChoice("60", gettext("60 min ago")),
        SelectChoice("other", gettext("Other")),
    ]


def as_it_stands(entry: PainEntry) -> dict[str, Any]:
    felt = local(entry.acted_at, entry.zone)
    unsaid = {code: "" for code, field in fields.FIELDS.items() if field.kind == "one"}
    stands = {
        "revision": entry.revision,
        "rate": ratings_of(entry),
        "context": entry.context,
        "follows": entry.followed.text if entry.followed else "",
        "note": entry.note,
        "is_private": entry.is_private,
        "on": entry.acted_on,
        "at": felt.time().replace(second=0, microsecond=0),
    }
    return unsaid | entry.details | stands
