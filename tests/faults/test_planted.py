"""A count that cannot be anything but 0 proves nothing: faults are planted, and it finds each."""

import pytest

from tests.faults.phone import Phone
from tests.faults.soak import Plan, soak
from tests.faults.world import holds

SMALL = {"operations": 80, "phones": 4, "browsers": 0, "kills": 1, "seed": 7}


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, empty_database, tmp_path) -> str:
    return empty_database(request.param, tmp_path)


class Forgetful(Phone):
    """Takes an operation out of its outbox before it is sent, as some libraries do."""

    def _batch(self) -> list[dict]:
        batch = super()._batch()
        for operation in batch:
            self.waiting.pop(operation["op_id"])
        return batch

    def _halve(self, batch: list[dict]) -> str:
        return "more"

    def _settle(self, verdict: dict) -> None:
        self.said_saved.add(verdict["op_id"])

    def dump(self) -> dict:
        return super().dump() | {"said_saved": []}


def test_with_nothing_planted_the_equation_holds(url, tmp_path):
    counted = soak(url, Plan(**SMALL), tmp_path)
    assert holds(counted), counted
    assert counted["created"] >= 80 and counted["server_kills"] >= 1


def test_what_was_acknowledged_before_its_commit_is_found_false(url, tmp_path):
    plan = Plan(**SMALL, application="tests.faults.planted.early:app")
    counted = soak(url, plan, tmp_path)
    assert counted["false_saved"] > 0 and not holds(counted)


def test_what_was_inserted_twice_is_found_doubled(url, tmp_path):
    plan = Plan(**SMALL, application="tests.faults.planted.twice:app")
    counted = soak(url, plan, tmp_path)
    assert counted["doubled"] > 0 and not holds(counted)


def test_what_a_phone_dropped_from_its_outbox_is_found_lost(url, tmp_path):
    counted = soak(url, Plan(**SMALL, phone=Forgetful), tmp_path)
    assert counted["lost"] > 0 and not holds(counted)
