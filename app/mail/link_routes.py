"""What the links in messages open, without sign-in: they may be read on another device.

Programs open links by themselves, to look for harm. So looking changes nothing: a button does.
"""

from uuid import UUID

from flask import abort, make_response

from app.extensions import db
from app.mail import mailboxes
from app.mail.routes import bp
from app.mail.stop_links import id_in
from app.web.answers import as_for_a_visitor, page

NOT_FOUND = 404


@bp.get("/confirm/<token:token>")
def confirm(token: str):
    as_for_a_visitor()
    box = mailboxes.waiting_for(token)
    return _unlisted("mail/confirm.html", box=box, token=token) if box else _over()


@bp.post("/confirm/<token:token>")
def confirm_address(token: str):
    as_for_a_visitor()
    box = mailboxes.waiting_for(token)
    if box is None:
        return _over()
    mailboxes.confirm(box)
    db.session.commit()
    return _unlisted("mail/confirm.html", box=None)


@bp.get("/stop/<token:token>")
def stop(token: str):
    as_for_a_visitor()
    box = mailboxes.mailbox(_id(token))
    is_on = box is not None and box.state in ("asked", "on")
    return _unlisted("mail/stop.html", is_on=is_on, token=token)


@bp.post("/stop/<token:token>")
def stop_sending(token: str):
    """The button's, and that of mail programs (RFC 8058), which take no redirect."""
    as_for_a_visitor()
    mailboxes.stop(_id(token))
    db.session.commit()
    return _unlisted("mail/stop.html", is_on=False)


def _id(token: str) -> UUID:
    return id_in(token) or abort(NOT_FOUND)


def _over():
    return _unlisted("mail/over.html", status=NOT_FOUND)


def _unlisted(template: str, **context):
    answer = make_response(page(template, **context))
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer
