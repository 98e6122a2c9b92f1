"""The reader's language, found once a request: a page has a hundred words to look up.

What a template says is found once for each language. Jinja's own `_` asks anew each time, and
takes more than a tenth of a page for it.
"""

from functools import lru_cache

from flask import Flask, g
from flask_babel import get_locale, get_translations
from markupsafe import Markup


def language() -> str:
    """The code of the reader's language, such as `en`."""
    if "language" not in g:
        g.language = str(get_locale())
    return g.language


def init_app(app: Flask) -> None:
    app.jinja_env.install_gettext_callables(
        gettext=lambda text: _translations().ugettext(text),
        ngettext=lambda one, many, n: _translations().ungettext(one, many, n),
        pgettext=lambda context, text: _translations().upgettext(context, text),
        npgettext=lambda context, one, many, n: _translations().unpgettext(context, one, many, n),
        newstyle=True,
    )
    app.jinja_env.globals["_"] = _said


def _said(text: str, **values) -> Markup:
    """`text` in the reader's language; `values` are escaped, and put in where it names them."""
    return _pattern(text, language()) % values if values else _plain(text, language())


@lru_cache(maxsize=4096)
def _plain(text: str, language: str) -> Markup:
    return _pattern(text, language) % {}  # a written percent sign stands twice, as with values


@lru_cache(maxsize=4096)
def _pattern(text: str, _language: str) -> Markup:
    return Markup(_translations().ugettext(text))  # noqa: S704 - the words of our own catalogue


def _translations():
    if "translations" not in g:
        g.translations = get_translations()
    return g.translations
