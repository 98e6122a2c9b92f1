"""A server with a planted fault: now and then it says yes, and then does not commit."""

from itertools import count

from app import create_app
from app.extensions import db
from app.sync import routes

_asked = count(1)
_real = db.session.commit


class _Forgetful:
    """The session, but for every third commit of a batch."""

    def __getattr__(self, name: str):
        return getattr(db.session, name)

    def commit(self) -> None:
        if next(_asked) % 3:
            _real()
        else:
            db.session.rollback()


class _Database:
    session = _Forgetful()


routes.db = _Database()
app = create_app()
