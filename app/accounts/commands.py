"""What the host does from the command line: let somebody in, or back in."""

import click
from flask import current_app
from flask.cli import AppGroup

from app.accounts import invitations, people, recovery
from app.extensions import db

person = AppGroup("person", help="Let people in, and back in.")


@person.command()
def invite():
    """Print a link with which one person may sign up within two weeks."""
    token = invitations.invite()
    db.session.commit()
    origin = current_app.config["ORIGIN"] or current_app.config["LOCAL_ORIGIN"]
    click.echo(f"{origin}/sign-up?invitation={token}")


@person.command()
@click.argument("login")
def reset(login: str):
    """Print a code that sets a new password for LOGIN once, within a day. Ends all sessions."""
    somebody = people.by_login(login)
    if somebody is None:
        raise click.ClickException(f"nobody signs in as {login}")
    code = recovery.one_code(somebody)
    db.session.commit()
    click.echo(f"{code}\nGive it to them. They open /recover and set a new password with it.")
