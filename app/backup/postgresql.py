"""Backups of PostgreSQL, by its own programs `pg_dump`, `pg_restore` and `psql`."""

import os
import re
import subprocess
from pathlib import Path

from sqlalchemy import URL

from app.backup.refusal import Unusable

# Of a newer release there may be tables that the backup does not know: nothing of them stays.
_EMPTY = b"""
DO $$ DECLARE found name; BEGIN
  FOR found IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
    EXECUTE format('DROP TABLE public.%I CASCADE', found);
  END LOOP;
END $$;
"""
# In the transaction of the restore: phones must never meet old entries under the old epoch.
_ANOTHER_HISTORY = b"""
DELETE FROM public.sessions;
DO $$ BEGIN
  IF to_regclass('public.history') IS NOT NULL THEN
    UPDATE public.history SET epoch = gen_random_uuid();
  END IF;
END $$;
"""
_REVISION = re.compile(rb"^COPY [^\n]*alembic_version[^\n]*\n([^\n]+)\n", re.MULTILINE)


def back_up(url: URL, target: Path) -> None:
    """Write a consistent copy of the database to `target`: all of it or nothing."""
    draft = target.with_name(f".{target.name}.{os.getpid()}.draft")
    try:
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        _run(url, "pg_dump", "--format=custom", f"--file={draft}")
        with draft.open("rb") as file:
            os.fsync(file.fileno())
        draft.rename(target)
    finally:
        draft.unlink(missing_ok=True)


def revision_in(url: URL, backup: Path) -> str:
    """The revision of the database in `backup`; raises `Unusable` when it is none of ours."""
    try:
        table = _run(url, "pg_restore", "--data-only", "--table=alembic_version", "-f-", backup)
    except Unusable:
        table = b""
    found = _REVISION.search(table)
    if not found:
        raise Unusable(f"{backup} is not a whole backup of Homestretch.")
    return found.group(1).decode()


def restore(url: URL, backup: Path) -> None:
    """Put `backup` in the place of what is in the database, in one transaction."""
    plain = _run(url, "pg_restore", "--no-owner", "-f-", backup)
    quiet = ["--no-psqlrc", "--quiet", "--output=/dev/null", "--set=ON_ERROR_STOP=1"]
    _run(
        url,
        "psql",
        "--single-transaction",
        *quiet,
        "--file=-",
        fed=_EMPTY + plain + _ANOTHER_HISTORY,
    )


def _run(url: URL, program: str, *words: str | Path, fed: bytes = b"") -> bytes:
    """What `program` writes. Its connection is told by environment: others can read its words."""
    try:
        done = subprocess.run(  # noqa: S603 - fixed words and the host's own paths
            [program, *words], input=fed, env=_environment(url), capture_output=True, check=True
        )
    except FileNotFoundError:
        raise Unusable(
            f"{program} is not there: install PostgreSQL's client programs (postgresql-client)."
        ) from None
    except subprocess.CalledProcessError as failed:
        last = failed.stderr.decode(errors="replace").strip().splitlines()[-1:]
        raise Unusable(f"{program} failed: {' '.join(last)}") from None
    return done.stdout


def _environment(url: URL) -> dict[str, str]:
    known = {
        "PGHOST": url.host or url.query.get("host"),
        "PGPORT": url.port,
        "PGUSER": url.username,
        "PGPASSWORD": url.password,
        "PGDATABASE": url.database,
    }
    return {**os.environ, **{name: str(value) for name, value in known.items() if value}}
