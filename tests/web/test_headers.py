"""What every answer carries, whatever kind of answer it is."""

import pytest

from app.web import assets
from app.web.headers import CONTENT_POLICY

HTTPS = "https://home.example"
KINDS = [
    ("GET", "/", 200),
    ("GET", "/sign-in", 200),
    ("GET", "/warning-signs", 200),
    ("GET", "/no-such-page", 404),
    ("PUT", "/", 405),
    ("GET", "/settings", 303),
    ("POST", "/sign-in", 422),
    ("GET", "/session", 200),
    ("GET", "/healthz", 200),
    ("GET", "/sw.js", 200),
    ("GET", "/manifest.webmanifest", 200),
    ("GET", "/offline", 200),
]
OWN_PAGES = ["/", "/journal", "/exercises", "/visits", "/more", "/settings", "/settings/sessions"]


def check(headers):
    assert headers["Content-Security-Policy"] == CONTENT_POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert "HX-Request" in headers["Vary"]
    assert "Server" not in headers and "X-Powered-By" not in headers


@pytest.mark.parametrize(("method", "path", "status"), KINDS)
def test_every_kind_of_answer_is_hardened(client, method, path, status):
    answer = client.open(path, method=method)
    assert answer.status_code == status
    check(answer.headers)


@pytest.fixture
def broken(app, monkeypatch):
    """The address of a page that fails."""

    def fail():
        raise RuntimeError("secret of the house")

    monkeypatch.setitem(app.view_functions, "health", fail)
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
    return "/healthz"


def test_an_answer_to_a_failure_is_hardened(client, broken):
    answer = client.get(broken)
    assert answer.status_code == 500
    check(answer.headers)


def test_an_answer_to_another_site_is_hardened(client):
    answer = client.post("/sign-in", headers={"Origin": "https://evil.example"})
    assert answer.status_code == 403
    check(answer.headers)


def test_the_content_policy_allows_our_own_and_nothing_inline():
    directives = dict(line.split(" ", 1) for line in CONTENT_POLICY.split("; "))
    assert set(directives.values()) == {"'none'", "'self'"}
    none = {name for name, value in directives.items() if value == "'none'"}
    assert none == {"default-src", "base-uri", "frame-ancestors"}
    assert {"script-src", "style-src", "form-action"} <= directives.keys()


@pytest.mark.parametrize("path", OWN_PAGES)
def test_a_page_of_ones_own_is_kept_by_nobody(ana, path):
    assert ana.get(path).headers["Cache-Control"] == "no-store"
    assert ana.part(path).headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/", "/no-such-page", "/settings", "/session"])
def test_what_depends_on_who_asks_is_kept_by_nobody(client, path):
    assert client.get(path).headers["Cache-Control"] == "no-store"


def test_the_service_worker_is_asked_for_anew_each_time(client):
    answer = client.get("/sw.js")
    assert answer.headers["Cache-Control"] == "no-cache"
    assert answer.mimetype == "text/javascript"


def test_https_stays_https(client):
    answer = client.get("/", base_url=HTTPS)
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"


def test_plain_http_promises_no_https(client):
    assert "Strict-Transport-Security" not in client.get("/").headers


def test_static_files_are_hardened_too(client):
    headers = client.get(assets.url("app.css")).headers
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in headers


def test_a_visit_sets_no_cookie(client):
    for path in ("/", "/sign-in", "/sign-up", "/help", "/no-such-page"):
        assert "Set-Cookie" not in client.get(path).headers
