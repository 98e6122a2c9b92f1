"""Real servers on loopback, one gunicorn worker each, and none left behind."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).parent.parent
HOST = "127.0.0.1"
SECONDS_TO_START, SECONDS_TO_STOP = 30, 10
# What the shell around the bench may set for the real app must not reach these servers.
NOT_OURS = ("HOMESTRETCH_", "DATABASE_URL", "GUNICORN_", "FLASK_", "WEB_CONCURRENCY")


@dataclass(frozen=True)
class Server:
    port: int
    pid: int
    start_seconds: float

    def worker_megabytes(self) -> float:
        """Resident memory of the one worker, in millions of bytes."""
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        status = Path(f"/proc/{children[0]}/status").read_text()
        line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) * 1024 / 1e6

    def get(self, path: str, headers: dict | None = None) -> tuple[HTTPResponse, bytes]:
        return self._ask("GET", path, headers=headers or {})

    def post(self, path: str, **fields: str) -> tuple[HTTPResponse, bytes]:
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._ask("POST", path, body=urlencode(fields), headers=headers)

    def _ask(self, method: str, path: str, **rest) -> tuple[HTTPResponse, bytes]:
        connection = HTTPConnection(HOST, self.port, timeout=SECONDS_TO_START)
        try:
            connection.request(method, path, **rest)
            answer = connection.getresponse()
            return answer, answer.read()
        finally:
            connection.close()


@contextmanager
def serving(application: str, **settings: str) -> Iterator[Server]:
    """`application` under the app's own gunicorn settings, with one worker, until the end."""
    port = _free_port()
    ours = {**settings, "HOST": HOST, "PORT": str(port), "WEB_CONCURRENCY": "1"}
    began = time.perf_counter()
    serve = ("-m", "gunicorn", "--config", "gunicorn.conf.py", application)
    with started(serve, ours) as process:
        _wait_until_it_answers(process, port)
        yield Server(port, process.pid, time.perf_counter() - began)


@contextmanager
def started(words: Sequence[str], settings: Mapping[str, str]) -> Iterator[subprocess.Popen]:
    """A Python of its own with these `words`, which ends with the block."""
    command, env = [sys.executable, *words], _clean_env() | settings
    # A group of its own: Ctrl-C reaches it once, through us, and the whole of it can be ended.
    process = subprocess.Popen(command, cwd=ROOT, env=env, process_group=0)
    try:
        yield process
    finally:
        _stop(process)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind((HOST, 0))
        return free.getsockname()[1]


def _clean_env() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith(NOT_OURS)}


def _wait_until_it_answers(process: subprocess.Popen, port: int) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with socket.create_connection((HOST, port), timeout=SECONDS_TO_START) as caller:
                caller.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
                if caller.recv(12) == b"HTTP/1.1 200":
                    return
        except ConnectionRefusedError:
            pass
        time.sleep(0.01)
    raise RuntimeError("a server did not start; what it said stands above")


def _stop(process: subprocess.Popen) -> None:
    process.terminate()
    try:
        process.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
