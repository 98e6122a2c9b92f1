"""Messages made ready for the wire: encrypted by the webpush package, with headers of our own.

What is known of webpush 1.0.6, and kept away from here: `ttl`, `subscriber` and `expiration` of a
call stay on the instance and reach the messages of other threads, so none is passed; its address
type writes an endpoint anew, so it gets no endpoint at all; its keys are not checked, so ours are
(push.subscriber); tokens are ours (push.vapid), and so are Topic, Urgency, TTL and the size.
"""

from dataclasses import dataclass

from webpush import WebPush
from webpush.types import WebPushKeys, WebPushSubscription

from app.push.message import Message
from app.push.subscriber import Address
from app.push.vapid import Keys, Tokens


@dataclass(frozen=True)
class Sealed:
    body: bytes
    headers: dict[str, str]


class Seal:
    """Encrypts for one server: `own_origin` is where its pages are. Threads may share it."""

    def __init__(self, keys: Keys, contact: str, own_origin: str):
        self.own_origin = own_origin
        private, public = keys.as_pem()
        self._webpush = WebPush(private, public, subscriber=contact)
        self._webpush.vapid = Tokens(keys, contact)

    def on(self, message: Message, address: Address, origin: str) -> Sealed:
        """`message` for the browser at `address`, whose push service is `origin`."""
        keys = WebPushKeys.model_construct(p256dh=address.p256dh, auth=address.auth)
        subscription = WebPushSubscription.model_construct(endpoint=origin, keys=keys)
        made = self._webpush.get(message.body(self.own_origin), subscription)
        own = {
            "Content-Type": "application/octet-stream",
            "Content-Encoding": "aes128gcm",
            "Authorization": made.headers["authorization"],
        }
        return Sealed(made.encrypted, own | message.headers())
