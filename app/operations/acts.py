"""From a form to an operation, and from its verdict to the next page.

A form posted without scripts has no clock and no zone of its own: the server stamps its act
with its own moment and the person's zone.
"""

from datetime import date
from urllib.parse import urlencode
from uuid import UUID, uuid4

from flask import Response, abort

from app.accounts.models import Person
from app.clock import now
from app.extensions import db
from app.operations.apply import apply
from app.operations.forms import BareForm
from app.operations.operation import Operation, Verdict
from app.operations.records import Records
from app.web.answers import UNPROCESSABLE, go
from app.web.forms import BaseForm


def act(
    owner: Person,
    name: str,
    body: dict,
    *,
    op_id: UUID,
    record_id: UUID | None = None,
    acted_on: date | None = None,
    version: int = 1,
) -> Verdict:
    """Apply the act of a form, now; a new record takes the act's own id.

    A page without scripts that Back brought again may send the id of an act already taken with
    another wish in it. That is a second act, so it gets an id of its own.
    """

    def attempt(op_id: UUID) -> Verdict:
        operation = Operation(
            op_id=op_id,
            name=name,
            version=version,
            record_id=record_id or op_id,
            acted_at=now(),
            acted_on=acted_on or owner.today(),
            zone=owner.zone,
            body=body,
        )
        verdict = apply(owner, operation, savepoint=False)
        if not verdict.is_taken:
            db.session.rollback()  # it is alone in its transaction
        return verdict

    verdict = attempt(op_id)
    return attempt(uuid4()) if verdict.code == "op_id_reused" else verdict


def done(verdict: Verdict, url: str) -> Response:
    """Commit and go to `url`, which then says what was done and offers to undo it.

    A form has checked what people can type, so what is refused all the same did not come from
    one; it gets the page that says so.
    """
    if not verdict.is_taken:
        abort(UNPROCESSABLE)
    db.session.commit()
    mark = "&" if "?" in url else "?"
    return go(f"{url}{mark}{urlencode({'done': verdict.op_id})}")


def fitting(form: BaseForm) -> BaseForm:
    """`form`, where it fits. One that has no page of its own to come back to is refused."""
    if not form.validate():
        abort(UNPROCESSABLE)
    return form


def act_on(records: Records, id: UUID, name: str, url: str) -> Response:
    """Answer a form that says no more than what to do with one record: delete it, restore it."""
    if records.find(id) is None:
        abort(404)
    form = fitting(BareForm.sent())
    return done(act(records.owner, name, {}, op_id=form.op_id.data, record_id=id), url)


def keep_both(verdict: Verdict) -> bool:
    """Whether the record had changed under the form; what the form said is then kept, too."""
    if verdict.outcome != "conflict":
        return False
    db.session.commit()
    return True
