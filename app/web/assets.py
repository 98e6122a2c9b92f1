"""Static files: joined, compressed once, and served for a year under the hash of them all.

`/static/<build>/…` changes as a whole when any file changes, so relative imports between
modules stay inside one build, and the service worker can keep a complete set. Builds lie in
the data directory; the last few stay, for pages that were opened before an update.
"""

import hashlib
import os
import re
import shutil
from functools import lru_cache
from pathlib import Path

from flask import Flask
from whitenoise import WhiteNoise
from whitenoise.compress import Compressor

from app.web.scripts import joined

SOURCE = Path(__file__).parent.parent / "static"
KEPT_BUILDS = 3
ONE_YEAR = 365 * 24 * 3600

# What pages load; the modules under js/ are joined into these.
BUNDLES = ("app.js", "elements.js", "entry.js", "journal.js", "library.js", "push.js", "zone.js")

# What works with a network only, so that no phone keeps it.
ONLINE_ONLY = ("push.js", "zone.js")

# In any order: elements stand in a layer of their own, and classes come after layers.
STYLESHEETS = sorted(p.name for p in (SOURCE / "css").glob("*.css"))

# What only a few pages need; they ask for it themselves.
PAGE_STYLESHEETS = sorted(p.name for p in (SOURCE / "css" / "pages").glob("*.css"))

# Folders whose files are served under names of their own.
MADE_INTO = ("css", "js")


class Files(WhiteNoise):
    FOREVER = ONE_YEAR  # its own ten are more than caches are asked to honour


@lru_cache
def build_hash() -> str:
    """Sixteen hexadecimal digits that name the present content of all static files."""
    digest = hashlib.sha256()
    for path in _files():
        digest.update(str(_in_source(path)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def url(name: str) -> str:
    """The address of a static file, such as `icons/icons.svg`, in the present build."""
    return f"/static/{build_hash()}/{name}"


def names() -> list[str]:
    """Every static file that pages may ask for, by its name in the build."""
    plain = [str(path) for path in map(_in_source, _files()) if path.parts[0] not in MADE_INTO]
    return ["app.css", *PAGE_STYLESHEETS, *BUNDLES, *plain]


def kept_urls() -> list[str]:
    """What pages are made of; the pictures for a phone's first screen are the browser's to keep."""
    kept = (name for name in names() if name not in ONLINE_ONLY)
    return [url(name) for name in kept if name.endswith((".css", ".js", ".svg"))]


def init_app(app: Flask) -> None:
    builds = app.config["DATA"] / "static"
    _build(builds / build_hash())
    _prune(builds)
    app.wsgi_app = Files(
        app.wsgi_app,
        root=str(builds),
        prefix="static/",
        immutable_file_test=lambda path, address: True,
        allow_all_origins=False,
        add_headers_function=_harden,
    )
    app.jinja_env.globals["asset"] = url


def _files() -> list[Path]:
    return sorted(path for path in SOURCE.rglob("*") if path.is_file())


def _in_source(path: Path) -> Path:
    return path.relative_to(SOURCE)


def _build(target: Path) -> None:
    """Make the build in a folder of its own and move it into place, whole or not at all."""
    if target.exists():
        return
    draft = target.with_name(f"{target.name}.{os.getpid()}")
    shutil.copytree(SOURCE, draft, ignore=shutil.ignore_patterns("css"))
    sheets = [(SOURCE / "css" / name).read_text() for name in STYLESHEETS]
    (draft / "app.css").write_text(squeezed("\n".join(sheets)))
    for name in PAGE_STYLESHEETS:
        (draft / name).write_text(squeezed((SOURCE / "css" / "pages" / name).read_text()))
    for name in BUNDLES:
        (draft / name).write_text(joined(SOURCE / "js" / name))
    _compress(draft)
    try:
        draft.rename(target)
    except OSError:  # another process was faster, with the same content
        shutil.rmtree(draft)


def squeezed(css: str) -> str:
    """`css` without comments, and without spaces that say nothing: those are for people."""
    css = re.sub(r"/\*.*?\*/", " ", css, flags=re.DOTALL)
    return re.sub(r"\s*([{};,])\s*|\s+", lambda space: space[1] or " ", css).strip()


def _compress(folder: Path) -> None:
    compressor = Compressor(quiet=True)
    for path in folder.rglob("*"):
        if path.is_file() and compressor.should_compress(path.name):
            compressor.compress(str(path))


def _prune(builds: Path) -> None:
    newest_first = sorted(builds.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
    for build in newest_first[KEPT_BUILDS:]:
        if build.name != build_hash():
            shutil.rmtree(build, ignore_errors=True)


def _harden(headers, path, address) -> None:
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
    headers["Content-Security-Policy"] = "default-src 'none'; style-src 'self'"
