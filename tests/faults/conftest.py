"""One world for each database and worker; what a test counts is its own phones."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.conftest import sqlite_in
from tests.faults.world import World, a_world


@pytest.fixture(scope="session")
def empty_database(cluster, worker_id) -> Callable[[str, Path], str]:
    """The address of a new database: one of the run's own PostgreSQL, or a file in the folder."""
    numbers = count(1)

    def made(kind: str, folder: Path) -> str:
        if kind == "sqlite":
            return sqlite_in(folder)
        cluster.drop(name := f"world_{worker_id}_{next(numbers)}")
        return cluster.create(name)

    return made


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def whole_world(request, empty_database, tmp_path_factory) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("world")
    with a_world(empty_database(request.param, folder), folder) as world:
        yield world


@pytest.fixture
def world(whole_world, tmp_path) -> World:
    whole_world.begin(tmp_path)
    return whole_world


@pytest.fixture
def phone(world, chromium):
    phone = world.browser_phone(chromium)
    yield phone
    for each in world.phones:
        each.context.close()
