"""The devices that take a person's messages: turned on, listed, named, tried, taken off."""

from collections.abc import Iterable
from uuid import UUID

from flask import Blueprint, abort, current_app, request, url_for
from flask_login import current_user, login_required
from pydantic import ValidationError

from app.accounts.devices import device_of
from app.clock import now
from app.extensions import db
from app.push.bounds import MOST_DEVICES
from app.push.forms import NameForm, Offer
from app.push.install_wording import WAYS
from app.push.models import PushSubscription
from app.push.origins import OriginPauses
from app.push.platforms import platform_of
from app.push.subscriber import Address, WrongKeys
from app.push.subscriptions import Devices, TooMany
from app.push.trial import tried
from app.push.wording import TOLD
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
    devices = list(Devices(current_user))
    gone = request.args.get("removed", type=UUID)
    return page(
        "push/devices.html",
        devices=devices,
        here=_this_one(devices),
        is_full=len(devices) >= MOST_DEVICES,
        is_ready=bool(current_app.config["CONTACT"]),
        told=TOLD.get(request.args.get("told")),
        removed=Devices(current_user).removed(gone) if gone else None,
        ways=WAYS,
        platform=platform_of(request.user_agent.string),
    )


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
    return page("push/device.html", **_facts(device, NameForm(data={"name": device.name})))


@bp.post("/devices/<uuid:id>")
@login_required
def rename(id: UUID):
    device = Devices(current_user).get(id) or abort(404)
    form = NameForm.sent()
    if not form.validate():
        return refused("push/device.html", **_facts(device, form))
    Devices(current_user).rename(device, form.name.data)
    db.session.commit()
    return go(url_for(".index"))


@bp.post("/devices/<uuid:id>/test")
@login_required
def test(id: UUID):
    device = Devices(current_user).get(id) or abort(404)
    address = Address(device.endpoint, device.p256dh, device.auth)
    db.session.rollback()  # nobody waits for a push service that may take its time
    origin, verdict = tried(address)
    if verdict is None:
        return go(url_for(".show", id=id, told="unset"))
    Devices(current_user).note(id, verdict, now())
    OriginPauses().note(origin, verdict, now())
    db.session.commit()
    if verdict.kind == "gone":
        return go(url_for(".index", told=verdict.kind))
    return go(url_for(".show", id=id, told=verdict.kind))


@bp.post("/devices/<uuid:id>/notice")
@login_required
def put_away(id: UUID):
    """Its owner read on Today that it is not reached."""
    device = Devices(current_user).get(id) or abort(404)
    Devices(current_user).put_away(device)
    db.session.commit()
    return go(url_for("today.show"))


@bp.post("/devices/<uuid:id>/removal")
@login_required
def remove(id: UUID):
    device = Devices(current_user).get(id) or abort(404)
    Devices(current_user).remove(device)
    db.session.commit()
    return go(url_for(".index", removed=id))


@bp.post("/devices/<uuid:id>/restoration")
@login_required
def restore(id: UUID):
    devices = Devices(current_user)
    if device := devices.removed(id):
        try:
            devices.restore(device)
        except TooMany:
            return go(url_for(".index", told="full"))
        db.session.commit()
    elif devices.get(id) is None:
        abort(404)
    return go(url_for(".index"))


def _this_one(devices: Iterable[PushSubscription]) -> PushSubscription | None:
    """The browser that asks, if it is one of `devices`."""
    session_id = current_user.session.id
    return next((each for each in devices if each.session_id == session_id), None)


def _facts(device: PushSubscription, form: NameForm) -> dict:
    told = TOLD.get(request.args.get("told"))
    return {"device": device, "form": form, "here": _this_one([device]), "told": told}


def _taken_in(offer: Offer, address: Address):
    devices = Devices(current_user)
    take_in = devices.mend if offer.mends else devices.subscribe
    name = offer.name or device_of(request.user_agent.string)
    try:
        id = take_in(address, current_user.session.id, name)
    except TooMany:
        return {"error": "too_many"}, 409
    if id is None:
        return {"error": "removed"}, 410
    db.session.commit()
    return {"id": str(id)}, 201
