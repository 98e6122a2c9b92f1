"""What every template may use besides its own context."""

from functools import lru_cache

import jinja2
from flask import Flask, current_app
from markupsafe import Markup

from app.web.answers import shell
from app.web.forms import new_op_id
from app.web.language import language


class Template(jinja2.Template):
    """What a page imports is made once: all templates have the same globals here, so that Jinja's
    look whether they differ, at each import of each page, finds nothing, and takes its time.
    """

    def _get_default_module(self, ctx=None):
        return super()._get_default_module(None)


def init_app(app: Flask) -> None:
    app.jinja_env.template_class = Template
    # All are kept. A cache that drops some notes at each look which was used last, and Today looks
    # for a dozen and more.
    app.jinja_env.cache = {}
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters["capitalize_first"] = _capitalize_first
    app.jinja_env.globals.update(
        shared=shared,
        shell=shell,
        new_op_id=new_op_id,
        insecure=app.config["INSECURE"],
        demo=app.config["DEMO"],
    )


def shared(template: str, **arguments: str) -> Markup:
    """A part that is the same for everybody, rendered once for each language.

    It sees its `arguments` and the globals only: a part that asks who is signed in fails.
    """
    app = current_app._get_current_object()
    return _shared(app, template, language(), tuple(arguments.items()))


@lru_cache(maxsize=512)
def _shared(app: Flask, template: str, language: str, arguments: tuple) -> Markup:
    rendered = app.jinja_env.get_template(template).render(arguments)
    return Markup(rendered)  # noqa: S704 - a template of ours, which has escaped its arguments


def _capitalize_first(text: str) -> str:
    """A phrase as a heading; the rest of a person's own words stays as they typed it."""
    return text[:1].upper() + text[1:]
