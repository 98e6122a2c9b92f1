"""Photos of the therapist's sheet: taken in, listed, looked at, deleted. Their owner's alone."""

from uuid import UUID

from flask import Blueprint, Response, abort, url_for
from flask_login import current_user, login_required
from werkzeug.exceptions import RequestEntityTooLarge

from app.exercises.origin import after_adding, origin
from app.exercises.photo import MOST_BYTES
from app.exercises.sheet_form import SheetForm
from app.exercises.sheet_operations import in_hand
from app.exercises.sheets import MOST_SHEETS, Sheets
from app.extensions import db
from app.operations.acts import act, act_on, done
from app.web.answers import UNPROCESSABLE, page
from app.web.limits import takes_up_to

bp = Blueprint("sheets", __name__, url_prefix="/exercises/sheets")

# A little more than a photo may be, so that most that are too large are told so at the field.
MOST_SENT = MOST_BYTES * 5 // 4


@bp.get("")
@login_required
def index():
    return _list(SheetForm(), 200)


@bp.post("")
@takes_up_to(MOST_SENT)
@login_required
def add():
    if not Sheets(current_user).room():
        return _list(SheetForm(), UNPROCESSABLE)
    db.session.rollback()  # nobody waits for a photo that is on its way, or is being decoded
    try:
        form = SheetForm.sent()
    except RequestEntityTooLarge:
        return _list(SheetForm.too_large(), 413)
    if not form.validate():
        return _list(form, UNPROCESSABLE)
    with in_hand(form.taken):
        verdict = act(current_user, "sheet.add", form.body(), op_id=form.op_id.data)
    return done(verdict, after_adding(url_for(".show", id=verdict.op_id)))


@bp.get("/<uuid:id>")
@login_required
def show(id: UUID):
    sheet = Sheets(current_user).get(id) or abort(404)
    return page("exercises/sheet.html", sheet=sheet, today=current_user.today())


@bp.get("/<uuid:id>.jpg")
@login_required
def picture(id: UUID):
    return _picture(Sheets(current_user).jpeg(id))


@bp.get("/<uuid:id>/thumbnail.jpg")
@login_required
def thumbnail(id: UUID):
    return _picture(Sheets(current_user).thumbnail(id))


@bp.post("/<uuid:id>/deletion")
@login_required
def delete(id: UUID):
    return act_on(Sheets(current_user).records, id, "sheet.delete", url_for(".index"))


@bp.post("/<uuid:id>/restoration")
@login_required
def restore(id: UUID):
    return act_on(Sheets(current_user).records, id, "sheet.restore", url_for(".index"))


def _list(form: SheetForm, status: int):
    return page(
        "exercises/sheets.html",
        status=status,
        form=form,
        sheets=Sheets(current_user).all(),
        most=MOST_SHEETS,
        origin=origin(),
        today=current_user.today(),
    )


def _picture(jpeg: bytes | None) -> Response:
    """`jpeg`, which no cache keeps: the phone may be somebody else's next."""
    answer = Response(jpeg or abort(404), mimetype="image/jpeg")
    answer.headers["Content-Disposition"] = 'inline; filename="sheet.jpg"'
    return answer
