"""The devices that take a person's messages: turned on, listed, named, tried, taken off."""

from uuid import UUID

from flask import Blueprint, abort, current_app, request, url_for
from flask_babel import gettext
from flask_login import current_user, login_required
from pydantic import ValidationError

from app.accounts.devices import device_of
from app.clock import now
from app.extensions import db
from app.push.forms import NameForm, Offer
from app.push.origins import OriginPauses
from app.push.subscriber import Address, WrongKeys
from app.push.subscriptions import Devices, TooMany
from app.web.answers import UNPROCESSABLE, go, page, refused

bp = Blueprint("push", __name__)


@bp.get("/push-key")
@login_required
def key():
    """What a browser subscribes with; null where the server is not set up to send."""
    from app.push.vapid import Keys

    config = current_app.config
    return {"key": Keys(config["VAPID_KEY"]).public if config["CONTACT"] else None}


@bp.get("/devices")
@login_required
def index():
    is_ready = bool(current_app.config["CONTACT"])
    return page("push/devices.html", devices=list(Devices(current_user)), is_ready=is_ready)


@bp.post("/devices")
@login_required
def subscribe():
    from app.push.courier import allowed_by
    from app.push.endpoints import Refused

    if request.mimetype != "application/json":
        return {"error": "not_json"}, 415
    try:
        offer = Offer.model_validate_json(request.get_data(cache=False))
        address = offer.address()
        allowed_by(current_app.config).origin_of(address.endpoint)
    except (ValidationError, WrongKeys, Refused):
        return {"error": "does_not_fit"}, UNPROCESSABLE
    return _taken_in(offer, address)


@bp.get("/devices/<uuid:id>")
@login_required
def show(id: UUID):
    device = Devices(current_user).get(id) or abort(404)
    return page("push/device.html", device=device, form=NameForm(data={"name": device.name}))


@bp.post("/devices/<uuid:id>")
@login_required
def rename(id: UUID):
    device = Devices(current_user).get(id) or abort(404)
    form = NameForm.sent()
    if not form.validate():
        return refused("push/device.html", device=device, form=form)
    Devices(current_user).rename(device, form.name.data)
    db.session.commit()
    return go(url_for(".index"))


@bp.post("/devices/<uuid:id>/test")
@login_required
def test(id: UUID):
    device = Devices(current_user).get(id) or abort(404)
    address = Address(device.endpoint, device.p256dh, device.auth)
    db.session.rollback()  # nobody waits for a push service that may take its time
    origin, verdict = _tried(address)
    if verdict:
        Devices(current_user).note(id, verdict, now())
        OriginPauses().note(origin, verdict, now())
        db.session.commit()
    return go(url_for(".show", id=id) if Devices(current_user).get(id) else url_for(".index"))


@bp.post("/devices/<uuid:id>/removal")
@login_required
def remove(id: UUID):
    device = Devices(current_user).get(id) or abort(404)
    Devices(current_user).remove(device)
    db.session.commit()
    return go(url_for(".index"))


def _taken_in(offer: Offer, address: Address):
    devices = Devices(current_user)
    if offer.mends and devices.was_removed(address.endpoint):
        return {"error": "removed"}, 410
    name = offer.name or device_of(request.user_agent.string)
    try:
        id = devices.subscribe(address, current_user.session.id, name)
    except TooMany:
        return {"error": "too_many"}, 409
    db.session.commit()
    return {"id": str(id)}, 201


def _tried(address: Address):
    """The origin and the verdict on a message that says that messages arrive."""
    from app.push.courier import NotSetUp, allowed_by, carry_all, courier_for
    from app.push.message import Message

    origin = allowed_by(current_app.config).origin_of(address.endpoint)
    title, text = gettext("It works"), gettext("Reminders will show up like this.")
    message = Message(title, url_for(".index"), "test", seconds=600, text=text)
    try:
        return origin, carry_all(courier_for(current_app.config), [(message, address)])[0]
    except NotSetUp:
        return origin, None
