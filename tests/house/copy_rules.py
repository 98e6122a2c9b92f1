"""What people read, found in the source: the catalogue, and text that went past it."""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from babel.messages.extract import extract_from_dir
from jinja2 import Environment, nodes

APP = Path(__file__).parents[2] / "app"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "lazy_gettext": None,
    "ngettext": (1, 2),
    "lazy_ngettext": (1, 2),
}
# Attributes that are read out or shown.
SPOKEN = {"alt", "aria-label", "aria-description", "placeholder", "title"}
NAMES = {"Homestretch"}

LETTERS = re.compile(r"[^\W\d_]{2,}")
PHRASE = re.compile(r"[A-Z][a-z]+[ .?!]\S*")
# What is not text by itself: what gettext gets, and blocks that fill a class attribute.
_APART = re.compile(
    r"{%-?\s*trans\b.*?{%-?\s*endtrans\s*-?%}|{% block \w+_class %}[^<]*?{% endblock %}", re.DOTALL
)
_jinja = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])


def catalogue() -> set[str]:
    """Every message that a translator would get, plural forms too."""
    found = extract_from_dir(
        APP, [("**.py", "python"), ("templates/**.html", "jinja2")], keywords=KEYWORDS
    )
    texts = (texts if isinstance(texts, tuple) else (texts,) for _, _, texts, _, _ in found)
    return {text for several in texts for text in several}


class Reader(HTMLParser):
    """Collects what a reader or a screen reader would meet.

    An element with a language of its own is a quotation, such as a licence: it stays as it is.
    """

    def __init__(self, html: str):
        super().__init__()
        self.met: list[str] = []
        self._quoting = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag != "html" and "lang" in given:
            self._quoting = tag
        self.met += [given[name] or "" for name in SPOKEN & set(given)]
        if tag == "meta" and given.get("name") == "description":
            self.met.append(given["content"] or "")

    def handle_endtag(self, tag):
        if tag == self._quoting:
            self._quoting = ""

    def handle_data(self, data):
        if not self._quoting:
            self.met.append(data)


def untranslated_template(source: str) -> Iterator[str]:
    """Text that stands in a template as it is, or as a string that no gettext call wraps."""
    tree = _jinja.parse(_APART.sub("", source))
    for text in Reader(_without_expressions(source)).met:
        left = text
        for name in NAMES:
            left = left.replace(name, "")
        if LETTERS.search(left):
            yield text.strip()
    for call in list(tree.find_all(nodes.Call)):
        if isinstance(call.node, nodes.Name) and call.node.name in KEYWORDS:
            call.args = []
    yield from (c.value for c in tree.find_all(nodes.Const) if _is_phrase(c.value))


def untranslated_python(source: str) -> Iterator[str]:
    """Strings that look like words for people and that no gettext call wraps."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in KEYWORDS:
            node.args = []
        body = getattr(node, "body", None)
        if isinstance(body, list) and body and isinstance(body[0], ast.Expr):
            body.pop(0)  # a docstring
    strings = (n.value for n in ast.walk(tree) if isinstance(n, ast.Constant))
    yield from (text for text in strings if _is_phrase(text))


def _without_expressions(source: str) -> str:
    """The template with its statements and expressions taken out, as markup that still parses."""
    kept = []
    for _, kind, text in _jinja.lex(_APART.sub("", source)):
        if kind == "data":
            kept.append(text)
        elif kind == "variable_begin":
            kept.append("0")
    return "".join(kept)


def _is_phrase(value: object) -> bool:
    return isinstance(value, str) and bool(PHRASE.match(value)) and value not in NAMES
