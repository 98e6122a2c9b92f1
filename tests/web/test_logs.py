"""What the server writes about itself: ids, never what people typed."""

import logging
import runpy
from pathlib import Path

from sqlalchemy import text

from app.extensions import db
from app.operations import acts
from tests.conftest import build_app

ROOT = Path(__file__).parents[2]


def test_a_failing_database_puts_no_words_of_a_person_into_the_log(app, ana, caplog, monkeypatch):
    note = "my knee hurts"

    def fail(*_, **__):
        db.session.execute(text("INSERT INTO nowhere VALUES (:note)"), {"note": note})

    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
    monkeypatch.setattr(acts, "apply", fail)
    with caplog.at_level(logging.DEBUG):
        assert ana.post("/journal", data={"intensity": "4"}).status_code == 500
    assert "INSERT INTO nowhere" in caplog.text
    assert note not in caplog.text


def test_under_gunicorn_nobody_notes_who_looked_at_what():
    assert runpy.run_path(str(ROOT / "gunicorn.conf.py"))["accesslog"] is None


def test_the_server_answers_to_loopback_names_alone_until_it_is_given_one(tmp_path):
    app = build_app(f"sqlite:///{tmp_path / 'x.db'}", tmp_path)
    visitor = app.test_client()
    assert visitor.get("/warning-signs").status_code == 200
    assert visitor.get("/warning-signs", base_url="http://rebound.example").status_code == 400
