"""The database goes away, or its disk is full: phones keep everything, and all is stored once."""

import sqlite3
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from uuid import uuid4

import psycopg
import pytest

from tests.conftest import sqlite_in
from tests.faults.world import World, a_world
from tests.support import postgres

FULL = """
CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$;
CREATE TRIGGER full_disk BEFORE INSERT ON operations EXECUTE FUNCTION full_disk();
"""


@pytest.fixture
def sqlite_world(tmp_path):
    with a_world(sqlite_in(tmp_path), tmp_path) as world:
        world.begin(tmp_path)
        yield world


@pytest.fixture(scope="module")
def clusters():
    """One that these tests may stop; what is started in its place is appended."""
    started = [postgres.start(fast=False)]
    yield started
    started[-1].stop()


@pytest.fixture
def postgres_world(clusters, tmp_path):
    """A server of its own: the last one may hold connections to a database that was stopped."""
    if not clusters[-1].answers():  # a test failed while it was stopped
        clusters.append(clusters[-1].start_again())
    with a_world(clusters[-1].create(f"stops_{uuid4()}"), tmp_path) as world:
        world.begin(tmp_path)
        yield world


def a_hundred_wait(world: World):
    phone = world.phone()
    for number in range(100):
        phone.rate(number % 11)
    return phone


def test_a_full_disk_under_sqlite(sqlite_world):
    world = sqlite_world
    phone = a_hundred_wait(world)
    for file in ("homestretch.db", "homestretch.db-wal"):
        path = Path(world.url.removeprefix("sqlite:///")).with_name(file)
        world.server.most_bytes = max(world.server.most_bytes or 0, path.stat().st_size)
    world.server.most_bytes += 4096
    world.server.kill_and_start()
    outcomes = set()
    for _ in range(60):
        outcomes.add(phone.send())
        phone.rate()
        if "again" in outcomes:
            break
    assert "again" in outcomes
    found = world.count()
    assert (found["lost"], found["false_saved"], found["doubled"]) == (0, 0, 0)
    assert found["queued"] > 0

    world.server.most_bytes = None
    world.server.kill_and_start()
    phone.drain()
    world.holds()


@contextmanager
def a_full_disk(url: str):
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(FULL)
        try:
            yield
        finally:
            connection.execute("DROP TRIGGER full_disk ON operations")


def test_a_full_disk_under_postgresql(postgres_world):
    world = postgres_world
    phone = a_hundred_wait(world)
    with a_full_disk(world.url):
        assert phone.send() == "again"
        assert world.count()["queued"] == 100
    phone.drain()
    assert world.holds()["stored"] == 100


@pytest.mark.parametrize("delay", [0.0, 0.02, 0.05])
def test_postgresql_stops_at_once_in_the_middle_of_sending(clusters, postgres_world, delay):
    world = postgres_world
    phone = a_hundred_wait(world)
    sending = Thread(target=phone.send)
    sending.start()
    sending.join(delay)
    clusters[-1].stop_at_once()
    sending.join()
    assert phone.send() == "again"
    clusters.append(clusters[-1].start_again())
    phone.drain()
    assert world.holds()["stored"] == 100


def test_sqlite_held_by_another_writer_in_the_middle_of_sending(sqlite_world):
    world = sqlite_world
    phone = a_hundred_wait(world)
    phone.door.timeout = 1
    path = world.url.removeprefix("sqlite:///")
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    assert phone.send() == "again"
    holder.execute("ROLLBACK")
    holder.close()
    phone.door.timeout = 20
    phone.drain()
    assert world.holds()["stored"] == 100
