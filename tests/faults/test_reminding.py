"""Reminders, while those who send them are killed: none is lost, and none is told twice."""

import pytest

from tests.faults.reminding import remind


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_dispatcher_that_is_killed_in_the_middle_of_sending_loses_nothing(
    kind, empty_database, tmp_path
):
    counted = remind(empty_database(kind, tmp_path), tmp_path, 60, 2, kills=1, seed=1)
    assert counted["extra"] <= 1
    assert counted | {"extra": 0} == {
        "due": 60,
        "lost": 0,
        "extra": 0,
        "kills": 1,
        "wrong_hour": 0,
    }
