"""What makes the app installable: the manifest, the worker at the root, and its offline page."""

import json
from pathlib import Path

from flask import Blueprint, Response, current_app, render_template, url_for
from flask_babel import gettext

from app.web import assets
from app.web.answers import as_for_a_visitor

bp = Blueprint("offline", __name__)

WORKER = Path(__file__).with_name("worker.js")
LIGHT_PAPER = "#fbfaf6"


@bp.get("/sw.js")
def worker():
    """The service worker, at the root so that it may serve every page.

    It carries the names of its own build: it keeps a complete set of files until the next
    worker takes its place.
    """
    files = [assets.url(name) for name in assets.names()]
    build = {"name": assets.build_hash(), "files": files, "offline": url_for(".page")}
    script = f"const BUILD = {json.dumps(build)};\n{WORKER.read_text()}"
    # No-cache: browsers ask each time whether there is a new worker.
    headers = {"Cache-Control": "no-cache"}
    return Response(script, mimetype="text/javascript", headers=headers)


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


def _icon(file: str, size: int, purpose: str) -> dict:
    return {
        "src": assets.url(f"icons/{file}"),
        "sizes": f"{size}x{size}",
        "type": "image/png",
        "purpose": purpose,
    }
