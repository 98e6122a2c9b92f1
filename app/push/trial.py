"""A message that says nothing but that messages arrive."""

from flask import current_app, url_for
from flask_babel import gettext

from app.push.subscriber import Address
from app.push.verdict import Verdict


def tried(address: Address) -> tuple[str, Verdict | None]:
    """The origin, and the verdict on it; None where the server is not set up to send."""
    from app.push.courier import NotSetUp, allowed_by, carry_all, courier_for
    from app.push.message import Message

    origin = allowed_by(current_app.config).origin_of(address.endpoint)
    title, text = gettext("It works"), gettext("Reminders will show up like this.")
    message = Message(title, url_for("push.index"), "test", seconds=600, text=text)
    try:
        return origin, carry_all(courier_for(current_app.config), [(message, address)])[0]
    except NotSetUp:
        return origin, None
