"""Random secrets that are handed out once and kept only as hashes."""

import hashlib
import hmac
import secrets

from flask import current_app

# Without 0 O 1 I L U: what is read off paper by tired eyes.
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_CODE_LENGTH = 16


def new_token() -> str:
    """32 random bytes, as text for a cookie or an address."""
    return secrets.token_urlsafe(32)


def new_code() -> str:
    """A code to print: 16 letters and digits (78 bits) in fours."""
    letters = "".join(secrets.choice(_ALPHABET) for _ in range(_CODE_LENGTH))
    return "-".join(letters[i : i + 4] for i in range(0, _CODE_LENGTH, 4))


def plain_code(typed: str) -> str:
    """A printed code as typed back, without the dashes and spaces and in capitals."""
    return "".join(typed.split()).replace("-", "").upper()


def hashed(token: str) -> bytes:
    """32 bytes that name `token` and do not give it away: enough for what is random itself."""
    return hashlib.sha256(token.encode()).digest()


def keyed(text: str) -> bytes:
    """32 bytes that name a guessable `text`, such as a login, only to this server."""
    return hmac.digest(current_app.config["SECRET_KEY"].encode(), text.encode(), "sha256")
