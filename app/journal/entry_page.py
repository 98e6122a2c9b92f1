"""What the page of one entry is made of: the same for the page, and for a phone that keeps it."""

from datetime import datetime
from typing import Any

from app.accounts.models import Person
from app.journal.choices import Choices
from app.journal.entry_form import EntryForm
from app.journal.journal import Journal
from app.journal.models import PainEntry
from app.journal.stored import stored
from app.journal.vocabulary.body import VIEWS
from app.journal.vocabulary.fields import COMES_WITH
from app.journal.vocabulary.movements import MOVEMENTS
from app.journal.vocabulary.places import EVERYWHERE, NO_PLACE
from app.journal.warned import shown_at
from app.operations.models import Revision

# From where an entry may have been opened, and is left again; else it is Today.
ORIGINS = frozenset({"journal"})


def facts(
    owner: Person, entry: PainEntry, form: EntryForm, origin: str | None = None
) -> dict[str, Any]:
    """`origin` is one of ORIGINS."""
    history = Journal(owner).history(entry)
    return {
        "entry": entry,
        "form": form,
        "names": form.names,
        "origin": origin,
        "stored": stored(entry),
        "chosen": Choices(owner).get(),
        "history": history,
        "warned_at": warned_at(entry, history),
        "body_views": VIEWS,
        "places": EVERYWHERE,
        "no_place": NO_PLACE,
        "movements": MOVEMENTS,
    }


def warned_at(entry: PainEntry, history: list[Revision]) -> datetime | None:
    """When the entry first showed the warning signs."""
    # Of an edit that came too late, its own body is kept, which is no entry's content.
    replaced = [(each.body, each.at) for each in reversed(history) if "zone" in each.body]
    return shown_at(entry.received_at, replaced, entry.content(), COMES_WITH.warns)
