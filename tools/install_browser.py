"""Sees to it that the tests have a Chromium: Debian's where apt can bring it, else Playwright's."""

import ctypes
import os
import shutil
import subprocess
import sys

from tests.support.browser import chromium_path

PACKAGES = ["chromium", "libatomic1"]
SORRY = f"""
The tests need a browser, and it could not be installed. Ask someone who may to run
  apt-get install {" ".join(PACKAGES)}
"""


def main() -> int:
    if chromium_path() and _playwright_can_start():
        return 0
    done = _install_with_apt() if _may_use_apt() else _install_with_playwright()
    if not done:
        print(SORRY, file=sys.stderr)
    return 0 if done else 1


def _playwright_can_start() -> bool:
    """Its own Node links to a library that a bare Debian does not have."""
    try:
        ctypes.CDLL("libatomic.so.1")
    except OSError:
        return False
    return True


def _may_use_apt() -> bool:
    return bool(shutil.which("apt-get")) and _as_root() is not None


def _as_root() -> list[str] | None:
    """What to put before a command so that root runs it; None where nothing helps."""
    if os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if shutil.which("sudo") and _succeeds(["sudo", "-n", "true"]) else None


def _install_with_apt() -> bool:
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    # Another apt may hold the lock, as on a machine that has just started.
    apt = [*_as_root(), *quiet, "-o", "DPkg::Lock::Timeout=300"]
    print("Installing", *PACKAGES, "with apt ...", flush=True)
    return all(
        _succeeds([*apt, *command])
        for command in (["update"], ["install", "--no-install-recommends", *PACKAGES])
    )


def _install_with_playwright() -> bool:
    return _succeeds([sys.executable, "-m", "playwright", "install", "--no-shell", "chromium"])


def _succeeds(command: list[str]) -> bool:
    return subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
