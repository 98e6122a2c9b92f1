"""What the page of one entry is made of: the same for the page, and for a phone that keeps it."""

from typing import Any

from app.accounts.models import Person
from app.journal.choices import Choices
from app.journal.entry_form import EntryForm, stored
from app.journal.journal import Journal
from app.journal.models import PainEntry
from app.journal.vocabulary.body import VIEWS
from app.journal.vocabulary.movements import MOVEMENTS
from app.journal.vocabulary.places import EVERYWHERE, NO_PLACE


def facts(owner: Person, entry: PainEntry, form: EntryForm) -> dict[str, Any]:
    return {
        "entry": entry,
        "form": form,
        "stored": stored(entry),
        "chosen": Choices(owner).get(),
        "history": Journal(owner).history(entry),
        "body_views": VIEWS,
        "places": EVERYWHERE,
        "no_place": NO_PLACE,
        "movements": MOVEMENTS,
    }
