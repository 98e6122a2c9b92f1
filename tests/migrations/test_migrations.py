"""The migrations, on both databases: from nothing, there and back, and with people's data."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask_migrate import downgrade, upgrade
from sqlalchemy import inspect

from app.extensions import db
from tests.conftest import build_app
from tests.migrations.populated import REVISIONS, counts, load

pytestmark = pytest.mark.both_databases
RENAMED = {"limits": "pools"}


@pytest.fixture
def empty(database, cluster, worker_id, tmp_path):
    """The app on an empty database of its own."""
    url = f"sqlite:///{tmp_path / 'migrated.db'}"
    if database.startswith("postgresql"):
        cluster.drop(name := f"migrations_{worker_id}")
        url = cluster.create(name)
    app = build_app(url, tmp_path)
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def test_the_migrations_make_what_the_models_say(empty):
    upgrade()
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, db.metadata) == []


def test_all_the_way_back_nothing_is_left(empty):
    upgrade()
    downgrade(revision="base")
    assert inspect(db.engine).get_table_names() == ["alembic_version"]


@pytest.mark.parametrize("revision", REVISIONS)
def test_peoples_data_comes_through_whole(empty, revision):
    upgrade(revision=revision)
    load(revision)
    before = counts(db.engine)
    upgrade()
    after = counts(db.engine)
    assert {table: after[RENAMED.get(table, table)] for table in before} == before
    assert before["pain_entries"] and before["completions"] and before["visits"]


@pytest.mark.parametrize("revision", REVISIONS)
def test_the_app_reads_what_came_through(empty, revision):
    from app.accounts import people
    from app.journal.journal import Journal
    from app.operations.log import Log
    from app.visits.wallet import Wallet

    upgrade(revision=revision)
    load(revision)
    upgrade()
    ana = people.by_login("ana")
    assert Log(ana).first_broken_link() is None
    assert Journal(ana).page()[0]
    assert Wallet(ana, ana.today()).of_today().allowance.binding


def test_foreign_keys_hold_again_after_migrating(empty):
    upgrade()
    with db.engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
