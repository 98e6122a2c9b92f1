"""The secret in each message that turns e-mail off: made of the mailbox's id, and kept nowhere."""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from uuid import UUID

from app.accounts.tokens import keyed


def stop_token(id: UUID) -> str:
    """43 letters, as a token in an address has: the id and 16 bytes that only we can make."""
    return urlsafe_b64encode(id.bytes + _proof(id)).rstrip(b"=").decode()


def id_in(token: str) -> UUID | None:
    """Of which mailbox `token` is, if we made it."""
    raw = urlsafe_b64decode(f"{token}=")
    id, proof = UUID(bytes=raw[:16]), raw[16:]
    return id if hmac.compare_digest(proof, _proof(id)) else None


def _proof(id: UUID) -> bytes:
    return keyed(f"mail stop:{id}")[:16]
