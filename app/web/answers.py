"""The one place that knows whether a script asks: htmx, or acts.js, which speaks like it.

* A page is sent whole to a browser; to a script it is the same template in a thinner shell,
  with the content of `main` and the toasts.
* A refused form is 422 with the typed values, to both.
* A redirect to the page that the script shows is followed by it and comes back thin. One that
  leads elsewhere, to sign-in too, is `HX-Redirect`: a 303 never swaps one page into another.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from flask import Response, g, redirect, render_template
from flask_login import AnonymousUserMixin, current_user
from htmx_flask import make_response, request

UNPROCESSABLE = 422


def wants_part() -> bool:
    """Whether the answer is swapped into a page, not shown as one."""
    return bool(request.htmx) and not request.htmx.history_restore_request


def wants_json() -> bool:
    """Whether a program asks, such as the sender of a phone's outbox."""
    return request.accept_mimetypes.best == "application/json"


def shell() -> str:
    """The layout that a page extends, by who asks and how."""
    if "shell" in g:
        return g.shell
    if wants_part():
        return "layouts/part.html"
    return "layouts/app.html" if current_user.is_authenticated else "layouts/plain.html"


@contextmanager
def in_shell(layout: str) -> Iterator[None]:
    """Render pages in `layout` for a while, whoever asks: for a phone that keeps them."""
    g.shell = layout
    try:
        yield
    finally:
        g.pop("shell")


def as_for_a_visitor() -> None:
    """Make this request's page without asking who is signed in."""
    g.pop("_login_user", None)
    g.setdefault("_login_user", AnonymousUserMixin())


def page(template: str, *, status: int = 200, **context) -> tuple[str, int]:
    return render_template(template, **context), status


def refused(template: str, **context) -> tuple[str, int]:
    """`template` with a form that holds what was typed and says what to change."""
    return page(template, status=UNPROCESSABLE, **context)


def go(url: str) -> Response:
    """Send the person on to `url` after a write."""
    if request.htmx and _path(url) != _path(request.htmx.current_url or ""):
        return make_response("", 204, redirect=url)
    return redirect(url, code=303)


def farewell(url: str) -> Response:
    """Send on somebody who is not signed in any more, and have the browser drop their pages.

    Storage stays: writes that were not sent yet may lie in it.
    """
    answer = go(url)
    answer.headers["Clear-Site-Data"] = '"cache"'
    return answer


def _path(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:  # a header that no browser sends
        return ""
