"""Homestretch under gunicorn at one port, to be killed and started again over the same data."""

import os
import resource
import signal
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path

from app import create_app
from app.extensions import db
from tests.support.builds import furnish
from tests.support.live import LOOPBACK, ROOT, free_port, migrate

SECONDS_TO_START = 60


class Gunicorn:
    """`application` on the database at `url`; `port` stays the same over restarts."""

    def __init__(self, url: str, data: Path, application: str = "wsgi:app", **environ: str):
        self.port, self.kills = free_port(), 0
        self.url, self.application = url, application
        self.environ = {
            **{key: value for key, value in os.environ.items() if "HOMESTRETCH" not in key},
            "HOMESTRETCH_DATA": str(furnish(data)),
            "HOMESTRETCH_SIGN_UP": "open",
            "DATABASE_URL": url,
            "HOST": LOOPBACK,
            "PORT": str(self.port),
            "WEB_CONCURRENCY": "1" if url.startswith("sqlite") else "2",
            **environ,
        }
        self.most_bytes: int | None = None  # no file may grow beyond: a disk that is full
        self.process: subprocess.Popen | None = None

    def __enter__(self):
        # In this process: another one would take a second to start.
        app = migrate(create_app(environ=self.environ))
        with app.app_context():
            db.engine.dispose()
        self.start()
        return self

    def __exit__(self, *_):
        """Nobody needs what it wrote any more, so nobody waits for its last words."""
        if self.process and self.process.poll() is None:
            self.kill()

    def start(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py", self.application],
            cwd=ROOT,
            env=self.environ,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            process_group=0,
        )
        if self.most_bytes is not None:
            limits = self.most_bytes, self.most_bytes
            resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE, limits)
        deadline = time.monotonic() + SECONDS_TO_START
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("the server did not start")
            time.sleep(0.05)

    def kill(self) -> None:
        """SIGKILL for the master and its workers, in the middle of whatever they do."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.kills += 1

    def kill_and_start(self) -> None:
        self.kill()
        self.start()

    def _answers(self) -> bool:
        connection = HTTPConnection(LOOPBACK, self.port, timeout=5)
        try:
            connection.request("GET", "/healthz")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()
