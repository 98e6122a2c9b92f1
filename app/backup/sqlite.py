"""Backups of SQLite: whole copies, made and brought back while the server may be running."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from uuid import uuid4

from app.backup.refusal import Unusable

BUSY_MS = 30_000


def back_up(live: Path, target: Path) -> None:
    """Write a whole copy of `live` to `target`: all of it or, on failure, nothing."""
    draft = _draft_beside(target)
    try:
        with closing(_opened(live)) as source, closing(sqlite3.connect(draft)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")  # one file, without a log beside it
            _check_whole(copy)
        _to_the_disk(draft)
        draft.rename(target)
    finally:
        draft.unlink(missing_ok=True)


def revision_in(backup: Path) -> str:
    """The revision of the database in `backup`; raises `Unusable` when it is none of ours."""
    try:
        with closing(_to_read(backup)) as copy:
            _check_whole(copy)
            return copy.execute("SELECT version_num FROM alembic_version").fetchone()[0]
    except (sqlite3.DatabaseError, TypeError):
        raise Unusable(f"{backup} is not a whole backup of Homestretch.") from None


def restore(backup: Path, live: Path) -> None:
    """Put `backup` in the place of `live` in one transaction.

    What must differ from the backup is changed in a copy first, so that nobody ever sees the old
    entries under the old epoch: phones would not send again what is missing.
    """
    draft = _draft_beside(live)
    try:
        with closing(_to_read(backup)) as source, closing(sqlite3.connect(draft)) as copy:
            source.backup(copy)
            _begin_another_history(copy)
            with closing(_opened(live)) as target:
                copy.backup(target)
    finally:
        draft.unlink(missing_ok=True)


def _begin_another_history(copy: sqlite3.Connection) -> None:
    with copy:
        copy.execute("DELETE FROM sessions")
        if copy.execute("SELECT 1 FROM sqlite_master WHERE name = 'history'").fetchone():
            copy.execute("UPDATE history SET epoch = ?", (uuid4().hex,))


def _opened(live: Path) -> sqlite3.Connection:
    return sqlite3.connect(live, timeout=BUSY_MS / 1000)


def _to_read(backup: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{backup.as_uri()}?mode=ro", uri=True)


def _check_whole(copy: sqlite3.Connection) -> None:
    if copy.execute("PRAGMA integrity_check").fetchone() != ("ok",):
        raise sqlite3.DatabaseError("not whole")


def _draft_beside(target: Path) -> Path:
    draft = target.with_name(f".{target.name}.{os.getpid()}.draft")
    draft.unlink(missing_ok=True)
    os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    return draft


def _to_the_disk(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
