"""What a pain follows, in words."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from flask_babel import gettext

from app.journal.followups import Happened

Names = Mapping[UUID, str]


def link_choices(
    present: Happened | None, offered: Iterable[Happened], names: Names
) -> list[tuple[str, str]]:
    """What a form offers to hang an entry on; with what it hangs on now, whatever became of it."""
    links = list(offered)
    if present and present not in links:
        links.append(present)
    visits = [link for link in links if link.what == "visit"]
    told = {link: visit_words(number, visits) for number, link in enumerate(visits, 1)}
    named = [(link.text, told.get(link) or link_words(link, names)) for link in links]
    return [*named, ("", gettext("Nothing, or not sure"))]


def visit_words(number: int, visits: list[Happened]) -> str:
    return gettext("Your visit") if len(visits) == 1 else gettext("Visit %(n)s", n=number)


def link_words(link: Happened, names: Names) -> str:
    """`Your visit`, `The exercises`, or the exercise as it is called now."""
    if link.what == "visit":
        return gettext("Your visit")
    if link.what == "session":
        return gettext("The exercises")
    return link.name or names.get(link.id) or gettext("An exercise")
