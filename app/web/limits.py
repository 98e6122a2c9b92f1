"""How much one request may carry. Bytes are Werkzeug's to count; fields are counted here."""

from flask import Flask, abort, request

from app.db import SAFE_METHODS

MOST_FIELDS = 200


def init_app(app: Flask) -> None:
    @app.before_request
    def refuse_too_many_fields():
        if request.method in SAFE_METHODS:
            return
        if sum(len(values) for _, values in request.form.lists()) > MOST_FIELDS:
            abort(413)
