"""Runs commands side by side, and leaves none behind."""

import signal
import socket
import subprocess
import time
from collections.abc import Callable, Sequence

Child = subprocess.Popen
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
SECONDS_TO_STOP = 10


def supervise(
    commands: Sequence[Sequence[str]], is_up: Callable[[], bool], announce: Callable[[], None]
) -> int:
    """Keeps the commands running until one of them ends or a signal comes, then stops the rest.

    Calls `announce` once `is_up`. Returns the exit code of the one that ended, 0 after a signal.
    """
    inbox = _signals_to_read()
    # A group of its own, so that Ctrl-C in the terminal reaches each child once: through us.
    children = [Child(command, process_group=0) for command in commands]
    try:
        if not _asked_to_stop_before(is_up, children, inbox):
            announce()
            _wait(children, inbox)
        return _exit_code(children)
    finally:
        _stop(children)


def _signals_to_read() -> socket.socket:
    """Signals as bytes, each its number: read when it suits us, they interrupt no line of ours."""
    inbox, outbox = socket.socketpair()
    outbox.setblocking(False)
    signal.set_wakeup_fd(outbox.detach())
    for number in (*STOP_SIGNALS, signal.SIGCHLD):
        signal.signal(number, lambda *_: None)
    return inbox


def _asked_to_stop_before(
    is_up: Callable[[], bool], children: list[Child], inbox: socket.socket
) -> bool:
    inbox.settimeout(0.05)
    while not is_up():
        if _ended(children) or _stop_signal(inbox):
            return True
    inbox.settimeout(None)
    return False


def _wait(children: list[Child], inbox: socket.socket) -> None:
    while not _ended(children) and not _stop_signal(inbox):
        pass


def _stop_signal(inbox: socket.socket) -> bool:
    try:
        return inbox.recv(1)[0] in STOP_SIGNALS
    except TimeoutError:
        return False


def _ended(children: list[Child]) -> bool:
    return any(child.poll() is not None for child in children)


def _exit_code(children: list[Child]) -> int:
    return next((child.returncode for child in children if child.returncode is not None), 0)


def _stop(children: list[Child]) -> None:
    deadline = time.monotonic() + SECONDS_TO_STOP
    for child in children:
        child.terminate()
    for child in children:
        try:
            child.wait(max(0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
