"""The extension objects; `create_app` binds them to an app."""

from flask_babel import Babel
from flask_compress import Compress
from flask_login import LoginManager
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from htmx_flask import Htmx

from app.db import Base

db = SQLAlchemy(model_class=Base)
migrate = Migrate()
login = LoginManager()
htmx = Htmx()
babel = Babel()
compress = Compress()
