"""What of the last entry is offered again with a new one: places and words, never a number."""

from typing import Any

from flask_babel import gettext

from app.accounts.models import Person
from app.journal.choices import Choices
from app.journal.models import PainEntry
from app.journal.stored import ratings_of
from app.journal.vocabulary.places import NO_PLACE


def prefilled(owner: Person, entry: PainEntry, remembered: PainEntry | None) -> dict[str, Any]:
    """Words of the last entry for one that has said nothing yet; never a number.

    Of the fields that stand on the page at once: nobody should say what they did not see.
    """
    if remembered is None or entry.revision > 1:
        return {}
    seen = [field for group in Choices(owner).get().at_first() for field in group.fields]
    offered = {field.code for field in seen if field.is_remembered}
    return {code: words for code, words in remembered.details.items() if code in offered}


def hints(entry: PainEntry, remembered: PainEntry | None) -> dict[str, str]:
    """The places of the last entry stand first, without a number."""
    if remembered is None or entry.revision > 1:
        return {}
    keys = ratings_of(remembered).keys() - ratings_of(entry).keys() - {f"site.{NO_PLACE.key}"}
    return {key: gettext("Remembered from last time") for key in keys if key.startswith("site.")}
