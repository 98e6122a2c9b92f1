"""Handing messages to a mail server: every answer, every kind of connection, every trouble."""

import ssl
import time

import pytest

from app.mail.postman import Limits, Postman
from app.mail.verdict import verdict_on
from app.mail_settings import SmtpServer
from tests.mail.conftest import QUICK, carried, letter_to
from tests.support.mail_server import PASSWORD, USER, dripping, hang_up, serving_mail

ANA, BEA, CLEO = (f"{name}@there.example" for name in ("ana", "bea", "cleo"))
SECURE = ("tls", "starttls")


@pytest.fixture(scope="module", params=SECURE)
def secure(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp(request.param)
    with serving_mail(folder, request.param) as server:
        yield server


def test_a_batch_goes_over_one_connection(mail):
    assert carried(mail.as_set(), ANA, BEA, CLEO) == ["sent"] * 3
    assert [message["To"] for message in mail.received] == [ANA, BEA, CLEO]
    assert mail.connections == 1


def test_the_server_is_not_told_what_this_machine_is_called(mail):
    carried(mail.as_set(), ANA)
    assert mail.names == ["localhost"]


def test_a_wrong_address_does_not_hurt_the_others(mail):
    mail.at[BEA] = "550 5.1.1 no such user"
    assert carried(mail.as_set(), ANA, BEA, CLEO) == ["sent", "refused", "sent"]
    assert [message["To"] for message in mail.received] == [ANA, CLEO]


@pytest.mark.parametrize(
    ("step", "answer", "kind"),
    [
        ("to", "450 4.2.0 greylisted", "again"),
        ("to", "550 no such user", "refused"),
        ("to", "550 5.2.1 closed", "refused"),
        ("to", "550 5.7.1 relaying denied", "setup"),
        ("to", "554 5.7.1 we know you", "setup"),
        ("to", "552 5.3.4 too much", "setup"),
        ("from", "451 4.3.0 later", "again"),
        ("from", "550 5.1.8 not your name", "setup"),
        ("data", "452 4.3.1 full", "again"),
        ("data", "554 5.6.0 spam", "setup"),
        ("to", "no number at all", "again"),
    ],
    ids=lambda value: value.partition(" ")[0] if isinstance(value, str) else str(value),
)
def test_each_answer_means_something(mail, step, answer, kind):
    mail.at[step] = answer
    assert carried(mail.as_set(), ANA) == [kind]


@pytest.mark.parametrize("step", ["from", "to", "data"])
def test_a_lost_connection_is_opened_again_for_the_next(mail, step):
    mail.at |= {step: hang_up, BEA: "250 OK"}
    with Postman(mail.as_set(), QUICK) as postman:
        assert postman.carry(letter_to(ANA)).kind == "again"
        mail.at.clear()
        assert postman.carry(letter_to(BEA)).kind == "sent"
        assert not postman.is_shut_out


def test_a_server_that_says_that_it_closes_is_believed(mail):
    mail.at[ANA] = "421 4.3.2 closing"
    assert carried(mail.as_set(), ANA, BEA) == ["again", "sent"]
    assert mail.connections == 2


def test_after_two_lost_connections_nobody_else_waits(mail):
    mail.at["from"] = hang_up
    assert carried(mail.as_set(), ANA, BEA, CLEO) == ["again"] * 3
    assert mail.connections == 2


@pytest.mark.parametrize("step", ["from", "to", "data"])
@pytest.mark.parametrize("piece", [b"2", b"250-wait\r\n"], ids=["letters", "lines"])
def test_an_answer_without_an_end_holds_nobody_up(mail, step, piece):
    mail.at[step] = dripping(piece)
    start = time.monotonic()
    assert carried(mail.as_set(), ANA, BEA) == ["again"] * 2
    assert time.monotonic() - start < 3


def test_a_slow_server_is_cut_off_in_time(mail):
    mail.seconds = 0.1
    patient = Limits(answer_seconds=5, whole_seconds=0.5)
    kinds = carried(mail.as_set(), *[ANA] * 9, limits=patient)
    assert kinds[0] == "sent" and kinds[-1] == "again"


def test_nobody_there_is_again(mail):
    assert carried(mail.as_set(port=1), ANA, BEA) == ["again"] * 2


def test_signed_in_over_a_checked_certificate(secure):
    secure.forget()
    known = secure.as_set(user=USER, password=PASSWORD)
    assert carried(known, ANA, limits=Limits()) == ["sent"]
    assert secure.received[0]["To"] == ANA


def test_a_certificate_that_nobody_vouches_for_is_the_hosts_to_mend(secure):
    stranger = secure.as_set(user=USER, password=PASSWORD, authority="")
    secure.forget()
    assert carried(stranger, ANA, limits=Limits()) == ["setup"]
    assert secure.raw == []


def test_a_certificate_for_another_name_is_refused(secure):
    elsewhere = secure.as_set(host="127.0.0.1", user=USER, password=PASSWORD)
    assert carried(elsewhere, ANA, limits=Limits()) == ["setup"]


def test_a_wrong_password_is_tried_once_and_never_repeated(secure):
    wrong = secure.as_set(user=USER, password="hunter 2 hunter 2")
    with Postman(wrong) as postman:
        verdicts = [postman.carry(letter_to(address)) for address in (ANA, BEA)]
    assert [verdict.kind for verdict in verdicts] == ["setup"] * 2
    assert "hunter" not in repr((verdicts, wrong, postman.server))


def test_nothing_is_said_before_the_line_is_sealed(mail):
    """A server, or who passes for it, that does not offer STARTTLS gets neither name nor text."""
    bare = mail.as_set(security="starttls", user=USER, password=PASSWORD)
    assert carried(bare, ANA) == ["setup"]
    assert mail.raw == []


def test_a_reason_repeats_nothing_that_a_server_wrote():
    assert verdict_on("to", 550, b"5.1.1 <ana@there.example> unknown").reason == "550 at to"


def test_old_tls_is_not_spoken():
    assert (
        Postman(SmtpServer("localhost", 25, "tls"))._trusted().minimum_version
        >= ssl.TLSVersion.TLSv1_2
    )
