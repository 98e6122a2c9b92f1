"""Data directories of the app, each with one person in it who signs in like anybody."""

from pathlib import Path

from flask import Flask
from flask_migrate import upgrade

from app import create_app
from app.accounts import passwords, people
from app.clock import now
from app.extensions import db
from bench.seeds import seed
from bench.servers import ROOT, Server

LOGIN, PASSWORD = "ana", "correct horse stapler"


def settle(data: Path, years: int) -> None:
    """Make the data directory `data`, with the static build and a person of so many `years`."""
    app = app_on(data)
    with app.app_context():
        upgrade(ROOT / "migrations")
        person = people.join(
            name="Ana", login=LOGIN, password_hash=passwords.hash_of(PASSWORD), zone="UTC"
        )
        seed(person, now(), years)
        db.session.commit()
        db.session.remove()
        db.engine.dispose()


def app_on(data: Path) -> Flask:
    return create_app(environ={"HOMESTRETCH_DATA": str(data)})


def sign_in(server: Server) -> str:
    """The cookie that a browser gets at the door."""
    answer, _ = server.post("/sign-in", login=LOGIN, password=PASSWORD)
    if answer.status != 303:
        raise RuntimeError(f"signing in was answered with {answer.status}")
    return answer.headers["Set-Cookie"].partition(";")[0]
