"""Databases of each released revision, filled with made-up data, kept as JSON.

`python -m tests.migrations.write_populated` adds the newest revision's. Once released, a file
is never written again: the next migrations are tried on what people really have. What a file
says is put in without the models of today, which need not fit the tables of then.
"""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import MetaData, delete, func, insert, select

from app.extensions import db

FOLDER = Path(__file__).parent / "populated"
REVISIONS = sorted(path.stem for path in FOLDER.glob("*.json"))

READERS: dict[str, Callable[[str], Any]] = {
    "bytes": bytes.fromhex,
    "instant": datetime.fromisoformat,
    "day": date.fromisoformat,
    "time": time.fromisoformat,
    "uuid": UUID,
}


def load(revision: str) -> None:
    """Fill the present database, which stands at `revision`, with what was kept of it."""
    tables = json.loads((FOLDER / f"{revision}.json").read_text())
    reflected = _reflected(db.engine)
    is_sqlite = db.engine.dialect.name == "sqlite"
    with db.engine.begin() as connection:
        for table in reflected.sorted_tables:
            if table.name in tables:  # a migration may have put a row of its own there
                connection.execute(delete(table))
            for row in tables.get(table.name, []):
                values = {name: _read(value, is_sqlite) for name, value in row.items()}
                connection.execute(insert(table).values(**values))


def save(revision: str) -> None:
    """Keep what the present database holds, read through the models of today."""
    tables = {
        table.name: [_written(row) for row in db.session.execute(select(table)).mappings()]
        for table in db.metadata.sorted_tables
    }
    (FOLDER / f"{revision}.json").write_text(json.dumps(tables, indent=1) + "\n")


def counts(engine) -> dict[str, int]:
    with engine.connect() as connection:
        return {
            name: connection.scalar(select(func.count()).select_from(table))
            for name, table in _reflected(engine).tables.items()
        }


def _reflected(engine) -> MetaData:
    metadata = MetaData()
    metadata.reflect(engine)
    return metadata


def _read(value: Any, is_sqlite: bool) -> Any:
    if not isinstance(value, dict) or len(value) != 1 or not set(value) <= set(READERS):
        return value
    ((kind, text),) = value.items()
    read = READERS[kind](text)
    if is_sqlite and kind == "uuid":
        return read.hex
    if is_sqlite and kind == "instant":
        return read.astimezone(UTC).replace(tzinfo=None)
    return read


def _written(row) -> dict:
    return {name: _tagged(value) for name, value in row.items()}


def _tagged(value: Any) -> Any:
    if isinstance(value, bytes):
        return {"bytes": value.hex()}
    for kind, tag in ((datetime, "instant"), (date, "day"), (time, "time")):
        if isinstance(value, kind):
            return {tag: value.isoformat()}
    return {"uuid": str(value)} if isinstance(value, UUID) else value
