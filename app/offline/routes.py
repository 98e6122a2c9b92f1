"""What makes the app installable: the manifest, the worker at the root, and its offline page."""

import json
from functools import cache
from pathlib import Path

from flask import Blueprint, Response, current_app, render_template, url_for
from flask_babel import gettext
from flask_login import current_user, login_required

from app.offline.pack import pack_of
from app.web import assets
from app.web.answers import as_for_a_visitor
from app.web.answers import page as render_page
from app.web.headers import CONTENT_POLICY
from app.web.scripts import joined

bp = Blueprint("offline", __name__)

WORKER = Path(__file__).with_name("worker.js")
KILL = Path(__file__).with_name("kill.js")
LIGHT_PAPER = "#fbfaf6"


@bp.get("/sw.js")
def worker():
    """The service worker, at the root so that it may serve every page.

    It carries the names of its own build: it keeps a complete set of files until the next
    worker takes its place.
    """
    # No-cache: browsers ask each time whether there is a new worker.
    headers = {"Cache-Control": "no-cache"}
    script = KILL.read_text() if current_app.config["KILL_WORKER"] else _worker()
    return Response(script, mimetype="text/javascript", headers=headers)


@bp.get("/offline/pack")
@login_required
def pack():
    """All that a phone keeps of its person, in one answer."""
    return pack_of(current_user._get_current_object())


@bp.get("/waiting")
@login_required
def waiting():
    """What is on this phone and not on the server: the phone itself fills it in."""
    return render_page("offline/waiting.html")


@bp.get("/offline")
def page():
    """The same for everybody, signed in or not: the worker keeps it for days without a network."""
    as_for_a_visitor()
    return render_template("offline/offline.html", insecure=current_app.config["INSECURE"])


@bp.get("/manifest.webmanifest")
def manifest():
    words = {
        "name": "Homestretch",
        "short_name": "Homestretch",
        "description": gettext("Your pain, your exercises, your visits. In one pocket."),
        "id": "/",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "lang": "en",
        "dir": "ltr",
        "categories": ["health", "medical"],
        "background_color": LIGHT_PAPER,
        "theme_color": LIGHT_PAPER,
        "icons": [
            _icon("icon-192.png", 192, "any"),
            _icon("icon-512.png", 512, "any"),
            _icon("maskable-192.png", 192, "maskable"),
            _icon("maskable-512.png", 512, "maskable"),
        ],
    }
    headers = {"Cache-Control": "public, max-age=3600"}
    return Response(json.dumps(words), mimetype="application/manifest+json", headers=headers)


@cache
def _worker() -> str:
    open_pages = [url_for(".page"), url_for("pages.triage")]
    build = {
        "name": assets.build_hash(),
        "files": assets.kept_urls(),
        "offline": url_for(".page"),
        "open": open_pages,
        "policy": CONTENT_POLICY,
    }
    return f"const BUILD = {json.dumps(build)};\n{joined(WORKER)}"


def _icon(file: str, size: int, purpose: str) -> dict:
    return {
        "src": assets.url(f"icons/{file}"),
        "sizes": f"{size}x{size}",
        "type": "image/png",
        "purpose": purpose,
    }
