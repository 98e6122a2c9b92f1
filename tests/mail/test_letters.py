"""Messages as they leave: which headers they have, and that nobody can write one of them."""

from email import message_from_bytes
from email.policy import default

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.mail.letter import Letter, Unfit
from app.mail.spelling import is_address, same_for
from tests.mail.conftest import FROM, ORIGIN, letter_to

TO = "ana@there.example"
LONG = f"{ORIGIN}/reminders/email/stop/{'A' * 43}"
HEADERS = [
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "Auto-Submitted",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
    "Content-Type",
    "Content-Transfer-Encoding",
    "MIME-Version",
]
REAL = [
    "a@b.example",
    "Ana.Maria+pt@mail.there.example",
    "o'hara@there.example",
    "x@xn--bcher-kva.example",
    f"{'a' * 64}@there.example",
]
NO_ADDRESSES = [
    "",
    "ana",
    "ana@",
    "@there.example",
    "ana@there",
    "ana@@there.example",
    "ana@there.example,bea@there.example",
    "ana@there.example bea@there.example",
    "Ana <ana@there.example>",
    '"a b"@there.example',
    "ana@[127.0.0.1]",
    "ana@127.0.0.1",
    "ana@-there.example",
    ".ana@there.example",
    "a..b@there.example",
    "ana(x)@there.example",
    "ana@there.example\nBcc: bea@there.example",
    "ana@there.example\r\n.",
    "ana@there.example\n",
    "\x00ana@there.example",
    "ana@there.example\u2028Bcc: x@y.example",
    "änä@there.example",
    "ana@thére.example",
    "ana@there.example>",
    f"{'a' * 65}@there.example",
    f"ana@{'a.' * 130}example",
]
ANYTHING = st.text() | st.text(alphabet='\r\n\t :<>@,;"\\()=?utf-8BQ.xa\u2028\x00\x85')
ADDRESSES = st.from_regex(r"\A[\x00-\x7f]{0,9}@[\x00-\x7f]{0,9}\.example[\r\n]?\Z")


def read(message):
    return message_from_bytes(message.as_bytes(), policy=default)


def test_it_has_these_headers_and_no_other():
    message = read(letter_to(TO))
    assert list(message) == HEADERS
    assert message["From"] == f"Homestretch <{FROM}>"
    assert (message["To"], message["Auto-Submitted"]) == (TO, "auto-generated")
    assert message["Message-ID"] == "<1@home.example>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_a_long_link_stays_whole_in_its_header_and_in_the_text():
    raw = letter_to(TO, stop_at=LONG, text=f"Turn it off:\n\n{LONG}\n").as_bytes()
    assert f"List-Unsubscribe: <{LONG}>\r\n".encode() in raw
    assert f"\r\n{LONG}\r\n".encode() in raw


@pytest.mark.parametrize("text", ["“é”\n", "“é” " * 900, "x" * 2000], ids=["few", "long", "ascii"])
def test_every_mail_server_can_take_it(text):
    """ASCII, and no line longer than 998."""
    raw = letter_to(TO, subject="Zeit für Übungen “jetzt”", text=text).as_bytes()
    assert raw.isascii() and max(map(len, raw.split(b"\r\n"))) <= 998
    assert read(letter_to(TO, subject="Zeit für “jetzt”"))["Subject"] == "Zeit für “jetzt”"


def test_what_was_asked_again_goes_under_the_first():
    message = letter_to(TO, id="7.2", answers="7.1")
    assert message["In-Reply-To"] == message["References"] == "<7.1@home.example>"


@pytest.mark.parametrize("address", REAL)
def test_real_addresses_are_taken(address):
    assert is_address(address)
    assert read(letter_to(address))["To"].addresses[0].addr_spec == address


@pytest.mark.parametrize("address", NO_ADDRESSES, ids=ascii)
def test_what_is_no_address_is_none(address):
    assert not is_address(address)


@given(ANYTHING | ADDRESSES)
def test_whatever_is_taken_for_an_address_is_one_header_with_one_address(text):
    if is_address(text):
        message = read(letter_to(text))
        assert list(message) == HEADERS
        assert [each.addr_spec for each in message["To"].addresses] == [text]


@given(subject=ANYTHING, others=st.lists(st.just("1") | ANYTHING, min_size=4, max_size=4))
@example(subject="Now\r\nBcc: bea@there.example", others=["1"] * 4)
@example(subject="Now", others=["1\r\nBcc: bea@there.example", "1", "1", "1"])
def test_no_words_write_a_header_or_a_line_of_another(subject, others):
    to, id, answers, stop_at = (TO, *others[1:]) if others[0] == "1" else others
    try:
        message = Letter(to, subject, "x\n", id, answers, stop_at).written(FROM)
    except Unfit:
        return
    head = message.as_bytes().partition(b"\r\n\r\n")[0]
    names = [line.partition(b":")[0].decode() for line in head.split(b"\r\n") if line[:1] > b" "]
    assert set(names) <= {*HEADERS, "In-Reply-To", "References"}
    assert len(names) == len(set(names)) and b"\n" not in head.replace(b"\r\n", b"")


def test_one_mailbox_written_differently_is_counted_as_one():
    assert same_for("Ana+1@There.example") == same_for("ana+2@there.example") == TO
