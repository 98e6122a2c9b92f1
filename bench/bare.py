"""The yardstick: as little as Flask, SQLAlchemy and SQLite can do, opened as the app opens them.

The bare page maps 30 rows of 6 columns and lists two of them; the bare insert adds one row as
durably as the app does; the fixed text shows whether the yardstick itself is straight.
"""

import os
from datetime import date

from flask import Flask, render_template
from sqlalchemy import Engine, create_engine, insert, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from app.config import settings
from app.db import configure_sqlite

ROWS = 30


class Base(DeclarativeBase):
    pass


class Row(Base):
    __tablename__ = "rows"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    note: Mapped[str]
    place: Mapped[str]
    on: Mapped[date]
    number: Mapped[int]


class Tap(Base):
    """Where the bare insert goes, so that the page's table keeps its size."""

    __tablename__ = "taps"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int]


def create_bare() -> Flask:
    """The bare app on a new database in the folder `HOMESTRETCH_DATA`."""
    app = Flask(__name__)
    engine = _engine()

    @app.get("/text")
    def text():
        return "fixed text\n"

    @app.get("/")
    def page():
        with Session(engine) as session:
            rows = session.scalars(select(Row).order_by(Row.id).limit(ROWS)).all()
            return render_template("rows.html", rows=rows)

    @app.post("/taps")
    def tap():
        with engine.begin() as connection:
            connection.execute(insert(Tap).values(number=3))
        return "saved\n"

    return app


def _engine() -> Engine:
    """With the address, the pool and the pragmas that the app itself would use."""
    app_has = settings(os.environ)
    options = app_has.get("SQLALCHEMY_ENGINE_OPTIONS", {})
    engine = create_engine(app_has["SQLALCHEMY_DATABASE_URI"], **options)
    configure_sqlite(engine)
    Base.metadata.create_all(engine)
    with engine.begin() as connection:
        connection.execute(insert(Row), _rows())
    return engine


def _rows() -> list[dict]:
    return [
        {
            "title": f"Row {number}",
            "note": "A line about as long as a short note.",
            "place": "Here",
            "on": date(2026, 11, 1 + number % 28),
            "number": number,
        }
        for number in range(1, ROWS + 1)
    ]
