"""The session cookie of a visitor: looked at, and taken over by somebody else."""

from flask import Flask

from tests.support.cast import Visitor

NAME = "__Host-homestretch"
DOMAIN = "127.0.0.1"


def cookie_of(visitor: Visitor) -> str | None:
    cookie = visitor.get_cookie(NAME, domain=DOMAIN)
    return cookie and cookie.value


def visitor_with(app: Flask, cookie: str) -> Visitor:
    """A browser that somehow got hold of `cookie`."""
    visitor = app.test_client()
    visitor.set_cookie(NAME, cookie, domain=DOMAIN)
    return visitor


def content_of(app: Flask, cookie: str) -> dict:
    """What the signed cookie says."""
    return app.session_interface.get_signing_serializer(app).loads(cookie)


def is_in(visitor: Visitor) -> bool:
    """Whether the visitor is signed in."""
    return visitor.get("/settings").status_code == 200
