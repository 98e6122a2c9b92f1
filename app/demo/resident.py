"""The made-up person in the database: found again, written anew each day, alone in it."""

from datetime import date

from app.accounts import passwords, people
from app.accounts.models import Person
from app.clock import now
from app.demo.days import id_of
from app.demo.story import year_of
from app.operations.apply import apply, lock_end, move_end
from app.operations.log import Log
from app.operations.operation import Operation

NAME, LOGIN, PASSWORD = "Demo (made-up data)", "demo", "made-up knee"

# An act of every such year: who has it in their log is made up, whatever they are called by now.
MARK = id_of("straight-leg-raise", 0)


class Occupied(RuntimeError):
    """Somebody lives in this database who is not made up."""


def settle(zone: str) -> str:
    """Have the made-up person be there, with a year up to today: `kept`, `written` or `anew`.

    `zone` is where they live. Raises `Occupied`, and changes nothing, where anybody else is. What
    visitors wrote on an earlier day goes. The caller commits.
    """
    before = _alone()
    if before and _written_on(before) == before.today():
        _let_in(before)
        return "kept"
    password_hash = passwords.hash_of(PASSWORD)  # which ends the transaction: before all else
    if before:
        people.leave(before)
    _move_in(zone, password_hash)
    return "anew" if before else "written"


def _alone() -> Person | None:
    everybody = list(people.everybody())
    if any(Log(person).get(MARK) is None for person in everybody):
        raise Occupied
    return next(iter(everybody), None)


def _written_on(person: Person) -> date:
    return person.day_of(Log(person).get(MARK).received_at)


def _let_in(person: Person) -> None:
    """A visitor may have changed the password."""
    if not passwords.matches(PASSWORD, person.password_hash):
        people.set_password(person, passwords.hash_of(PASSWORD))


def _move_in(zone: str, password_hash: str) -> None:
    person = people.join(name=NAME, login=LOGIN, password_hash=password_hash, zone=zone)
    year = year_of(person.today(), zone)
    # The weeks are counted from the first day; and visitors, who share this person, invite nobody.
    person.joined_at, person.is_host = year[0].acted_at, False
    _record(person, year)


def _record(person: Person, acts: list[Operation]) -> None:
    """Through the same door as what anybody records; what is later than now has not happened."""
    moment, end = now(), lock_end(person)
    for act in acts:
        if act.acted_at <= moment:
            verdict = apply(person, act, end=end, savepoint=False)
            if verdict.outcome != "applied":
                raise RuntimeError(f"the made-up year does not fit: {act}, {verdict}")
    move_end(person, end)
