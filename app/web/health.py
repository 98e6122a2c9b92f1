"""`GET /healthz`: whether the database answers. Nothing else is told to whom it does not know."""

from flask import Flask, Response
from sqlalchemy import text

from app.extensions import db


def init_app(app: Flask) -> None:
    @app.get("/healthz", endpoint="health")
    def health():
        db.session.execute(text("SELECT 1"))
        return Response("ok\n", mimetype="text/plain")
