"""Who may pass: the signed-in, and for a few doors those who gave their password just now."""

import re
from collections.abc import Callable
from functools import wraps

from flask import redirect, request, url_for
from flask_login import current_user, login_required
from htmx_flask import make_response

from app.accounts.sessions import is_fresh
from app.extensions import login
from app.web.answers import wants_json

# Printable ASCII without the backslash, which browsers read as a slash; they leave out tabs and
# line ends, so that "/<tab>/evil" is another site to them.
_OWN_PATH = re.compile(r"/(?!/)[!-\[\]-~]*")


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
    if wants_json():
        return {"error": "signed_out"}, 401
    return _send(url_for("accounts.sign_in", next=_way_back()))


def safe_next(target: str | None, otherwise: str) -> str:
    """`target` when it is a path of this server, else `otherwise`: never somebody else's site."""
    return target if target and _OWN_PATH.fullmatch(target) else otherwise


def _way_back() -> str:
    """The page to return to. A refused write cannot be repeated by following a link."""
    return request.full_path.rstrip("?") if request.method == "GET" else url_for("today.show")


def _send(url: str):
    if request.htmx:
        return make_response("", 204, redirect=url)
    return redirect(url, code=303)
