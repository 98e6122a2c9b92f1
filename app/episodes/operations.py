"""The operations on episodes: their bodies, their effects and what is said after."""

from typing import Annotated, Literal
from uuid import UUID

from flask_babel import gettext
from pydantic import AfterValidator, Field

from app.accounts.models import Person
from app.episodes.episodes import Episodes
from app.episodes.models import NAME_LENGTH, ONSETS
from app.episodes.places import names
from app.operations.kinds import Body, Effect, Kind, Nothing, Said, register
from app.operations.operation import Operation
from app.operations.saying import undo_by
from app.web.text import CleanText, NullIsEmpty

# As phones number each new add and edit.
VERSION = 2


def _known(site: str) -> str:
    if site not in names():
        raise ValueError("no such place")
    return site


def _in_order(sites: list[str]) -> list[str]:
    return [site for site in names() if site in sites]


class ProblemAdded(Body):
    """`episode.add`: what is left out is not said."""

    name: Annotated[CleanText, NullIsEmpty, Field(max_length=NAME_LENGTH)] = ""
    sites: Annotated[
        list[Annotated[str, AfterValidator(_known)]],
        Field(max_length=50),
        AfterValidator(_in_order),
    ] = Field(default_factory=list)
    onset: Annotated[Literal[ONSETS], NullIsEmpty] = ""


class ProblemEdited(ProblemAdded):
    """`episode.edit`: all of it anew, made on `revision`.

    `after` is the edit on the same phone that this one was made on top of, before its revision
    was known.
    """

    revision: int
    after: UUID | None = None


def add(owner: Person, operation: Operation, body: ProblemAdded) -> Effect:
    return Episodes(owner).add(operation, **body.model_dump())


def edit(owner: Person, operation: Operation, body: ProblemEdited) -> Effect:
    return Episodes(owner).edit(operation, **body.model_dump())


def end(owner: Person, operation: Operation, body: Nothing) -> Effect:
    return Episodes(owner).end(operation)


def resume(owner: Person, operation: Operation, body: Nothing) -> Effect:
    return Episodes(owner).resume(operation)


def delete(owner: Person, operation: Operation, body: Nothing) -> Effect:
    return Episodes(owner).records.delete(operation)


def restore(owner: Person, operation: Operation, body: Nothing) -> Effect:
    return Episodes(owner).records.restore(operation)


def _say_added(owner: Person, operation: Operation) -> Said:
    undo = undo_by("problems.delete", "episode.delete", operation)
    return Said(gettext("Added. New exercises and visits are for this one."), undo)


def _say_edited(owner: Person, operation: Operation) -> Said:
    return Said(gettext("Changes saved."))


def _say_ended(owner: Person, operation: Operation) -> Said:
    undo = undo_by("problems.resume", "episode.resume", operation)
    return Said(gettext("Marked as over. Nothing is lost."), undo)


def _say_resumed(owner: Person, operation: Operation) -> Said:
    return Said(gettext("It goes on."))


def _say_deleted(owner: Person, operation: Operation) -> Said:
    undo = undo_by("problems.restore", "episode.restore", operation)
    return Said(gettext("Deleted. Its exercises and visits stay."), undo)


def _say_restored(owner: Person, operation: Operation) -> Said:
    return Said(gettext("It is there again."))


def register_all() -> None:
    for kind in (
        Kind("episode.add", VERSION, ProblemAdded, add, _say_added, daily=True),
        Kind("episode.edit", VERSION, ProblemEdited, edit, _say_edited, daily=True),
        Kind("episode.end", 1, Nothing, end, _say_ended, daily=True),
        Kind("episode.resume", 1, Nothing, resume, _say_resumed, daily=True),
        Kind("episode.delete", 1, Nothing, delete, _say_deleted, daily=True),
        Kind("episode.restore", 1, Nothing, restore, _say_restored, daily=True),
    ):
        register(kind)
