"""The throwaway PostgreSQL itself, started as the whole run starts it."""

import psycopg
import pytest

from tests.support import postgres


@pytest.fixture(scope="module")
def server():
    cluster = postgres.start()
    yield postgres.Server(cluster.folder)
    cluster.stop()
    assert not cluster.folder.exists()


def test_a_database_is_copied_from_its_template_and_dropped_while_in_use(server):
    with connect(server.create("template")) as first:
        first.execute("CREATE TABLE entry (id int PRIMARY KEY)")
    copy = connect(server.create("copy", template="template"))

    assert copy.execute("SELECT count(*) FROM entry").fetchone() == (0,)
    server.drop("copy")
    with pytest.raises(psycopg.OperationalError):
        copy.execute("SELECT 1")
    copy.close()


def connect(url):
    return psycopg.connect(url.replace("+psycopg", ""))
