"""A server with a planted fault: it looks first and inserts later, and so inserts twice."""

from uuid import uuid4

from app import create_app
from app.journal.journal import Journal
from app.operations.operation import Operation

_real = Journal.record


def _record_twice(self: Journal, operation: Operation, intensity: int):
    again = {name: getattr(operation, name) for name in Operation.__slots__}
    _real(self, Operation(**again | {"record_id": uuid4()}), intensity)
    return _real(self, operation, intensity)


Journal.record = _record_twice
app = create_app()
