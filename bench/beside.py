"""Today, while a dispatcher works through its queue beside the web server, as `make run` has both.

Five times in turn: Today alone, then a dispatcher is started, and once its messages arrive, Today
again. Both have the same database, and the push service is in a process of its own.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from app.extensions import db
from bench.crowd import add_crowd
from bench.households import app_on, sign_in
from bench.load import Ask, measure
from bench.push import sink, taken_by
from bench.reminding import SECONDS_TO_ANSWER, dispatching
from bench.servers import serving
from bench.subjects import APP, today_of

CROWD, DUE = 5_000, 40_000
ROUNDS, SECONDS_TO_BEGIN = 5, 60


def today_while_dispatching(data: Path, seconds: float, rounds: int = ROUNDS) -> float:
    """Answers a second with a dispatcher at work ÷ without, on the household in `data`."""
    with sink(SECONDS_TO_ANSWER) as service:
        _fill(data, service)
        with serving(APP, HOMESTRETCH_DATA=str(data)) as server:
            today = today_of(server, sign_in(server))
            measure(today, seconds)  # not counted
            ratios = [_ratio(today, data, service, seconds) for _ in range(rounds)]
    return median(ratios)


def _ratio(today: Ask, data: Path, service: str, seconds: float) -> float:
    alone = measure(today, seconds).rate
    with _at_work(data, service):
        before = taken_by(service)
        beside = measure(today, seconds).rate
        _need(taken_by(service) > before, "the dispatcher slept while Today was measured")
    return beside / alone


@contextmanager
def _at_work(data: Path, service: str) -> Iterator[None]:
    """A dispatcher whose messages arrive, and that has more to send when the block ends."""
    before, deadline = taken_by(service), time.monotonic() + SECONDS_TO_BEGIN
    with dispatching(data, service):
        while taken_by(service) == before:
            _need(time.monotonic() < deadline, "the dispatcher sent nothing")
            time.sleep(0.05)
        yield
        _need(taken_by(service) < DUE, "the dispatcher had nothing left to do")


def _fill(data: Path, service: str) -> None:
    app = app_on(data)
    with app.app_context():
        add_crowd(CROWD, DUE, service)
        db.session.commit()
        db.session.remove()
        db.engine.dispose()


def _need(is_so: bool, otherwise: str) -> None:
    if not is_so:
        raise RuntimeError(otherwise)
