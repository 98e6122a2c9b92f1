"""The operations on visits and limits: their bodies, their effects and what is said after."""

from typing import Annotated, Literal

from flask_babel import gettext, ngettext
from pydantic import Field

from app.accounts.models import Person
from app.operations.kinds import Body, Effect, Kind, Nothing, Said, register
from app.operations.operation import Operation
from app.operations.saying import undo_by
from app.visits.ledger import Limits, Visits
from app.visits.models import MOST_VISITS
from app.web.text import CleanText


class LimitAdded(Body):
    """`limit.add`: so many visits in a period, and how many of them are used already."""

    name: Annotated[CleanText, Field(max_length=100)] = ""
    visits: Annotated[int, Field(ge=1, le=MOST_VISITS)]
    opening_used: Annotated[int, Field(ge=0, le=MOST_VISITS)]
    period: Literal["calendar_year", "course"]
    disciplines: Annotated[list[Literal["pt", "ot", "slp"]], Field(min_length=1, max_length=3)]


class LimitEdited(LimitAdded):
    """`limit.edit`: the whole limit anew, made on `revision`."""

    revision: int


def count(owner: Person, operation: Operation, body: Nothing) -> Effect:
    return Visits(owner).count(operation)


def delete_visit(owner: Person, operation: Operation, body: Nothing) -> Effect:
    return Visits(owner).records.delete(operation)


def restore_visit(owner: Person, operation: Operation, body: Nothing) -> Effect:
    return Visits(owner).records.restore(operation)


def add_limit(owner: Person, operation: Operation, body: LimitAdded) -> Effect:
    return Limits(owner).add(operation, **body.model_dump())


def edit_limit(owner: Person, operation: Operation, body: LimitEdited) -> Effect:
    columns = body.model_dump(exclude={"revision"})
    return Limits(owner).edit(operation, body.revision, **columns)


def delete_limit(owner: Person, operation: Operation, body: Nothing) -> Effect:
    return Limits(owner).records.delete(operation)


def restore_limit(owner: Person, operation: Operation, body: Nothing) -> Effect:
    return Limits(owner).records.restore(operation)


def _say_counted(owner: Person, operation: Operation) -> Said:
    undo = undo_by("visits.delete_visit", "visit.delete", operation)
    return Said(gettext("Visit counted.") + _left_words(owner), undo)


def _left_words(owner: Person) -> str:
    """What is left, after a space; nothing where no limit is known."""
    binding = Limits(owner).allowance(owner.today()).binding
    if binding is None:
        return ""
    if binding.left < 0:
        return " " + ngettext("Over by %(num)s.", "Over by %(num)s.", -binding.left)
    return " " + ngettext("%(num)s left.", "%(num)s left.", binding.left)


def _say_visit_deleted(owner: Person, operation: Operation) -> Said:
    undo = undo_by("visits.restore_visit", "visit.restore", operation)
    return Said(gettext("Visit taken off."), undo)


def _say_visit_restored(owner: Person, operation: Operation) -> Said:
    return Said(gettext("The visit is back."))


def _say_limit_added(owner: Person, operation: Operation) -> Said:
    undo = undo_by("visits.delete_limit", "limit.delete", operation)
    return Said(gettext("Limit saved."), undo)


def _say_limit_edited(owner: Person, operation: Operation) -> Said:
    return Said(gettext("Changes saved."))


def _say_limit_deleted(owner: Person, operation: Operation) -> Said:
    undo = undo_by("visits.restore_limit", "limit.restore", operation)
    return Said(gettext("Limit deleted."), undo)


def _say_limit_restored(owner: Person, operation: Operation) -> Said:
    return Said(gettext("The limit is back."))


def register_all() -> None:
    register(Kind("visit.count", 1, Nothing, count, _say_counted, daily=True))
    register(Kind("visit.delete", 1, Nothing, delete_visit, _say_visit_deleted, daily=True))
    register(Kind("visit.restore", 1, Nothing, restore_visit, _say_visit_restored, daily=True))
    register(Kind("limit.add", 1, LimitAdded, add_limit, _say_limit_added))
    register(Kind("limit.edit", 1, LimitEdited, edit_limit, _say_limit_edited))
    register(Kind("limit.delete", 1, Nothing, delete_limit, _say_limit_deleted))
    register(Kind("limit.restore", 1, Nothing, restore_limit, _say_limit_restored))
