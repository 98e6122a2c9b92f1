"""The settings of push messages, and their key, made at first start like the other secrets."""

import re
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from urllib.parse import urlsplit

from app.config import Unfit, is_loopback, secret

# How many private keys there are on the curve P-256.
_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
_KEY = re.compile(r"[A-Za-z0-9_-]{43}=?")
_MAIL = re.compile(r"mailto:[^\s@<>,?:]+@(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*[a-z0-9]", re.I)
_PAGE = re.compile(r"https://[!-~]+")
_HOST = re.compile(r"\.?(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*[a-z0-9]")
_LOOPBACK = re.compile(r"http://[a-z0-9.\[\]:]+:[0-9]{1,5}")


def settings(environ: Mapping[str, str], others: Mapping) -> dict:
    """Flask's configuration for messages; `others` has what was read before. Raises `Unfit`."""
    return {
        "VAPID_KEY": _key(environ) or secret(others["DATA"] / "vapid.key", new_key),
        "CONTACT": _contact(environ, others["ORIGIN"]),
        "PUSH_HOSTS": _hosts(environ),
        "PUSH_LOOPBACK": _loopback(environ),
    }


def new_key() -> str:
    """A private key on P-256, 32 bytes as base64url."""
    number = 1 + secrets.randbelow(_ORDER - 1)
    return urlsafe_b64encode(number.to_bytes(32)).rstrip(b"=").decode()


def _key(environ: Mapping[str, str]) -> str:
    """The key from the environment, which is never said again, not even when it is wrong."""
    key = environ.get("HOMESTRETCH_VAPID_KEY", "")
    if key and not (_KEY.fullmatch(key) and 0 < _number(key) < _ORDER):
        raise Unfit("HOMESTRETCH_VAPID_KEY= is no private key of P-256: 32 bytes as base64url.")
    return key


def _number(key: str) -> int:
    return int.from_bytes(urlsafe_b64decode(key.rstrip("=") + "="))


def _contact(environ: Mapping[str, str], origin: str) -> str:
    """Whom a push service writes to when something is wrong; "" where nobody can be named.

    The server's own https address is one, too. Apple's service takes none on this machine.
    """
    contact = environ.get("HOMESTRETCH_CONTACT", "")
    if not contact:
        is_reachable = origin.startswith("https://") and not _is_here(origin)
        return origin if is_reachable else ""
    is_page = _PAGE.fullmatch(contact) and not _is_here(contact)
    if not (_MAIL.fullmatch(contact) or is_page) or contact.lower().endswith("@localhost"):
        raise Unfit(
            f"HOMESTRETCH_CONTACT={contact}: write an address at which you can be reached, like\n"
            "mailto:you@your.address or https://your.address."
        )
    return contact


def _is_here(address: str) -> bool:
    return is_loopback(urlsplit(address).hostname or "localhost")


def _hosts(environ: Mapping[str, str]) -> tuple[str, ...]:
    """More push services, by name, or by an ending that begins with a dot."""
    hosts = environ.get("HOMESTRETCH_PUSH_HOSTS", "").replace(",", " ").split()
    for host in hosts:
        if not _HOST.fullmatch(host) or host.count(".") < 1 + host.startswith("."):
            raise Unfit(
                f"HOMESTRETCH_PUSH_HOSTS={host}: write names such as push.your.address, or\n"
                ".your.address for all below it."
            )
    return tuple(hosts)


def _loopback(environ: Mapping[str, str]) -> str:
    """A push service for tests on this very machine; off unless it is named."""
    origin = environ.get("HOMESTRETCH_PUSH_LOOPBACK", "")
    if origin and not (_LOOPBACK.fullmatch(origin) and _is_here(origin)):
        raise Unfit(f"HOMESTRETCH_PUSH_LOOPBACK={origin}: for tests, like http://127.0.0.1:8123.")
    return origin
