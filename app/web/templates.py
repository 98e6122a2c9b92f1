"""What every template may use besides its own context."""

from flask import Flask

from app.web.answers import shell
from app.web.forms import new_op_id


def init_app(app: Flask) -> None:
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters["capitalize_first"] = _capitalize_first
    app.jinja_env.globals.update(shell=shell, new_op_id=new_op_id, insecure=app.config["INSECURE"])


def _capitalize_first(text: str) -> str:
    """A phrase as a heading; the rest of a person's own words stays as they typed it."""
    return text[:1].upper() + text[1:]
