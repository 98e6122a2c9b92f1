"""Stages for pictures and measures; the phones are in tests/support/phones.py."""

from collections.abc import Iterator

import pytest

from app import clock as wall_clock
from tests.support.stage import Stage


def pytest_collection_modifyitems(items):
    for item in items:
        if "chromium" in item.fixturenames:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def whole_stage(tmp_path_factory) -> Iterator[Stage]:
    with Stage(tmp_path_factory.mktemp("stage")) as stage:
        yield stage


@pytest.fixture
def stage(whole_stage, monkeypatch) -> Stage:
    """Brings a window to any of the STATES."""
    monkeypatch.setattr(wall_clock, "_read", whole_stage.clock)
    return whole_stage
