"""All that the database holds, for tests that say that nothing was written, or nothing is left."""

from flask import Flask
from sqlalchemy import Table, select

from app.db import Base
from app.extensions import db


def dump(app: Flask) -> dict[str, list[dict]]:
    """Every row of every table."""
    with app.app_context(), db.engine.connect() as connection:
        return {table.name: _rows(connection, table) for table in Base.metadata.sorted_tables}


def filled(app: Flask) -> dict[str, int]:
    """How many rows each table has; tables without any are left out."""
    return {name: len(rows) for name, rows in dump(app).items() if rows}


def _rows(connection, table: Table) -> list[dict]:
    return sorted((dict(row) for row in connection.execute(select(table)).mappings()), key=repr)
