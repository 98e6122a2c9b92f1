"""Reminders by e-mail: where to, and whether they get there."""

from flask import Blueprint, current_app, url_for
from flask_login import current_user, login_required

from app.extensions import db
from app.mail.forms import AddressForm
from app.mail.mailboxes import Mailboxes, TooOften
from app.mail.spelling import is_address
from app.mail_settings import is_ready
from app.web.answers import go, page, refused

bp = Blueprint("mail", __name__, url_prefix="/reminders/email")


@bp.get("")
@login_required
def index():
    return page("mail/index.html", **_shown(AddressForm(data={"address": _known()})))


@bp.post("")
@login_required
def ask():
    form = AddressForm.sent()
    if not form.validate():
        return refused("mail/index.html", **_shown(form))
    return _asked(form)


@bp.post("/again")
@login_required
def ask_again():
    box = Mailboxes(current_user).get()
    if box is None or box.state != "asked":
        return go(url_for(".index"))
    return _asked(AddressForm(data={"address": box.address}))


@bp.post("/ending")
@login_required
def end():
    Mailboxes(current_user).end()
    db.session.commit()
    return go(url_for(".index"))


def _shown(form: AddressForm) -> dict:
    config = current_app.config
    box = Mailboxes(current_user).get()
    return {"form": form, "box": box, "is_ready": is_ready(config)}


def _known() -> str:
    """The address that stands there already; or the one to sign in with, where it is one."""
    box = Mailboxes(current_user).get()
    if box is not None:
        return "" if box.state == "on" else box.address
    return current_user.login if is_address(current_user.login) else ""


def _asked(form: AddressForm):
    mine, address = Mailboxes(current_user), form.address.data
    if not is_ready(current_app.config) or _is_on(mine.get(), address):
        return go(url_for(".index"))
    try:
        token = mine.ask(address)
    except TooOften:
        db.session.rollback()
        form.say_too_often()
        return refused("mail/index.html", **_shown(form))
    id = mine.get().id
    db.session.commit()
    verdict = _carried(address, id, token)
    mine.note(id, verdict)
    db.session.commit()
    return go(url_for(".index"))


def _is_on(box, address: str) -> bool:
    return box is not None and box.state == "on" and box.address == address


def _carried(address: str, id, token: str):
    """Nobody waits for a mail server with a transaction open: it may take its time."""
    from app.mail.postman import Postman
    from app.mail.writing import confirmation

    config = current_app.config
    message = confirmation(address, id, token).written(config["MAIL_FROM"])
    with Postman(config["SMTP"]) as postman:
        return postman.carry(message)
