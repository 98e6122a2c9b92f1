"""Which statements some work sends to the database."""

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask
from sqlalchemy import event

from app.extensions import db


@contextmanager
def queries(app: Flask | None = None) -> Iterator[list[str]]:
    """Every statement of the block but BEGIN, in order; of `app`, or of the present one."""
    if app is None:
        engine = db.engine
    else:
        with app.app_context():
            engine = db.engine
    said = []

    def note(connection, cursor, statement, *rest) -> None:
        if not statement.startswith("BEGIN"):
            said.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield said
    finally:
        event.remove(engine, "before_cursor_execute", note)
