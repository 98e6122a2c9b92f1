"""What the next page says about the act just done, with the way to take it back."""

from datetime import timedelta
from uuid import UUID

from flask import request, url_for
from flask_login import current_user

from app.clock import now
from app.operations.kinds import Said, Undo, kind_of
from app.operations.log import Log, operation_of
from app.operations.operation import Operation

# A page that is reloaded later, or opened from a bookmark, has nothing new to say.
NEWS_FOR = timedelta(minutes=2)


def said() -> Said | None:
    """The words for the operation named by `?done=`, when it is the reader's own and new."""
    op_id = request.args.get("done", type=UUID)
    if op_id is None or not current_user.is_authenticated:
        return None
    row = Log(current_user).get(op_id)
    if row is None or now() - row.received_at > NEWS_FOR:
        return None
    operation = operation_of(row)
    return kind_of(operation.name, operation.version).say(current_user, operation)


def undo_by(endpoint: str, name: str, operation: Operation, next_page: str = "") -> Undo:
    """The act `name` on the record of `operation`, posted to `endpoint`.

    A phone takes it by the record alone, and leads to `next_page` where there is one.
    """
    about = {"data-record": str(operation.record_id)}
    leads = {"data-next": next_page} if next_page else {}
    return Undo(url_for(endpoint, id=operation.record_id), name, about=about | leads)
