"""What is said of a device: whether messages reach it, and what came of a test."""

from flask_babel import gettext, lazy_gettext

from app.push.models import PushSubscription
from app.web.dates import day_and_time, kept_together

_TELL_THE_HOST = lazy_gettext("The test was not taken. Tell the person who runs this server.")
_LATER = lazy_gettext("There was no answer. Wait a little and try again.")
# By what became of a test, as push.verdict names it, or of another tap on these pages.
TOLD = {
    "sent": ("saved", lazy_gettext("The test is on its way. It shows up there in a moment.")),
    "gone": (
        "attention",
        lazy_gettext(
            "That browser takes no more reminders, so it is off the list. "
            "To go on, turn them on there again."
        ),
    ),
    "busy": ("attention", _LATER),
    "again": ("attention", _LATER),
    "key": (
        "attention",
        lazy_gettext("This server’s key was refused. Tell the person who runs this server."),
    ),
    "bug": ("attention", _TELL_THE_HOST),
    "unsafe": ("attention", _TELL_THE_HOST),
    "unset": ("attention", lazy_gettext("This server cannot send reminders yet.")),
    "full": ("attention", lazy_gettext("You have ten devices. Remove one first.")),
}


def reach_words(device: PushSubscription, zone: str) -> str:
    """Such as "Last reached Fri 20 Nov, 3:20 pm." on the wall of `zone`."""
    if device.last_reached_at:
        moment = kept_together(day_and_time(device.last_reached_at, zone))
        last = gettext("Last reached %(moment)s.", moment=moment)
    elif device.last_tried_at:
        last = gettext("Not reached yet.")
    else:
        last = gettext("Nothing was sent to it yet.")
    if device.misses and device.last_reached_at:
        return gettext("Not reached of late. %(last)s", last=last)
    return last
