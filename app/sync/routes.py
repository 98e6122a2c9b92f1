"""`/sync`: where a phone's outbox is emptied. docs/sync.md is its reference."""

from flask import Blueprint, request
from flask_login import current_user, login_required

from app.accounts.models import Person
from app.clock import now
from app.extensions import db
from app.offline.version import pack_version
from app.operations.epoch import epoch
from app.operations.operation import Verdict
from app.sync.batch import take
from app.sync.envelope import Envelope, Unreadable, read

bp = Blueprint("sync", __name__, url_prefix="/sync")

# Nothing private is in an answer; `no-store` would have browsers drop the page that asked, too,
# from what Back shows.
_NOT_STORED = {"Cache-Control": "no-cache"}


@bp.get("")
@login_required
def standing():
    """Where things stand, for a phone that has nothing to send."""
    return _standing(current_user) | {"held": current_user.session.held}, _NOT_STORED


@bp.post("")
@login_required
def send():
    if request.mimetype != "application/json":
        return {"error": "not_json"}, 415
    try:
        envelope, operations = read(request.get_data(cache=False))
    except Unreadable as refusal:
        return {"error": refusal.code}, refusal.status
    person = current_user._get_current_object()
    if envelope.account != person.id:
        # Like a session that ended: the phone keeps all, and waits for its own person.
        return {"error": "other_account"}, 401
    verdicts = take(person, operations, _seconds_ahead(envelope))
    held_before = person.session.held
    _note_held(person, envelope.held - sum(verdict.is_taken for verdict in verdicts))
    answer = _standing(person) | {
        "held": held_before,
        "verdicts": [_said(verdict) for verdict in verdicts],
    }
    db.session.commit()
    return answer, _NOT_STORED


def _standing(person: Person) -> dict:
    return {
        "account": str(person.id),
        "epoch": str(epoch()),
        "now": now().isoformat(),
        "pack": pack_version(person),
    }


def _note_held(person: Person, held: int) -> None:
    held = max(held, 0)
    if held != person.session.held:
        person.session.held = held


def _seconds_ahead(envelope: Envelope) -> int:
    return round((envelope.now - now()).total_seconds())


def _said(verdict: Verdict) -> dict:
    words = {
        "op_id": verdict.op_id and str(verdict.op_id),
        "outcome": verdict.outcome,
        "revision": verdict.revision,
        "code": verdict.code,
        "errors": verdict.errors,
    }
    return {name: value for name, value in words.items() if value or name == "op_id"}
