"""How much one request may carry. Bytes are Werkzeug's to count; fields are counted here."""

from collections.abc import Callable

from flask import Flask, abort, current_app, request

from app.db import SAFE_METHODS

MOST_FIELDS = 200


def takes_up_to(most_bytes: int) -> Callable[[Callable], Callable]:
    """Let a view take a larger body than others, a photo. Nothing is read before the view asks.

    It is the view that knows who sends it, and that says what to do when it is too large.
    """

    def marked(view: Callable) -> Callable:
        view.most_bytes = most_bytes
        return view

    return marked


def init_app(app: Flask) -> None:
    @app.before_request
    def refuse_too_many_fields():
        if request.method in SAFE_METHODS:
            return
        view = current_app.view_functions.get(request.endpoint)
        if most_bytes := getattr(view, "most_bytes", None):
            request.max_content_length = most_bytes
        elif sum(len(values) for _, values in request.form.lists()) > MOST_FIELDS:
            abort(413)
