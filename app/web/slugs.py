"""What addresses name besides ids: `straight-leg-raise`, and secrets."""

from flask import Flask
from werkzeug.routing import BaseConverter


class SlugConverter(BaseConverter):
    regex = "[a-z0-9]+(?:-[a-z0-9]+)*"


class TokenConverter(BaseConverter):
    """32 random bytes, as `accounts.tokens.new_token` writes them."""

    regex = "[A-Za-z0-9_-]{43}"


def init_app(app: Flask) -> None:
    app.url_map.converters["slug"] = SlugConverter
    app.url_map.converters["token"] = TokenConverter
