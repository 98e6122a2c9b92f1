"""The reader's language, found once a request: a page has a hundred words to look up.

What a template says is found once for each language, and for each number. Jinja's own `_` and
`ngettext` ask anew each time, and take more than a tenth of a page for it.
"""

from functools import lru_cache

from flask import Flask, g
from flask_babel import get_locale, get_translations
from markupsafe import Markup


def language() -> str:
    """The code of the reader's language, such as `en`."""
    code = g.get("language")
    if code is None:
        code = g.language = str(get_locale())
    return code


def init_app(app: Flask) -> None:
    app.jinja_env.install_gettext_callables(
        gettext=lambda text: _translations().ugettext(text),
        ngettext=lambda one, many, n: _translations().ungettext(one, many, n),
        pgettext=lambda context, text: _translations().upgettext(context, text),
        npgettext=lambda context, one, many, n: _translations().unpgettext(context, one, many, n),
        newstyle=True,
    )
    app.jinja_env.globals.update(_=_said, ngettext=_counted)


def _said(text: str, **values) -> Markup:
    """`text` in the reader's language; `values` are escaped, and put in where it names them."""
    return _pattern(text, language()) % values if values else _plain(text, language())


def _counted(one: str, many: str, num: int, **values) -> Markup:
    """What fits the number `num`, which the words may name beside `values`."""
    return _plural(one, many, num, language()) % {"num": num, **values}


@lru_cache(maxsize=4096)
def _plain(text: str, language: str) -> Markup:
    return _pattern(text, language) % {}  # a written percent sign stands twice, as with values


@lru_cache(maxsize=4096)
def _pattern(text: str, _language: str) -> Markup:
    return Markup(_translations().ugettext(text))  # noqa: S704 - the words of our own catalogue


@lru_cache(maxsize=4096)
def _plural(one: str, many: str, num: int, _language: str) -> Markup:
    return Markup(_translations().ungettext(one, many, num))  # noqa: S704 - as above


def _translations():
    if "translations" not in g:
        g.translations = get_translations()
    return g.translations
