"""`flask reminders`: the dispatcher, and how it is doing."""

import signal
from datetime import datetime
from threading import Event

import click
from flask import current_app
from flask.cli import AppGroup

from app.clock import now
from app.db import reading
from app.reminders import channels, fronts
from app.reminders.dispatch import Dispatcher

reminders = AppGroup("reminders", help="Send what is due, and see how that goes.")


@reminders.command()
@click.option("--once", is_flag=True, help="Send what is due now, and end: for cron.")
def run(once: bool):
    """Send what is due until told to stop; what is in flight is finished then.

    Any number of them may run, on any number of machines with the same database.
    """
    app, stop = current_app._get_current_object(), Event()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: stop.set())
    Dispatcher(app, list(channels.opened(app)), stop=stop).run(once=once)


@reminders.command()
def status():
    """How many are due, how many are late, and which push services are left alone for now."""
    with reading():
        click.echo("\n".join([*health_lines(), *(f"  {line}" for line in channels.paused())]))


def health_lines() -> list[str]:
    """For /healthz, which anybody may ask: numbers of the whole server, and nobody's."""
    moment = now()
    standing = fronts.standing(moment)
    return [
        f"reminders due: {standing['due']}",
        f"reminders late: {standing['late']}",
        f"oldest pending: {_since(standing['oldest'], moment)}",
        f"push services paused: {len(channels.paused())}",
    ]


def _since(oldest: datetime | None, moment: datetime) -> str:
    """In whole minutes: the seconds of a reminder are its person's."""
    if oldest is None:
        return "none"
    minutes = int((moment - oldest).total_seconds() // 60)
    return f"{oldest:%Y-%m-%d %H:%M} UTC, {minutes} min ago"
