"""Every setting, read from the environment once, and the secrets made at first start."""

import os
import re
import secrets
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import timedelta
from ipaddress import ip_address
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import NoReturn
from urllib.parse import urlsplit

KIBI = 1024
_ORIGIN = re.compile(r"https?://([a-z0-9.-]+|\[[0-9a-f:.]+\])(:[0-9]{1,5})?")
SIGN_UP_MODES = ("auto", "open", "invited", "closed")


class Unfit(RuntimeError):
    """The settings do not fit together; the message says what to change."""


def settings(environ: Mapping[str, str]) -> dict:
    """Flask's configuration from `environ`; raises `Unfit` for what cannot be run safely."""
    data = Path(environ.get("HOMESTRETCH_DATA", "instance")).absolute()
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    origin = _origin(environ)
    insecure = environ.get("HOMESTRETCH_INSECURE") == "1"
    is_demo = environ.get("HOMESTRETCH_DEMO") == "1"
    _refuse_open_http(environ.get("HOST") or "127.0.0.1", origin, insecure)
    return {
        "DATA": data,
        "ORIGIN": origin,
        "LOCAL_ORIGIN": f"http://127.0.0.1:{environ.get('PORT') or 8000}",
        "SOURCE_URL": environ.get("HOMESTRETCH_SOURCE_URL", ""),
        "INSECURE": insecure,
        "DEMO": is_demo,
        "KILL_WORKER": environ.get("HOMESTRETCH_KILL_WORKER") == "1",
        "TRUSTED_PROXIES": _proxies(environ),
        "TRUSTED_HOSTS": None if insecure else _trusted_hosts(origin),
        "SECRET_KEY": environ.get("HOMESTRETCH_SECRET_KEY") or secret(data / "secret.key"),
        "SQLALCHEMY_DATABASE_URI": _database(environ, data),
        "SIGN_UP": _sign_up_mode(environ, "closed" if is_demo else "auto"),
        "EMERGENCY_NUMBER": environ.get("HOMESTRETCH_EMERGENCY_NUMBER", "911"),
        # One connection a thread; and an error in the database puts no note into the log.
        "SQLALCHEMY_ENGINE_OPTIONS": {"pool_size": 8, "hide_parameters": True},
        **_cookies(insecure, "homestretch-demo" if is_demo else "homestretch"),
        **_limits(),
        **_compression(),
    }


def new_secret() -> str:
    return secrets.token_urlsafe(48)


def secret(path: Path, new: Callable[[], str] = new_secret) -> str:
    """The secret kept in `path`, made by `new` on the first call; its owner alone may read it.

    It is written aside and linked into place, so that of several first starts at once all read
    the same, and none an empty file.
    """
    if not path.exists():
        with NamedTemporaryFile("w", dir=path.parent) as draft:  # made with mode 0600
            draft.write(new())
            draft.flush()
            with suppress(FileExistsError):
                os.link(draft.name, path)
    return path.read_text().strip() or _refuse_empty(path)


def is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _refuse_empty(path: Path) -> NoReturn:
    raise Unfit(f"{path} is empty: delete it, and the next start makes it anew.")


def _origin(environ: Mapping[str, str]) -> str:
    """`scheme://host[:port]` as browsers write it, or "" where none is set."""
    origin = environ.get("HOMESTRETCH_ORIGIN", "").rstrip("/").lower()
    if origin and not _ORIGIN.fullmatch(origin):
        raise Unfit(f"HOMESTRETCH_ORIGIN={origin}: write it like https://your.address.")
    return origin


def _refuse_open_http(host: str, origin: str, insecure: bool) -> None:
    if insecure or origin.startswith("https://"):
        return
    reached_at = urlsplit(origin).hostname or host
    if is_loopback(host) and is_loopback(reached_at):
        return
    raise Unfit(
        f"{origin or f'HOST={host}'} would send health data over plain http, where others can\n"
        "read it.\n"
        "Keep HOST=127.0.0.1 and put https in front of it (Caddy, a tunnel), or, when https is\n"
        "already there, name it: HOMESTRETCH_ORIGIN=https://your.address.\n"
        "HOMESTRETCH_INSECURE=1 starts all the same: no offline use, no reminders, no privacy\n"
        "on the network."
    )


def _trusted_hosts(origin: str) -> list[str]:
    """By which names the server may be asked, so that no other site can pass for it."""
    ours = [urlsplit(origin).netloc] if origin else []
    return [*ours, "127.0.0.1", "localhost"]


def _proxies(environ: Mapping[str, str]) -> int:
    count = environ.get("HOMESTRETCH_TRUSTED_PROXIES", "0")
    if not re.fullmatch("[0-9]{1,2}", count):
        raise Unfit(f"HOMESTRETCH_TRUSTED_PROXIES={count}: write how many, such as 1.")
    return int(count)


def _database(environ: Mapping[str, str], data: Path) -> str:
    url = environ.get("DATABASE_URL") or f"sqlite:///{data / 'homestretch.db'}"
    # The usual short names mean another driver to SQLAlchemy than the one that is installed.
    return re.sub(r"^postgres(ql)?://", "postgresql+psycopg://", url)


def _sign_up_mode(environ: Mapping[str, str], default: str) -> str:
    mode = environ.get("HOMESTRETCH_SIGN_UP", default)
    if mode not in SIGN_UP_MODES:
        raise Unfit(f"HOMESTRETCH_SIGN_UP={mode}: choose one of {', '.join(SIGN_UP_MODES)}.")
    return mode


def _cookies(insecure: bool, name: str) -> dict:
    # A `__Host-` cookie cannot be set or overwritten by a neighbouring subdomain, and needs
    # Secure, which plain http beyond loopback does not have.
    return {
        "SESSION_COOKIE_NAME": name if insecure else f"__Host-{name}",
        "SESSION_COOKIE_SECURE": not insecure,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_REFRESH_EACH_REQUEST": False,
        "PERMANENT_SESSION_LIFETIME": timedelta(days=180),
    }


def _limits() -> dict:
    return {
        "MAX_CONTENT_LENGTH": 256 * KIBI,
        "MAX_FORM_MEMORY_SIZE": 256 * KIBI,
        "MAX_FORM_PARTS": 200,
    }


def _compression() -> dict:
    return {"COMPRESS_ALGORITHM": ["br", "gzip"], "COMPRESS_BR_LEVEL": 4}
