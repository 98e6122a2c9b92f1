"""The settings of e-mail: which server takes it, and whom it comes from. Off unless set."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from app.config import Unfit, is_loopback

_ADDRESS = re.compile(r"[a-z0-9._+-]{1,64}@(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*[a-z0-9]", re.I)
_HOST = re.compile(r"[a-z0-9.:-]+", re.I)
_SECRET = re.compile(r"[!-~]*")
PORTS = {"plain": 25, "starttls": 587, "tls": 465}


@dataclass(frozen=True)
class SmtpServer:
    """Where e-mail is handed in. `security` is `tls`, `starttls` or `plain`; `authority` names a
    file with the certificate of an authority that the system does not know."""

    host: str
    port: int
    security: str
    user: str = ""
    password: str = field(default="", repr=False)
    authority: str = ""


def settings(environ: Mapping[str, str]) -> dict:
    """Flask's configuration for e-mail. Raises `Unfit`, without saying a password again."""
    server = _server(environ)
    sender = environ.get("HOMESTRETCH_MAIL_FROM", "")
    if server and not _ADDRESS.fullmatch(sender):
        raise Unfit(
            f"HOMESTRETCH_MAIL_FROM={sender}: write the address that e-mail comes from, like\n"
            "homestretch@your.address."
        )
    return {"SMTP": server, "MAIL_FROM": sender}


def _server(environ: Mapping[str, str]) -> SmtpServer | None:
    if not (address := environ.get("HOMESTRETCH_SMTP", "")):
        return None
    try:
        return _read(urlsplit(address), _authority(environ))
    except ValueError:
        raise Unfit(
            "HOMESTRETCH_SMTP= cannot be read: write it like\n"
            "smtp://user:password@mail.your.address:587, or smtps:// for port 465. What a user or\n"
            "password has of : / @ % # ? is written like %40."
        ) from None


def _read(url: SplitResult, authority: str) -> SmtpServer:
    """Raises `ValueError` for what is no address of a mail server."""
    host = url.hostname or ""
    user, password = unquote(url.username or ""), unquote(url.password or "")
    is_plain = url.path in ("", "/") and not (url.query or url.fragment)
    if url.scheme not in ("smtp", "smtps") or not (_HOST.fullmatch(host) and is_plain):
        raise ValueError("no mail server")
    if not (_SECRET.fullmatch(user) and _SECRET.fullmatch(password)) or bool(user) < bool(password):
        raise ValueError("no user and password")
    security = _security(url.scheme, host)
    return SmtpServer(host, url.port or PORTS[security], security, user, password, authority)


def _security(scheme: str, host: str) -> str:
    """Nobody listens in between where the server is this very machine."""
    if scheme == "smtps":
        return "tls"
    return "plain" if is_loopback(host) else "starttls"


def _authority(environ: Mapping[str, str]) -> str:
    path = environ.get("HOMESTRETCH_SMTP_AUTHORITY", "")
    if path and not Path(path).is_file():
        raise Unfit(f"HOMESTRETCH_SMTP_AUTHORITY={path}: there is no such file.")
    return path


def is_ready(config: Mapping) -> bool:
    """Whether e-mail can be sent: each message has links, and no request to read our address of."""
    return bool(config["SMTP"] and config["ORIGIN"])
