"""What gunicorn and the `flask` command start."""

from app import create_app
from app.config import Unfit

try:
    app = create_app()
except Unfit as misfit:
    raise SystemExit(str(misfit)) from None
