"""How many queries a page asks of the database, counted where SQLAlchemy sends them."""

from pathlib import Path

from sqlalchemy import event

from app.extensions import db
from bench.households import app_on


def count_queries(data: Path, path: str, cookie: str) -> int:
    """The statements of one `GET path` on the data directory `data`; its BEGIN is not one."""
    app = app_on(data)
    sent: list[str] = []
    with app.app_context():
        engine = db.engine

    @event.listens_for(engine, "before_cursor_execute")
    def note(connection, cursor, statement, *rest):
        sent.append(statement)

    answer = app.test_client(use_cookies=False).get(path, headers={"Cookie": cookie})
    engine.dispose()
    if answer.status_code != 200:
        raise RuntimeError(f"{path} was answered with {answer.status}")
    return sum(not statement.startswith("BEGIN") for statement in sent)
