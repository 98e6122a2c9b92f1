"""Visits out of a calendar file: read, shown with check boxes, and then planned."""

from flask import request, url_for
from flask_login import current_user, login_required
from werkzeug.exceptions import RequestEntityTooLarge

from app.calendars.expanding import Coming, coming
from app.calendars.forms import WHY_NOT, FileForm, PickedForm
from app.calendars.picked import line_of
from app.calendars.planning import MOST_AT_ONCE, not_yet_planned, plan
from app.calendars.reading import MOST_BYTES
from app.calendars.routes import bp
from app.extensions import db
from app.web.answers import UNPROCESSABLE, go, page, refused
from app.web.limits import takes_up_to

# A little more than a file may be, so that most that are too large are told so at the field.
MOST_SENT = MOST_BYTES * 5 // 4


@bp.get("/import")
@login_required
def choose_file():
    added = request.args.get("added", 0, type=int)
    return page("calendars/import.html", form=FileForm(), added=max(0, min(added, MOST_AT_ONCE)))


@bp.post("/import")
@takes_up_to(MOST_SENT)
@login_required
def read_file():
    zone, today = current_user.zone, current_user.today()
    db.session.rollback()  # nobody waits for a file that is on its way, or is being read
    try:
        form = FileForm.sent()
    except RequestEntityTooLarge:
        return _again(FileForm.refused(WHY_NOT["large"]), 413)
    if not form.validate():
        return _again(form)
    return _list(coming(form.events.read, zone, today), form.events.unread)


@bp.post("/import/visits")
@login_required
def plan_visits():
    form = PickedForm.sent()
    if not form.validate():
        return _again(FileForm.refused(form.visits.errors[0] if form.visits.errors else ""))
    added = plan(current_user, form.visits.data[:MOST_AT_ONCE], form.op_id.data)
    db.session.commit()
    return go(url_for(".choose_file", added=added))


def _list(all_of_it: Coming, unread: int):
    fresh = not_yet_planned(current_user, all_of_it.found)
    shown = [(each, line_of(each)) for each in fresh[:MOST_AT_ONCE]]
    return page(
        "calendars/found.html",
        form=PickedForm(),
        visits=[each for each in shown if each[0].looks_like_a_visit],
        others=[each for each in shown if not each[0].looks_like_a_visit],
        known=len(all_of_it.found) - len(fresh),
        more=len(fresh) - len(shown),
        unread=unread + all_of_it.unread,
        today=current_user.today(),
    )


def _again(form: FileForm, status: int = UNPROCESSABLE):
    if status == UNPROCESSABLE:
        return refused("calendars/import.html", form=form, added=0)
    return page("calendars/import.html", status=status, form=form, added=0)
