"""Who we are to push services: one key, and a signed token for each of them (RFC 8292)."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

import jwt
from cryptography.hazmat.primitives.asymmetric.ec import (
    SECP256R1,
    EllipticCurvePrivateKey,
    derive_private_key,
)
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from app.clock import now

# Services take a token for 24 hours at most, and clocks differ; half of that leaves room.
LASTS, USED_FOR = timedelta(hours=11), timedelta(hours=6)
MOST_KEPT = 200


@dataclass(frozen=True)
class Keys:
    """Our key pair, from the private number as base64url. It never shows itself in a log."""

    secret: str

    def __repr__(self) -> str:
        return "Keys(…)"

    @cached_property
    def private(self) -> EllipticCurvePrivateKey:
        number = urlsafe_b64decode(self.secret + "=" * (-len(self.secret) % 4))
        return derive_private_key(int.from_bytes(number), SECP256R1())

    @cached_property
    def public(self) -> str:
        """What a browser subscribes with: 65 bytes as base64url."""
        public = self.private.public_key()
        point = public.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return urlsafe_b64encode(point).rstrip(b"=").decode()

    def as_pem(self) -> tuple[bytes, bytes]:
        """The private and the public one, as the webpush package wants them."""
        private = self.private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        public = self.private.public_key()
        return private, public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


class Tokens:
    """A signed token for each push service, kept for hours: a signature costs as much as all else.

    It stands in the place of webpush's own `VAPID`, which reads the key anew for each message,
    leaves the port out of the audience and writes "mailto:" before whatever it is given.
    """

    def __init__(self, keys: Keys, contact: str):
        self.keys, self.contact = keys, contact
        self._kept: dict[str, tuple[datetime, str]] = {}

    def get_authorization_header(self, endpoint: str, subscriber: str, expiration: int) -> str:
        """The header for the origin `endpoint`, whatever else webpush would have it say."""
        moment = now()
        until, header = self._kept.get(endpoint, (moment, ""))
        if until <= moment:
            header = self._signed(endpoint, moment)
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            self._kept[endpoint] = moment + USED_FOR, header
        return header

    def _signed(self, origin: str, moment: datetime) -> str:
        claims = {"aud": origin, "exp": int((moment + LASTS).timestamp()), "sub": self.contact}
        token = jwt.encode(claims, self.keys.private, algorithm="ES256")
        return f"vapid t={token}, k={self.keys.public}"
