"""The reader's language, found once a request: a page has a hundred words to look up."""

from flask import Flask, g
from flask_babel import get_locale, get_translations


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


def _translations():
    if "translations" not in g:
        g.translations = get_translations()
    return g.translations
