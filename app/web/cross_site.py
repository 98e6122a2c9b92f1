"""Refuse what another site sends: by where the browser says it comes from, not by a token.

A token would expire in a page kept open or a write kept offline. The SameSite cookie, the
browser's `Sec-Fetch-Site` and the `Origin` header do not.
"""

from flask import Flask, Request, abort, current_app, request

from app.db import SAFE_METHODS

# Endpoints that another origin may post to, each with a guard of its own. None yet.
EXCEPTIONS: frozenset[str] = frozenset()


def comes_from_elsewhere(request: Request, ours: str) -> bool:
    """Whether an unsafe `request` was sent by a page that is not of the origin `ours`."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site != "same-origin"
    origin = request.headers.get("Origin")
    return origin is not None and origin != ours


def own_origin() -> str:
    """`https://host[:port]` under which people reach this server."""
    return current_app.config["ORIGIN"] or request.host_url.rstrip("/")


def init_app(app: Flask) -> None:
    @app.before_request
    def refuse_other_sites():
        if request.method in SAFE_METHODS or request.endpoint in EXCEPTIONS:
            return
        if comes_from_elsewhere(request, own_origin()):
            abort(403)
