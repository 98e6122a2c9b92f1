"""No page reads a whole table of what everybody recorded: its statements use an index."""

import re

import pytest
from sqlalchemy import event

from app.db import Owned
from app.extensions import db
from tests.support.wallets import LIMIT

CHOSEN = ["/journal?span=all", "/journal?of=knee.left&span=1y"]
PAGES = ["/", "/journal", *CHOSEN, "/exercises", "/visits"]
CHILDREN = {"ratings", "operations", "revisions"}


def owned_tables() -> set[str]:
    mappers = db.Model.registry.mappers
    return CHILDREN | {m.local_table.name for m in mappers if issubclass(m.class_, Owned)}


def plans_of(app, visit) -> list[str]:
    """What SQLite means to do for each statement that `visit` sends."""
    plans = []

    def explain(connection, cursor, statement, parameters, context, many):
        if statement.startswith("SELECT"):
            rows = cursor.connection.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
            plans.extend(row[3] for row in rows)

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", explain)
    try:
        visit()
    finally:
        event.remove(engine, "before_cursor_execute", explain)
    return plans


@pytest.fixture
def busy(ana):
    for intensity in range(3):
        ana.post("/journal", data={"intensity": intensity})
    ana.post("/exercises", data={"name": "Bridge", "sets": "2", "reps": "8"})
    ana.act("/visits/pools", **LIMIT)
    ana.post("/visits")
    return ana


@pytest.mark.parametrize("path", PAGES)
def test_no_page_scans_what_everybody_recorded(app, busy, path):
    plans = plans_of(app, lambda: busy.get(path))
    scanned = {name for plan in plans for name in re.findall(r"^SCAN (\w+)", plan)}
    assert plans and not scanned & owned_tables(), plans
