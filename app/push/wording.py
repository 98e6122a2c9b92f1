"""What is said of a device: whether messages reach it."""

from flask_babel import gettext

from app.push.models import PushSubscription
from app.web.dates import day_and_time


def reach_words(device: PushSubscription, zone: str) -> str:
    """Such as "Last reached Fri 20 Nov, 3:20 pm." on the wall of `zone`."""
    match device.verdict:
        case "busy" | "again":
            return gettext("The last try got no answer. Wait a little and try again.")
        case "key" | "bug" | "unsafe":
            return gettext("The last try was not taken. Tell the person who runs this server.")
    if device.last_reached_at is None:
        return gettext("Nothing was sent to it yet.")
    moment = day_and_time(device.last_reached_at, zone)
    return gettext("Last reached %(moment)s.", moment=moment)
