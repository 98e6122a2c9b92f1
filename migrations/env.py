"""How Alembic runs here: on the app's own engine, in one transaction.

On SQLite a changed table is rebuilt: copied, dropped and renamed. With foreign keys on, the
drop would delete the children, and they cannot be switched off inside a transaction; so they
are off before it begins, and checked before it ends.
"""

from alembic import context
from flask import current_app
from sqlalchemy import text

from app.db import Instant

db = current_app.extensions["migrate"].db


def run_migrations() -> None:
    with db.engine.connect() as connection:
        is_sqlite = connection.dialect.name == "sqlite"
        if is_sqlite:
            connection.connection.dbapi_connection.execute("PRAGMA foreign_keys=OFF")
        context.configure(
            connection=connection,
            target_metadata=db.metadata,
            render_as_batch=True,
            render_item=render_item,
            compare_type=True,
            transactional_ddl=True,  # on SQLite too, as the app begins its transactions itself
        )
        with context.begin_transaction():
            context.run_migrations()
            if is_sqlite:
                check_foreign_keys(connection)
        if is_sqlite:
            connection.rollback()
            connection.connection.dbapi_connection.execute("PRAGMA foreign_keys=ON")


def check_foreign_keys(connection) -> None:
    orphans = connection.execute(text("PRAGMA foreign_key_check")).all()
    if orphans:
        raise RuntimeError(f"rows without their parent after the migration: {orphans[:5]}")


def render_item(kind, item, autogen_context):
    """Migrations stand alone: they name the database's types, not the app's."""
    if kind == "type" and isinstance(item, Instant):
        return "sa.DateTime(timezone=True)"
    return False


run_migrations()
