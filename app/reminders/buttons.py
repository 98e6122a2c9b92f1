"""The buttons beside a reminder's message, for platforms that show any.

`done`, `quarter` and `hour` are answers: the phone keeps them as acts, and opens nothing. `see`
opens the page where the answer is given. A platform without a worker opens Today for each of them,
at the place where the same buttons stand: opening a page changes nothing.
"""

from flask_babel import lazy_gettext

from app.push.message import Action
from app.reminders.channels import Message
from app.reminders.kinds import KINDS

# What stands on each, and the part of Today that has the same.
BUTTONS = {
    "done": (lazy_gettext("Done"), "asked"),
    "see": (lazy_gettext("Done"), "asked"),
    "quarter": (lazy_gettext("In 15 minutes"), "later"),
    "hour": (lazy_gettext("In 1 hour"), "later"),
}


def buttons_of(message: Message) -> tuple[Action, ...]:
    return tuple(_button(name, message) for name in KINDS[message.kind].buttons)


def facts_of(message: Message) -> tuple[tuple[str, str], ...]:
    """Whose answer it would be, and about what."""
    return ("account", str(message.owner_id)), ("record", str(message.occurrence_id))


def _button(name: str, message: Message) -> Action:
    title, part = BUTTONS[name]
    return Action(name, str(title), f"/#{part}-{message.occurrence_id}")
