"""How fast reminders that are due are claimed, however many there are, and how fast they leave."""

import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from flask import Flask

from app.clock import now
from app.extensions import db
from app.reminders.channels import Message, Tell
from app.reminders.dispatch import BATCH, LEASE
from app.reminders.queue import Queue
from bench.crowd import settle_crowd
from bench.push import sink, taken_by
from bench.servers import started

MANY, FEW, DUE = 1_000_000, 10_000, 10_000
ROUNDS, BATCHES = 5, 8
SECONDS_TO_ANSWER = 0.05
MOST_SECONDS = 120
CONTACT = "mailto:host@home.example"


class Nowhere:
    """Reaches everybody, and is given nothing: only claims are measured."""

    name = "bench"
    tells_once = False

    def reaches(self, owner_ids):
        return owner_ids

    def send(self, batch: Sequence[Message], tell: Tell) -> None: ...

    def close(self) -> None: ...


def reminder_figures(folder: Path) -> dict[str, float]:
    return {
        "claim_1m_vs_10k": round(_claim_1m_vs_10k(folder), 2),
        "dispatch_10k_seconds": round(dispatch_seconds(folder / "dispatch", DUE), 1),
    }


def dispatch_seconds(folder: Path, due: int) -> float:
    """From starting a dispatcher to its end: each message is another person's, with a program that
    is looked into, and is encrypted for a device of their own.
    """
    with sink(SECONDS_TO_ANSWER) as service:
        _dispose(settle_crowd(folder, due, due, service))
        began = time.perf_counter()
        with dispatching(folder, service, "--once") as process:
            process.wait(MOST_SECONDS)
        took = time.perf_counter() - began
        if (taken := taken_by(service)) != due:
            raise RuntimeError(f"{taken} of {due} reminders came to the push service")
    return took


@contextmanager
def dispatching(data: Path, push_service: str, *words: str) -> Iterator[subprocess.Popen]:
    """`flask reminders run` on `data`, as `make run` starts it; it ends with the block."""
    settings = {"HOMESTRETCH_DATA": str(data), "HOMESTRETCH_CONTACT": CONTACT}
    settings |= {"HOMESTRETCH_PUSH_LOOPBACK": push_service}
    run = ("-m", "flask", "--app", "wsgi", "reminders", "run", *words)
    with started(run, settings) as process:
        yield process


def _claim_1m_vs_10k(folder: Path) -> float:
    apps = [settle_crowd(folder / str(rows), 2000, rows) for rows in (MANY, FEW)]
    rates = [[_claims_a_second(app) for app in apps] for _ in range(ROUNDS)]
    for app in apps:
        _dispose(app)
    return median(many / few for many, few in rates)


def _claims_a_second(app: Flask) -> float:
    queue = Queue([Nowhere()], LEASE)
    with app.app_context():
        began = time.perf_counter()
        for _ in range(BATCHES):
            assert queue.raise_due(now(), BATCH).seen == BATCH
            db.session.commit()
            db.session.remove()
        return BATCHES * BATCH / (time.perf_counter() - began)


def _dispose(app: Flask) -> None:
    with app.app_context():
        db.engine.dispose()
