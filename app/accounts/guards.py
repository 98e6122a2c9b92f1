"""Who may pass: the signed-in, and for a few doors those who gave their password just now."""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlsplit

from flask import redirect, request, url_for
from flask_login import current_user, login_required
from htmx_flask import make_response

from app.accounts.sessions import is_fresh
from app.extensions import login


def fresh_sign_in_required(view: Callable) -> Callable:
    """Ask for the password once more unless it was given in the last ten minutes."""

    @wraps(view)
    @login_required
    def guarded(*args, **kwargs):
        if is_fresh(current_user):
            return view(*args, **kwargs)
        return _send(url_for("accounts.confirm", next=_way_back()))

    return guarded


@login.unauthorized_handler
def ask_to_sign_in():
    return _send(url_for("accounts.sign_in", next=_way_back()))


def safe_next(target: str | None, otherwise: str) -> str:
    """`target` when it is a path of this server, else `otherwise`: never somebody else's site."""
    if not target or not target.startswith("/") or target.startswith(("//", "/\\")):
        return otherwise
    parts = urlsplit(target)
    return otherwise if parts.scheme or parts.netloc else target


def _way_back() -> str:
    """The page to return to. A refused write cannot be repeated by following a link."""
    return request.full_path.rstrip("?") if request.method == "GET" else url_for("today.show")


def _send(url: str):
    if request.htmx:
        return make_response("", 204, redirect=url)
    return redirect(url, code=303)
