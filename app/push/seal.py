"""Messages made ready for the wire: encrypted by the webpush package, with headers of our own.

What is known of webpush 1.0.6, and kept away from here: `ttl`, `subscriber` and `expiration` of a
call stay on the instance and reach the messages of other threads, so none is passed; its address
type writes an endpoint anew, so it gets none, and sees the origin only; its keys are not checked,
so ours are (push.subscriber); tokens are ours (push.vapid), and so are Topic, Urgency, TTL and the
size.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from webpush import WebPush

from app.push.message import Message
from app.push.subscriber import Address
from app.push.vapid import Keys, Tokens


class Subscription(NamedTuple):
    """What webpush reads of a subscription: two keys, and the address only for the token."""

    endpoint: str
    keys: Address


@dataclass(frozen=True)
class Sealed:
    body: bytes
    headers: dict[str, str]


class Seal:
    """Encrypts for one server: `own_origin` is where its pages are. Threads may share it."""

    def __init__(self, keys: Keys, contact: str, own_origin: str):
        # One message goes to all devices of a person, and the same words to many people.
        self._body_of = lru_cache(200)(lambda message: message.body(own_origin))
        private, public = keys.as_pem()
        self._webpush = WebPush(private, public, subscriber=contact)
        self._webpush.vapid = Tokens(keys, contact)

    def on(self, message: Message, address: Address, origin: str) -> Sealed:
        """`message` for the browser at `address`, whose push service is `origin`."""
        made = self._webpush.get(self._body_of(message), Subscription(origin, address))
        own = {
            "Content-Type": "application/octet-stream",
            "Content-Encoding": "aes128gcm",
            "Authorization": made.headers["authorization"],
        }
        return Sealed(made.encrypted, own | message.headers())
