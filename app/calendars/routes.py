"""The calendar that others subscribe to: what it says, its secret address, and the file itself."""

from flask import Blueprint, Response, abort, url_for
from flask_babel import gettext
from flask_login import current_user, login_required

from app.accounts.guards import fresh_sign_in_required
from app.calendars.appointments import Appointments
from app.calendars.feeds import Feeds, feed_at
from app.calendars.forms import FeedForm
from app.calendars.writing import calendar_of
from app.extensions import db
from app.web.answers import as_for_a_visitor, go, page, refused
from app.web.cross_site import own_origin

bp = Blueprint("calendars", __name__, url_prefix="/calendar")

FEED_HEADERS = {
    "Cache-Control": "private, no-store",
    "Content-Disposition": 'inline; filename="homestretch.ics"',
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
}


@bp.get("")
@login_required
def index():
    feeds = Feeds(current_user)
    form = FeedForm.of(feeds.get())
    return page("calendars/index.html", form=form, has_address=feeds.has_address())


@bp.post("")
@login_required
def choose():
    feeds, form = Feeds(current_user), FeedForm.sent()
    if not form.validate():
        return refused("calendars/index.html", form=form, has_address=feeds.has_address())
    feeds.choose(**form.said())
    db.session.commit()
    return go(url_for(".index"))


@bp.get("/address")
@fresh_sign_in_required
def address():
    has_address = Feeds(current_user).has_address()
    return page("calendars/address.html", address=None, has_address=has_address)


@bp.post("/address")
@fresh_sign_in_required
def make_address():
    """Answered with the page itself, not a redirect: the address exists only in this answer."""
    token = Feeds(current_user).new_address()
    db.session.commit()
    made = own_origin() + url_for(".feed", token=token)
    return page("calendars/address.html", address=made, has_address=True)


@bp.post("/address/ending")
@login_required
def end_address():
    Feeds(current_user).end_address()
    db.session.commit()
    return go(url_for(".index"))


@bp.get("/<token:token>.ics")
def feed(token: str):
    """What another calendar fetches every now and then. It has no cookie, and gets none."""
    as_for_a_visitor()
    found = feed_at(token)
    if found is None:
        abort(404)
    said, owner = found
    today = owner.today()
    entries = Appointments(owner, said).entries(today)
    file = calendar_of(entries, owner.zone, gettext("Homestretch"), today)
    return Response(file, mimetype="text/calendar", headers=FEED_HEADERS)
