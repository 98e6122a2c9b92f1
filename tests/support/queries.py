"""Which statements some work sends to the database."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event

from app.extensions import db


@contextmanager
def queries() -> Iterator[list[str]]:
    """Every statement of the block, in order. Needs an app context."""
    engine, said = db.engine, []

    def note(connection, cursor, statement, *rest) -> None:
        said.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield said
    finally:
        event.remove(engine, "before_cursor_execute", note)
