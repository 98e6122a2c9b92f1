"""The mail server of the tests, and a way to hand it something as the app does."""

from uuid import UUID

import pytest

from app.mail.letter import Letter
from app.mail.postman import Limits, Postman
from tests.support.mail_server import MailServer, serving_mail

ORIGIN = "https://home.example"
FROM = "reminders@home.example"
QUICK = Limits(answer_seconds=0.3, whole_seconds=0.6)
OCCURRENCE = UUID("0b0f6f0a-5c3e-4f6d-8a51-1d1d3a0c8e77")


@pytest.fixture(scope="session")
def plain_server(tmp_path_factory):
    with serving_mail(tmp_path_factory.mktemp("mail")) as server:
        yield server


@pytest.fixture
def mail(plain_server) -> MailServer:
    """Empty, and friendly."""
    plain_server.forget()
    return plain_server


@pytest.fixture
def set_up(app, mail, monkeypatch) -> MailServer:
    """The app can send e-mail, to the mail server of the tests only."""
    for name, value in {"SMTP": mail.as_set(), "MAIL_FROM": FROM, "ORIGIN": ORIGIN}.items():
        monkeypatch.setitem(app.config, name, value)
    return mail


def letter_to(address: str, **changed):
    letter = {"to": address, "subject": "Time", "text": "Now.\n", "id": "1", "stop_at": ORIGIN}
    return Letter(**letter | changed).written(FROM)


def carried(server, *addresses: str, limits=QUICK) -> list[str]:
    """The kinds of the verdicts on a message to each, by one postman."""
    with Postman(server, limits) as postman:
        return [postman.carry(letter_to(address)).kind for address in addresses]
