"""The extension objects; `create_app` binds them to an app."""

from flask_babel import Babel
from flask_compress import Compress
from flask_login import LoginManager
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from htmx_flask import Htmx
from sqlalchemy.dialects import postgresql, sqlite

from app.db import Base

db = SQLAlchemy(model_class=Base)
migrate = Migrate()
login = LoginManager()
htmx = Htmx()
babel = Babel()
compress = Compress()


def insert(model):
    """An insert that can say `ON CONFLICT`, in the words of the database in use."""
    dialect = postgresql if db.engine.dialect.name == "postgresql" else sqlite
    return dialect.insert(model)
