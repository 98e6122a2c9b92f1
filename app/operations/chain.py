"""The chain of hashes over one person's operations. Standard library only.

Each link covers the one before it, so no operation can be changed, taken out or slipped in
without changing every later link, and a printed end of the chain vouches for all before it.
"""

import hashlib
from datetime import datetime
from uuid import UUID

from app.operations.operation import Operation, canonical

START = bytes(32)


def link(
    before: bytes,
    seq: int,
    operation: Operation,
    *,
    digest: bytes,
    received_at: datetime,
    recorded_by: UUID,
) -> bytes:
    """The 32 bytes that follow `before` when `operation` becomes the `seq`-th of its owner."""
    content = [
        seq,
        str(operation.op_id),
        digest.hex(),
        operation.acted_at.isoformat(),
        operation.acted_on.isoformat(),
        operation.zone,
        received_at.isoformat(),
        str(recorded_by),
    ]
    return hashlib.sha256(before + canonical(content)).digest()
