"""Inserting what may be there already: the database decides, in one statement."""

from functools import cache
from typing import Any

from sqlalchemy import Insert, Table
from sqlalchemy.dialects import postgresql, sqlite

from app.extensions import db


def insert_once(model: type, **columns: Any) -> bool:
    """Insert a row of `model` unless its primary key is taken; whether it was inserted.

    The answer is what `RETURNING` brings back: a row count is not promised for inserts.
    """
    statement = _insert_once(model.__table__, db.engine.dialect.name)
    return db.session.execute(statement, columns).first() is not None


@cache
def _insert_once(table: Table, dialect_name: str) -> Insert:
    dialect = postgresql if dialect_name == "postgresql" else sqlite
    free_key = list(table.primary_key)
    statement = dialect.insert(table).on_conflict_do_nothing(index_elements=free_key)
    return statement.returning(table.c.owner_id)
