"""What days had that a pain may follow, told by features that the journal does not know."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from uuid import UUID

from app.accounts.models import Person
from app.journal.followups import MORNING, Happened
from app.journal.models import PainEntry

Source = Callable[[Person, date, date], list[Happened]]
Names = Callable[[Person, set[UUID]], dict[UUID, str]]
_sources: dict[str, Source] = {}
_names: dict[str, Names] = {}


def tell_happenings(what: str, source: Source, names: Names | None = None) -> None:
    """`source` gives what a person did of this kind from one day to another, both included;
    `names` what things of these ids are called now."""
    _sources[what] = source
    if names:
        _names[what] = names


def happenings(owner: Person, first: date, last: date) -> dict[date, list[Happened]]:
    """What each day had, the exercises of the day before each one of them."""
    days: dict[date, list[Happened]] = {}
    for what, source in _sources.items():
        for each in source(owner, first, last):
            there = days.setdefault(each.on, [])
            if what == "exercise" and Happened("session", each.on) not in there:
                there.append(Happened("session", each.on))
            there.append(each)
    return days


def asked_about(entry: PainEntry) -> date:
    """The day whose happenings an entry may follow: a morning's check asks about the day before."""
    before = timedelta(days=1 if entry.context == MORNING else 0)
    return entry.acted_on - before


def offered(owner: Person, entry: PainEntry) -> list[Happened]:
    day = asked_about(entry)
    return happenings(owner, day, day).get(day, [])


def names_for(
    owner: Person, entries: Iterable[PainEntry], known: Iterable[Happened] = ()
) -> dict[UUID, str]:
    """What the exercises that `entries` follow are called now; those `known` are not asked for."""
    names = {each.id: each.name for each in known if each.name}
    wanted = {e.follows_id for e in entries if e.follows == "exercise"} - names.keys()
    if wanted and "exercise" in _names:
        names |= _names["exercise"](owner, wanted)
    return names
