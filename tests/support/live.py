"""Homestretch as a real server: in this process for browser tests, or started by `make run`'s
own command."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Thread
from urllib.request import urlopen

from flask import Flask
from flask_migrate import upgrade
from werkzeug.serving import WSGIRequestHandler, make_server
from werkzeug.wsgi import ClosingIterator

ROOT = Path(__file__).parents[2]
LOOPBACK = "127.0.0.1"
SECONDS_TO_START = 60


class Silent(WSGIRequestHandler):
    """Browsers hang up on what they no longer need; only the answers matter here."""

    def log(self, type: str, message: str, *args) -> None:
        pass


def whole(app: Flask):
    """`app` with each answer read to its end before it is sent.

    When a browser hangs up, this server (Werkzeug's, for tests only) does not close the file that
    it was sending.
    """

    def answered(environ, start_response):
        with closing(ClosingIterator(app(environ, start_response))) as parts:
            return [b"".join(parts)]

    return answered


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """The address of `app`, served by threads of this process: a patched clock holds there too."""
    server = make_server(LOOPBACK, 0, whole(app), threaded=True, request_handler=Silent)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://{LOOPBACK}:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def migrate(app: Flask) -> Flask:
    with app.app_context():
        upgrade(str(ROOT / "migrations"))
    return app


class Run:
    """`python -m tools.run`, which is `make run` after its installing, in a folder of data.

    Or another `tool` that serves.
    """

    def __init__(self, data: Path, tool: str = "tools.run", **environ: str):
        self.port = int(environ.setdefault("PORT", str(free_port())))
        self.address = f"http://{LOOPBACK}:{self.port}"
        # A terminal sends Ctrl-C to the whole group in its foreground.
        self.process = subprocess.Popen(
            [sys.executable, "-m", tool],
            cwd=ROOT,
            env={**os.environ, "HOMESTRETCH_DATA": str(data), "HOST": LOOPBACK, **environ},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            process_group=0,
        )

    def wait_until_it_answers(self) -> None:
        begun = time.monotonic()
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() > begun + SECONDS_TO_START:
                raise RuntimeError(f"no answer:\n{self.stop()}")
            time.sleep(0.02)

    def answers(self) -> bool:
        try:
            with urlopen(f"{self.address}/healthz", timeout=5) as answer:
                return answer.status == 200
        except OSError:
            return False

    def stop(self) -> str:
        """Press Ctrl-C; everything that it said."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGINT)
        return self.words_at_the_end()

    def words_at_the_end(self) -> str:
        if self.process.stdout.closed:
            return ""
        said, _ = self.process.communicate(timeout=20)
        return said


@contextmanager
def running(data: Path, tool: str = "tools.run", **environ: str) -> Iterator[Run]:
    run = Run(data, tool, **environ)
    try:
        run.wait_until_it_answers()
        yield run
    finally:
        run.stop()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return probe.getsockname()[1]
