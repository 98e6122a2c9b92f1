"""Homestretch: the pocket companion for physical therapy."""

import os
from collections.abc import Mapping

from flask import Flask
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

from app import config, mail_settings, push_settings, registration
from app.db import configure_sqlite
from app.extensions import babel, compress, db, htmx, login, migrate
from app.web import (
    assets,
    cross_site,
    dates,
    errors,
    headers,
    health,
    language,
    limits,
    logs,
    slugs,
    templates,
)

WEB = (logs, limits, cross_site, headers, errors, language, dates, slugs, templates, health, assets)


def create_app(overrides: Mapping | None = None, environ: Mapping[str, str] = os.environ) -> Flask:
    """The app as `environ` sets it up, with `overrides` of Flask's own configuration."""
    app = Flask(__name__, static_folder=None)
    app.config.update(config.settings(environ))
    app.config.update(push_settings.settings(environ, app.config))
    app.config.update(mail_settings.settings(environ))
    app.config.update(overrides or {})
    app.jinja_env.undefined = StrictUndefined
    _trust_proxies(app)
    _extend(app)
    for part in WEB:
        part.init_app(app)
    registration.init_app(app)
    return app


def _extend(app: Flask) -> None:
    db.init_app(app)
    migrate.init_app(app, db)
    login.init_app(app)
    htmx.init_app(app)
    babel.init_app(app, locale_selector=lambda: "en")
    compress.init_app(app)
    # Phones change networks; the session is checked on the server instead.
    login.session_protection = None
    with app.app_context():
        if db.engine.dialect.name == "sqlite":
            configure_sqlite(db.engine)


def _trust_proxies(app: Flask) -> None:
    if count := app.config["TRUSTED_PROXIES"]:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=count, x_proto=count, x_host=count)
