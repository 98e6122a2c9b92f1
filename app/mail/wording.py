"""What an e-mail says: no name, no exercise, no place of the body. And what the page says of it."""

from flask_babel import gettext

from app.mail.models import Mailbox
from app.web.dates import day_and_time


def confirmation_subject() -> str:
    return gettext("Is this your address?")


def confirmation_text(link: str) -> str:
    lines = (
        gettext("Somebody asked for reminders at this address."),
        gettext("Was it you? Then open this page and tap the button. The link works for one day."),
        link,
        gettext("If it was not you, do nothing. No reminders will come."),
    )
    return _letter(*lines)


def reminder_text(words: str, link: str, stop_link: str) -> str:
    lines = (
        words,
        link,
        gettext("You asked Homestretch to remind you here. To turn this off, open this page:"),
        stop_link,
    )
    return _letter(*lines)


def mail_words(box: Mailbox, zone: str) -> str:
    """Whether e-mail gets there, such as "Last sent Fri 20 Nov, 3:20 pm." on the wall of `zone`."""
    match box.verdict:
        case "again":
            return gettext("The last try got no answer. Wait a little and try again.")
        case "setup":
            return gettext("The last try was not taken. Tell the person who runs this server.")
        case "refused":
            return gettext("The mail server does not know this address. Is it right?")
    if box.last_sent_at is None:
        return gettext("Nothing was sent to it yet.")
    return gettext("Last sent %(moment)s.", moment=day_and_time(box.last_sent_at, zone))


def _letter(*lines: str) -> str:
    return "\n\n".join(lines) + "\n"
