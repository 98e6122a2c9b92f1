"""What gunicorn and the `flask` command start."""

import os

from app import create_app
from app.config import Unfit

# The database, its backups and the secrets are for the eyes of this account alone.
os.umask(0o077)

try:
    app = create_app()
except Unfit as misfit:
    raise SystemExit(str(misfit)) from None
