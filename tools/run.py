"""`make run`: brings the database up to date, then serves and reminds until Ctrl-C."""

import errno
import os
import socket
import subprocess
import sys
from collections.abc import Sequence

from tools.supervisor import supervise

HOST = os.environ.get("HOST") or "127.0.0.1"
PORT = int(os.environ.get("PORT") or 8000)
ORIGIN = os.environ.get("HOMESTRETCH_ORIGIN")

FLASK = [sys.executable, "-m", "flask", "--app", "wsgi"]
MIGRATE = [*FLASK, "db", "upgrade"]
SERVE = [sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py", "wsgi:app"]
REMIND = [*FLASK, "reminders", "run"]

ON_A_PHONE = """
A phone needs https: without it, no offline use and no reminders. Choose one:
  your own name   caddy reverse-proxy --from your.name --to 127.0.0.1:{port}
  a tunnel        any that ends at 127.0.0.1:{port}
  a USB cable     adb reverse tcp:{port} tcp:{port}, then open http://localhost:{port} (Android)
With a name or a tunnel, tell Homestretch too:
  HOMESTRETCH_ORIGIN=https://your.name HOMESTRETCH_TRUSTED_PROXIES=1 make {target}
"""


def main(target: str = "run", prepare: Sequence[Sequence[str]] = (MIGRATE,)) -> int:
    """Run what is to `prepare`, then serve and remind; the exit code for `make target`."""
    if _is_taken():
        print(
            f"Port {PORT} is in use. Take another: PORT={PORT + 1} make {target}", file=sys.stderr
        )
        return 1
    for command in prepare:
        if code := subprocess.run(command, check=False).returncode:
            return code
    return supervise([SERVE, REMIND], is_up=_answers, announce=lambda: _announce(target))


def _is_taken() -> bool:
    with socket.socket(_family()) as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((HOST, PORT))
        except OSError as error:
            # An address that is not ours fails in gunicorn, which says so better.
            return error.errno == errno.EADDRINUSE
    return False


def _answers() -> bool:
    try:
        socket.create_connection((HOST, PORT), timeout=1).close()
    except OSError:
        return False
    return True


def _family() -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in HOST else socket.AF_INET


def _announce(target: str) -> None:
    host = f"[{HOST}]" if ":" in HOST else HOST
    print(f"\nHomestretch is at {ORIGIN or f'http://{host}:{PORT}'} (Ctrl-C stops it)", flush=True)
    if not ORIGIN:
        print(ON_A_PHONE.format(port=PORT, target=target), flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
