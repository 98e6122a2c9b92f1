"""What `make run` starts: it answers soon, says where it is, and Ctrl-C leaves nothing behind."""

import stat
from pathlib import Path

import pytest

from tests.support.live import Run, running


@pytest.fixture
def data(tmp_path) -> Path:
    """A folder of data that the app has never seen."""
    return tmp_path / "new folder"


def test_the_first_start_makes_its_database_and_a_secret_that_it_keeps(data):
    with running(data):
        assert (data / "homestretch.db").exists()
        assert stat.S_IMODE((data / "secret.key").stat().st_mode) == 0o600
        secret = (data / "secret.key").read_text()
    with running(data):
        assert (data / "secret.key").read_text() == secret


def test_the_second_start_makes_nothing_anew(data):
    """Which is why it is quick; how quick is measured by `make bench`, not here."""
    with running(data):
        before = made(data)
    with running(data):
        assert made(data) == before


def made(data) -> dict[str, int]:
    """What stands in the data folder, with when it was made; the database is open and changes."""
    kept = [
        path
        for path in data.rglob("*")
        if path.is_file() and "homestretch.db" not in path.name and path.suffix != ".sent"
    ]
    return {str(path): path.stat().st_mtime_ns for path in kept}


def test_it_says_where_it_is_and_how_a_phone_gets_https(data):
    with running(data) as run:
        said = run.stop()
    assert f"Homestretch is at {run.address}" in said
    assert f"caddy reverse-proxy --from your.name --to 127.0.0.1:{run.port}" in said
    assert "Traceback" not in said


def test_ctrl_c_stops_all_that_it_started(data):
    with running(data) as run:
        started = processes_of(data)
        assert len(started) >= 4  # the starter, gunicorn, its worker, and what reminds
        assert any("reminders run" in command for command in started)
        run.stop()
        assert run.process.returncode in (0, 130)
        assert processes_of(data) == []
        assert not run.answers()


def test_a_port_in_use_is_said_in_one_line(data):
    with running(data) as first:
        second = Run(data, PORT=str(first.port))
        said = second.words_at_the_end()
    assert second.process.returncode == 1
    assert said.strip() == (
        f"Port {first.port} is in use. Take another: PORT={first.port + 1} make run"
    )


def processes_of(data: Path) -> list[str]:
    """The processes, dead ones aside, that were given this folder of data."""
    mark = f"HOMESTRETCH_DATA={data}".encode()
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (folder / "environ").read_bytes().split(b"\0"):
                found.append((folder / "cmdline").read_bytes().replace(b"\0", b" ").decode())
        except OSError:  # it has just ended, or is not ours to read
            continue
    return found
