"""Which e-mail addresses there are: those that every mail server takes, and no way around them."""

import re

ADDRESS_LENGTH = 254

_LOCAL = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS = re.compile(rf"(?=.{{1,64}}@){_LOCAL}@(?:{_LABEL}\.)+(?=[A-Za-z]){_LABEL}")


def is_address(text: str) -> bool:
    """Whether mail can be sent there: no name, no quotes, no comment, no second address, and
    nothing that could end a header."""
    return len(text) <= ADDRESS_LENGTH and _ADDRESS.fullmatch(text) is not None


def same_for(address: str) -> str:
    """What different spellings of one mailbox have in common, as far as that can be known."""
    local, _, domain = address.lower().rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"
