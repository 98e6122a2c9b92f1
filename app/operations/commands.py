"""`flask log`: is everybody's log as it was written, and which history does it tell?"""

import click
from flask.cli import AppGroup

from app.accounts import people
from app.extensions import db
from app.operations.epoch import begin_another
from app.operations.log import Log

log = AppGroup("log", help="The log of what people recorded.")


@log.command()
def verify():
    """Check every chain of hashes, and exit with 1 when a link is broken."""
    broken = 0
    for person in people.everybody():
        seq = Log(person).first_broken_link()
        if seq is not None:
            broken += 1
            click.echo(f"{person.id}: operation {seq} is not as it was written")
    click.echo("every chain holds" if not broken else f"{broken} broken")
    raise SystemExit(1 if broken else 0)


@log.command()
def renew():
    """After a backup came back by other means than `flask restore`: have phones send again."""
    begin_another()
    db.session.commit()
    click.echo("Phones send again what they saved in the last 35 days.")
