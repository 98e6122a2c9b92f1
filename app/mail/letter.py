"""Messages as they are sent: plain text, and headers that say what they are and how to end them.

Whatever is put into a header, it stays one: the package that writes them refuses what would not.
"""

import re
from dataclasses import dataclass
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from app.clock import now
from app.mail.spelling import is_address

NAME = "Homestretch"
# A folded address of a page is no address any more; and what is not ASCII is written in ASCII,
# since not every server takes more.
_POLICY = SMTP.clone(max_line_length=998, cte_type="7bit")
_PLAIN = re.compile(r"[!-;=?-~]*")


class Unfit(ValueError):
    """The message cannot be written: it would not be what it says."""


@dataclass(frozen=True)
class Letter:
    """What to say to one address. `id` makes the Message-ID, so that what is sent once more is
    known as the same; `answers` is the `id` of an earlier one that this one goes under."""

    to: str
    subject: str
    text: str
    id: str
    answers: str = ""
    stop_at: str = ""

    def written(self, sender: str) -> EmailMessage:
        """Raises `Unfit`."""
        ours = (self.id, self.answers, self.stop_at)
        if not is_address(self.to) or not all(_PLAIN.fullmatch(part) for part in ours):
            raise Unfit("no address, or no id")
        message = EmailMessage(_POLICY)
        try:
            message["From"] = Address(NAME, addr_spec=sender)
            message["To"] = Address(addr_spec=self.to)
            message["Subject"] = self.subject
            message["Date"] = now()
            for name, value in self._others(sender.rpartition("@")[2]).items():
                message[name] = value
        except (ValueError, IndexError, MessageError) as trouble:
            raise Unfit(type(trouble).__name__) from None
        message.set_content(self.text)
        return message

    def _others(self, domain: str) -> dict[str, str]:
        others = {
            "Message-ID": f"<{self.id}@{domain}>",
            "Auto-Submitted": "auto-generated",
        }
        if self.answers:
            first = f"<{self.answers}@{domain}>"
            others |= {"In-Reply-To": first, "References": first}
        if self.stop_at:  # RFC 8058: mail programs show a button of their own
            others["List-Unsubscribe"] = f"<{self.stop_at}>"
            others["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
        return others
