"""Waiting for a database that does not answer, as a dispatcher has nothing better to do."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event

from sqlalchemy.exc import OperationalError

from app.extensions import db

SECONDS = 1

_log = logging.getLogger("homestretch.reminders")


@contextmanager
def patience(stop: Event) -> Iterator[None]:
    """Work on the database; where it does not answer, wait a little, or until `stop`.

    Whether it was done or not, nothing stays open: the next turn begins anew.
    """
    try:
        yield
    except OperationalError:
        _log.warning("the database does not answer; trying again")
        db.session.remove()
        stop.wait(SECONDS)
    finally:
        db.session.remove()
