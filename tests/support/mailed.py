"""Made-up people who want their reminders by e-mail, as the tables have them."""

from datetime import timedelta
from uuid import UUID

from app.accounts.tokens import hashed
from app.extensions import db
from app.mail.models import Mailbox
from app.mail.stop_links import stop_token
from tests.support.cast import Visitor
from tests.support.made_up import History, regular

MAIL = (
    ("HOMESTRETCH_SMTP", "smtp://localhost:9"),
    ("HOMESTRETCH_MAIL_FROM", "reminders@home.example"),
    ("HOMESTRETCH_ORIGIN", "https://home.example"),
)
TOKEN = "M" * 43
LONG = "maria.magdalena.longfellow-abernathy@mail.universityhospital.example"


def waiting(history: History) -> None:
    """Was sent a link, and did not open it yet."""
    regular(history)
    link = {"token_hash": hashed(TOKEN), "token_until": history.present + timedelta(days=1)}
    _mailbox(history, state="asked", address=LONG, verdict="sent", **link)


def reached(history: History) -> None:
    """Had a reminder by e-mail this morning."""
    regular(history)
    _mailbox(history, state="on", verdict="sent", last_sent_at=history.present - timedelta(hours=4))


def unreached(history: History) -> None:
    """Whose server does not know them any more."""
    regular(history)
    _mailbox(history, state="refused", verdict="refused", refusals=3)


def stop_path(visitor: Visitor) -> str:
    with visitor.application.app_context():
        id = db.session.get(Mailbox, _person(visitor)).id
        return f"/reminders/email/stop/{stop_token(id)}"


def _mailbox(history: History, address: str = "ana@there.example", **columns) -> None:
    with history.visitor.application.app_context():
        db.session.add(Mailbox(owner_id=_person(history.visitor), address=address, **columns))
        db.session.commit()


def _person(visitor: Visitor) -> UUID:
    return UUID(visitor.get("/session").json["person"])
