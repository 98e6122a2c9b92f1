"""Reads the markup of our own pages. Nearly every test reads some, and the same tags come again
on the next page, so each is read once.

Stricter than a browser: what it would have to mend is an error here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

_PIECE = re.compile(
    r"""(<!--.*?-->|</?[a-z!](?:[^<>"']++|"[^"]*+"|'[^']*+')*+>)""", re.DOTALL | re.IGNORECASE
)
_NAME = re.compile(r"</?([a-z][a-z0-9-]*+)", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\s++([^\s"'<>/=]++)(?:=(?:"([^"]*+)"|'([^']*+)'|([^\s"'<>=`]++)))?+""")
_END = re.compile(r"\s*+/?+>")


@dataclass(frozen=True, eq=False)
class Tag:
    """`attributes` without a value have the empty one. The same markup is the same object."""

    name: str
    attributes: dict[str, str]
    closes: bool


def read(html: str) -> Iterator[tuple[Tag, str]]:
    """Every tag, and the text that stands between it and the next, as it is in the markup."""
    before, *pieces = _PIECE.split(html)
    for text in (before, *pieces[1::2]):
        assert "<" not in text, f"no markup: {text[text.index('<') :][:100]}"
    for piece, text in zip(pieces[::2], pieces[1::2], strict=True):
        if not piece.startswith("<!"):
            yield _tag(piece), text


@lru_cache(maxsize=20_000)
def _tag(markup: str) -> Tag:
    found = _NAME.match(markup)
    assert found, f"no tag: {markup[:100]}"
    attributes, at = {}, found.end()
    while given := _ATTRIBUTE.match(markup, at):
        name, at = given[1].lower(), given.end()
        assert name not in attributes, f"{name} twice: {markup[:100]}"
        attributes[name] = unescape(given[2] or given[3] or given[4] or "")
    assert _END.fullmatch(markup, at), f"no tag: {markup[:100]}"
    return Tag(found[1].lower(), attributes, markup.startswith("</"))
