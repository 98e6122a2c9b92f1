"""What a person typed, made safe to keep and to show, and otherwise left alone."""

import re
import unicodedata
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

NOTE_LENGTH = 10_000

# Line feed and tab are text; every other control character is refused, since none of them can
# be typed and some end strings or commands further down.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

# Embeddings, overrides and isolates reorder the text around them, so that a note could make its
# neighbours lie. The plain marks (LRM, RLM, ALM) and the joiners of emoji families stay.
_BIDI_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")


class Unwritable(ValueError):
    """The text holds a character that nobody can have typed."""


def clean(text: str) -> str:
    """`text` with line ends made `\\n`, reordering controls taken out and the ends trimmed.

    Raises `Unwritable` for control characters and halves of characters.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _CONTROL.search(text):
        raise Unwritable("control character")
    return _BIDI_CONTROLS.sub("", text).strip()


def key_of(name: str) -> str:
    """The form in which two spellings of one sign-in name are the same."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    # Folding takes some letters of Greek apart from their accents, which their capitals keep.
    return unicodedata.normalize("NFKC", folded).strip()


CleanText = Annotated[str, AfterValidator(clean)]
# A phone sends null for a field that was left empty.
NullIsEmpty = BeforeValidator(lambda value: "" if value is None else value)
