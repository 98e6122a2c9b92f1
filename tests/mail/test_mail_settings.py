"""The settings of e-mail: off unless set, sealed unless on this machine, and no password said."""

import traceback

import pytest

from app.config import Unfit
from app.mail_settings import SmtpServer, settings

FROM = {"HOMESTRETCH_MAIL_FROM": "reminders@home.example"}


def read(smtp: str, **more) -> SmtpServer:
    return settings({"HOMESTRETCH_SMTP": smtp} | FROM | more)["SMTP"]


def test_it_is_off_unless_set():
    assert settings({}) == {"SMTP": None, "MAIL_FROM": ""}


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("smtp://mail.example", SmtpServer("mail.example", 587, "starttls")),
        ("smtps://mail.example/", SmtpServer("mail.example", 465, "tls")),
        ("smtp://localhost", SmtpServer("localhost", 25, "plain")),
        ("smtp://[::1]:2525", SmtpServer("::1", 2525, "plain")),
        ("smtps://127.0.0.1:9", SmtpServer("127.0.0.1", 9, "tls")),
        ("smtp://a%40b:c%3Ad@m.example:26", SmtpServer("m.example", 26, "starttls", "a@b", "c:d")),
    ],
)
def test_only_what_stays_on_this_machine_is_plain(address, told):
    assert read(address) == told


@pytest.mark.parametrize(
    "address",
    [
        "mail.example:587",
        "http://u:hunter2@mail.example",
        "smtp://u:hunter2@",
        "smtp://u:hunter2@mail.example:99999",
        "smtp://u:hunter2@mail.example:x",
        "smtp://u:hunter2#3@mail.example",
        "smtp://u:hunter2@mail.example/inbox",
        "smtp://u:hunter2@mail.example?plain=1",
        "smtp://:hunter2@mail.example",
        "smtp://u:hunter2%0d%0aRSET@mail.example",
        "smtp://u:hunter2@[mail.example",
    ],
)
def test_what_is_no_mail_server_is_refused_and_no_password_said(address):
    with pytest.raises(Unfit) as refusal:
        read(address)
    assert "hunter2" not in "".join(traceback.format_exception(refusal.value))


def test_a_password_is_not_shown_with_the_settings():
    assert "hunter2" not in repr(read("smtp://u:hunter2@mail.example"))


@pytest.mark.parametrize(
    "sender", ["", "me", "Me <me@home.example>", "a@b.example\nBcc: c@d.example"]
)
def test_who_sends_has_an_address(sender):
    with pytest.raises(Unfit, match="HOMESTRETCH_MAIL_FROM"):
        read("smtp://mail.example", HOMESTRETCH_MAIL_FROM=sender)


def test_an_authority_of_ones_own_has_to_be_there(tmp_path):
    file = tmp_path / "own.pem"
    with pytest.raises(Unfit, match="no such file"):
        read("smtp://mail.example", HOMESTRETCH_SMTP_AUTHORITY=str(file))
    file.touch()
    assert read("smtp://m.example", HOMESTRETCH_SMTP_AUTHORITY=str(file)).authority == str(file)
