"""`flask demo`: who to sign in as, to look around."""

import os
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from app.clock import zone
from app.demo.resident import LOGIN, PASSWORD, Occupied, settle
from app.extensions import db

NEWS = {
    "written": "A year of made-up data was written.",
    "anew": "The made-up year was written anew, up to today. What visitors added is gone.",
    "kept": "The made-up year is there, with what visitors added today.",
}


@click.command()
@with_appcontext
def demo():
    """Write a made-up person with a year of data, up to today, and say how to sign in.

    Into an empty database only, or where that person is alone.
    """
    if not current_app.config["DEMO"]:
        raise click.ClickException("Set HOMESTRETCH_DEMO=1: every page then says what this is.")
    try:
        news = settle(own_zone())
    except Occupied:
        raise click.ClickException(
            "There are other people in this database. Name an empty one. Nothing was changed."
        ) from None
    db.session.commit()
    click.echo(f"{NEWS[news]}\nSign in as: {LOGIN}\nPassword:   {PASSWORD}")


def own_zone() -> str:
    """The IANA name of this machine's zone, as far as it says; else UTC."""
    named = os.environ.get("TZ") or str(Path("/etc/localtime").resolve())
    try:
        name = named.rpartition("zoneinfo/")[2]
        zone(name)
    except ValueError:
        return "UTC"
    return name
