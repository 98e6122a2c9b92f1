"""The operations on photos of sheets. The log vouches for a photo and does not hold it."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Annotated

from flask import url_for
from flask_babel import gettext
from pydantic import Field, StringConstraints

from app.accounts.models import Person
from app.exercises.bounds import NAME_LENGTH
from app.exercises.photo import MOST_SIDE, Photo
from app.exercises.sheets import Sheets
from app.operations.kinds import Body, Effect, Kind, Nothing, Said, Undo, register
from app.operations.operation import Operation, Rejected
from app.web.text import CleanText

Side = Annotated[int, Field(ge=1, le=MOST_SIDE)]

_in_hand: ContextVar[Photo | None] = ContextVar("in_hand", default=None)


class SheetAdded(Body):
    """`sheet.add`: what the photo is called, its size in pixels, and the hash of its JPEG."""

    title: Annotated[CleanText, Field(max_length=NAME_LENGTH)] = ""
    width: Side
    height: Side
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


@contextmanager
def in_hand(photo: Photo) -> Iterator[None]:
    """Hand `photo` to a `sheet.add` that is applied in this block: no operation carries bytes."""
    mark = _in_hand.set(photo)
    try:
        yield
    finally:
        _in_hand.reset(mark)


def body_of(photo: Photo, title: str) -> dict:
    """As `sheet.add` takes it."""
    sha256 = hashlib.sha256(photo.jpeg).hexdigest()
    return {"title": title, "width": photo.width, "height": photo.height, "sha256": sha256}


def add(owner: Person, operation: Operation, body: SheetAdded) -> Effect:
    photo = _in_hand.get()
    if photo is None or body_of(photo, body.title) != body.model_dump():
        raise Rejected("photo_missing")
    return Sheets(owner).add(operation, body.title, photo)


def delete(owner: Person, operation: Operation, body: Nothing) -> Effect:
    return Sheets(owner).delete(operation)


def restore(owner: Person, operation: Operation, body: Nothing) -> Effect:
    return Sheets(owner).records.restore(operation)


def _say_added(owner: Person, operation: Operation) -> Said:
    return Said(gettext("Photo saved."), _undo_by("delete", operation))


def _say_deleted(owner: Person, operation: Operation) -> Said:
    undo = _undo_by("restore", operation)
    return Said(gettext("Photo deleted."), undo)


def _say_restored(owner: Person, operation: Operation) -> Said:
    return Said(gettext("The photo is back."))


def _undo_by(verb: str, operation: Operation) -> Undo:
    return Undo(url_for(f"sheets.{verb}", id=operation.record_id), f"sheet.{verb}")


def register_all() -> None:
    register(Kind("sheet.add", 1, SheetAdded, add, _say_added))
    register(Kind("sheet.delete", 1, Nothing, delete, _say_deleted))
    register(Kind("sheet.restore", 1, Nothing, restore, _say_restored))
