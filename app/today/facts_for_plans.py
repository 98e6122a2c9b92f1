"""What pain and exercises add to the summary that a person copies into their plan's form."""

from flask_babel import gettext

from app.accounts.models import Person
from app.exercises.pages import facts_of_progress
from app.journal.choice import Choice
from app.journal.picture import picture_of
from app.visits.wallet import WalletDay

WEEKS = 4


def pain_line(owner: Person, wallet: WalletDay) -> list[str]:
    """The sentence of the trend, with the number of days behind it."""
    picture = picture_of(owner, Choice(), wallet.day)
    return (
        [gettext("Pain, last 14 days: %(sentence)s", sentence=picture.sentence)] if picture else []
    )


def exercises_line(owner: Person, wallet: WalletDay) -> list[str]:
    total = facts_of_progress(owner, wallet.day, WEEKS)["adherence"].total
    if not total.planned:
        return []
    words = gettext(
        "Home exercises, last 4 weeks: %(done)s of %(planned)s planned.",
        done=total.done,
        planned=total.planned,
    )
    return [words]
