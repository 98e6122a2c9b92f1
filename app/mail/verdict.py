"""What became of a message, told by what a mail server answered at which step.

| kind | answers | what follows |
|---|---|---|
| `sent` | it was taken | reached, as far as anybody can know |
| `again` | 4xx at any step, no answer, a lost connection | again a little later |
| `refused` | 5xx for the address itself | counted: the address may be wrong |
| `setup` | 5xx for all else: sign-in, sender, a rule of theirs, the text | the host mends it |
"""

import re
from dataclasses import dataclass

AGAIN_AFTER_SECONDS = (60, 300, 900, 1800)
# RFC 3463: how a server says that it is the mailbox, such as 5.1.1, and not us.
_OF_THE_MAILBOX = re.compile(rb"5\.[12]\.")
_SAYS_WHY = re.compile(rb"[245]\.\d{1,3}\.\d{1,3}\b")
# RFC 5321: no such mailbox, not here, not allowed to be named so.
_NO_MAILBOX = frozenset({550, 551, 553})


@dataclass(frozen=True)
class Verdict:
    """`reason` is for the log: a step and a number, never an address and nothing that a server
    wrote, which may repeat one."""

    kind: str
    reason: str = ""

    @property
    def alarms(self) -> bool:
        return self.kind == "setup"


SENT = Verdict("sent")


def verdict_on(step: str, code: int, text: bytes = b"") -> Verdict:
    """`step` is `connect`, `login`, `from`, `to` or `data`; `text` begins what the server said."""
    reason = f"{code} at {step}"
    if step == "data" and 200 <= code < 300:
        return SENT
    if 500 <= code < 600:
        is_theirs = step == "to" and _is_of_the_mailbox(code, text)
        return Verdict("refused" if is_theirs else "setup", reason)
    return Verdict("again", reason)


def seconds_until(attempt: int) -> int:
    """How long to wait after so many tries, of which the first is 1."""
    return AGAIN_AFTER_SECONDS[min(attempt, len(AGAIN_AFTER_SECONDS)) - 1]


def _is_of_the_mailbox(code: int, text: bytes) -> bool:
    if _SAYS_WHY.match(text):
        return _OF_THE_MAILBOX.match(text) is not None
    return code in _NO_MAILBOX
