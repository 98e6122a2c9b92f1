"""An episode in a few words. People read “problem”, and that only where there are two."""

from collections.abc import Iterable
from uuid import UUID

from flask_babel import gettext, lazy_gettext

from app.episodes.models import Episode
from app.episodes.places import names

ONSET_WORDS = {
    "surgery": lazy_gettext("After surgery"),
    "injury": lazy_gettext("After an injury"),
    "gradual": lazy_gettext("It came slowly"),
    "": lazy_gettext("Other, or not sure"),
}


def problem_words(episode: Episode) -> str:
    """What to call it: `Left knee, Low back` where the person gave it no name."""
    return episode.name or place_names(episode) or gettext("Nothing said yet")


def place_names(episode: Episode) -> str:
    """`Left knee, Low back`, from head to foot."""
    return ", ".join(str(name) for key, name in names().items() if key in episode.sites)


def onset_words(episode: Episode) -> str:
    return str(ONSET_WORDS[episode.onset]) if episode.onset else ""


def names_of(episodes: list[Episode]) -> dict[UUID, str]:
    """What each is called, by id; nothing while there is one only, which needs no name."""
    return {each.id: problem_words(each) for each in episodes} if len(episodes) > 1 else {}


def choices_of(episodes: Iterable[Episode], chosen: UUID | None = None) -> dict[UUID, str]:
    """Names of those that go on, the `chosen` one first; nothing where there is no choice."""
    offered = [each for each in episodes if each.ended_on is None or each.id == chosen]
    offered.sort(key=lambda each: each.id != chosen)
    return {each.id: problem_words(each) for each in offered} if len(offered) > 1 else {}
