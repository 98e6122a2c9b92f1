"""The keys that a browser hands out: checked once, when it subscribes."""

import re
from base64 import urlsafe_b64decode
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey

_BASE64URL = re.compile(r"([A-Za-z0-9_-]+)={0,2}")
POINT_BYTES, AUTH_BYTES = 65, 16


class WrongKeys(ValueError):
    """Nothing could be encrypted for this browser."""


@dataclass(frozen=True)
class Address:
    """Where one browser is reached, and the keys that only it can read with, as base64url."""

    endpoint: str
    p256dh: str
    auth: str


def checked_keys(p256dh: str, auth: str) -> tuple[str, str]:
    """Both keys without padding: a point on the curve, and 16 bytes; raises `WrongKeys`."""
    point = _bytes_of(p256dh, POINT_BYTES)
    _bytes_of(auth, AUTH_BYTES)
    try:
        if point[0] != 4:
            raise ValueError
        EllipticCurvePublicKey.from_encoded_point(SECP256R1(), point)
    except ValueError:
        raise WrongKeys("p256dh is no point on the curve") from None
    return p256dh.rstrip("="), auth.rstrip("=")


def _bytes_of(text: str, size: int) -> bytes:
    read = _BASE64URL.fullmatch(text)
    if not read or len(read[1]) % 4 == 1:
        raise WrongKeys("not base64url")
    decoded = urlsafe_b64decode(read[1] + "=" * (-len(read[1]) % 4))
    if len(decoded) != size:
        raise WrongKeys(f"{len(decoded)} bytes in place of {size}")
    return decoded
