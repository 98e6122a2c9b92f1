"""Inserting what may be there already: the database decides, in one statement."""

from typing import Any

from sqlalchemy.dialects import postgresql, sqlite

from app.extensions import db


def insert_once(model: type, **columns: Any) -> bool:
    """Insert a row of `model` unless its primary key is taken; whether it was inserted.

    The answer is what `RETURNING` brings back: a row count is not promised for inserts.
    """
    dialect = postgresql if db.engine.dialect.name == "postgresql" else sqlite
    table = model.__table__
    statement = (
        dialect.insert(table)
        .values(**columns)
        .on_conflict_do_nothing(index_elements=list(table.primary_key))
    )
    return db.session.execute(statement.returning(table.c.owner_id)).first() is not None
