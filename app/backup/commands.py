"""`flask backup` and `flask restore`: everybody's entries into one file, and back."""

from pathlib import Path

import click
from alembic.script import ScriptDirectory
from flask import current_app
from flask.cli import with_appcontext
from flask_migrate import upgrade
from sqlalchemy import URL

from app.backup import postgresql, sqlite
from app.backup.refusal import Unusable
from app.clock import now
from app.extensions import db


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@with_appcontext
def backup(file: Path | None):
    """Write everything to FILE, while the server runs; without FILE into the data folder."""
    target = (file or _next_name()).absolute()
    if target.exists():
        raise click.ClickException(f"{target} is there already. Name another file.")
    _write(target)
    click.echo(f"Written to {target}. Keep it where no one else can read it.")


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--yes", is_flag=True, help="Do not ask.")
@with_appcontext
def restore(file: Path, yes: bool):
    """Put the backup FILE in the place of all that is here. Phones then send what it lacks."""
    file = file.absolute()
    try:
        _refuse_unknown(_revision_in(file))
    except Unusable as wrong:
        raise click.ClickException(f"{wrong} Nothing was changed.") from None
    if not yes:
        click.confirm(
            "This replaces everybody's entries with those of the backup. Go on?", abort=True
        )
    before = _next_name()
    _write(before)
    click.echo(f"What was here until now is kept in {before}.")
    _put_in_place(file)
    upgrade()
    click.echo(
        "Restored. Everybody has to sign in again; their phones then send what the backup lacks."
    )


def _next_name() -> Path:
    folder = current_app.config["DATA"] / "backups"
    folder.mkdir(mode=0o700, exist_ok=True)
    ending = "db" if _is_sqlite() else "dump"
    return folder / f"homestretch-{now():%Y%m%dT%H%M%S.%fZ}.{ending}"


def _write(target: Path) -> None:
    try:
        if _is_sqlite():
            sqlite.back_up(_live_file(), target)
        else:
            postgresql.back_up(_url(), target)
    except (Unusable, OSError) as wrong:
        raise click.ClickException(f"No backup was made. {wrong}") from None


def _revision_in(file: Path) -> str:
    return sqlite.revision_in(file) if _is_sqlite() else postgresql.revision_in(_url(), file)


def _refuse_unknown(revision: str) -> None:
    """A backup of a newer release than this one cannot be read by it."""
    scripts = ScriptDirectory(current_app.extensions["migrate"].directory)
    known = {script.revision for script in scripts.walk_revisions()}
    if revision not in known:
        raise Unusable("The backup is of a newer Homestretch than this one. Update first.")


def _put_in_place(file: Path) -> None:
    db.engine.dispose()
    try:
        if _is_sqlite():
            sqlite.restore(file, _live_file())
        else:
            postgresql.restore(_url(), file)
    except Unusable as wrong:
        raise click.ClickException(f"Nothing was changed. {wrong}") from None


def _is_sqlite() -> bool:
    return db.engine.dialect.name == "sqlite"


def _live_file() -> Path:
    return Path(_url().database)


def _url() -> URL:
    return db.engine.url
