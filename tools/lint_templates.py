"""Reads every template and names what Jinja cannot parse and what the content policy forbids."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError

TEMPLATES = Path("app/templates")
FORBIDDEN = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "an inline handler": re.compile(r"<[^>]*\s(on[a-z]+|hx-on[:\w-]*)\s*=", re.IGNORECASE),
    "an inline script": re.compile(r"<script\b(?![^>]*\ssrc=)", re.IGNORECASE),
    "a javascript: address": re.compile(r"javascript:", re.IGNORECASE),
    "unescaped text (|safe)": re.compile(r"\|\s*safe\b"),
}


def main() -> int:
    complaints = [line for path in sorted(TEMPLATES.rglob("*.*")) for line in _judge(path)]
    print(*complaints, sep="\n", file=sys.stderr, end="\n" if complaints else "")
    return 1 if complaints else 0


def _judge(path: Path) -> Iterator[str]:
    text = path.read_text()
    try:
        Environment(autoescape=True, extensions=["jinja2.ext.i18n", "jinja2.ext.do"]).parse(text)
    except TemplateSyntaxError as error:
        yield f"{path}:{error.lineno}: {error.message}"
    for what, pattern in FORBIDDEN.items():
        for found in pattern.finditer(text):
            yield f"{path}:{text.count(chr(10), 0, found.start()) + 1}: {what}"


if __name__ == "__main__":
    sys.exit(main())
