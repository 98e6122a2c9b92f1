"""Eight dispatchers at once: what is due is told by one of them."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.extensions import db
from app.reminders.dispatch import Dispatcher
from app.reminders.reminders import Reminders
from tests.reminders.conftest import LEASE, NOON, Noted, join

pytestmark = pytest.mark.both_databases
DISPATCHERS, PEOPLE = 8, 60


def test_each_is_told_once_by_one_of_eight_dispatchers(app, ana, clock):
    for number in range(PEOPLE):
        Reminders(join(f"person-{number}")).set("exercise", slots=NOON)
    db.session.commit()
    clock.set("2026-11-20 12:02")
    channels = [Noted() for _ in range(DISPATCHERS)]

    def run(channel):
        Dispatcher(app, [channel], lease=LEASE, batch=5).run(once=True)

    with ThreadPoolExecutor(DISPATCHERS) as threads:
        list(threads.map(run, channels))
    told = Counter(message.owner_id for channel in channels for message in channel.sent)
    assert len(told) == PEOPLE + 1
    assert set(told.values()) == {1}
