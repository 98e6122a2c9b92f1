"""One world for each database and module; what a test counts is its own phones."""

from collections.abc import Iterator

import pytest

from tests.faults.world import World, a_world


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def whole_world(request, tmp_path_factory) -> Iterator[World]:
    with a_world(request.param, tmp_path_factory.mktemp("world")) as world:
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
