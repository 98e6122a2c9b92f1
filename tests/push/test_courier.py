"""Messages on the wire: what a strict push service and a second implementation make of them."""

import json
import threading
from base64 import urlsafe_b64decode
from datetime import UTC

import pytest
import webpush
from cryptography.hazmat.primitives.asymmetric import ec

from app.push.connections import Limits
from app.push.message import Message
from app.push.subscriber import Address
from app.push.verdict import PAUSE_FOR_A_KEY
from tests.push.conftest import HOME, ROUTINE, address_of
from tests.support import push_service as services
from tests.support.push_service import answering, unb64

PATIENT = Limits()


def test_a_message_arrives_and_only_the_browser_reads_it(service, carry):
    browser = service.subscribe()
    (verdict,) = carry(browser)
    assert verdict.kind == "sent" and service.faults == []
    (message,) = service.received
    assert browser.read(message) == {
        "web_push": 8030,
        "notification": {
            "title": "Time for your routine",
            "navigate": f"{HOME}/exercises",
            "tag": "routine-1",
            "lang": "en",
        },
    }
    assert b"routine" not in message.body


def test_its_headers_say_for_how_long_how_urgent_and_what_it_replaces(service, carry):
    carry(service.subscribe())
    (message,) = service.received
    said = {name: message.headers[name] for name in ("TTL", "Urgency", "Topic")}
    assert said == {"TTL": "600", "Urgency": "high", "Topic": "routine-1"}


def test_the_address_is_posted_to_letter_by_letter(service, carry):
    browser = service.subscribe()
    carry(browser)
    assert service.origin + service.received[0].path == browser.endpoint


def test_a_message_may_last_for_no_time_at_all(service, carry):
    carry(service.subscribe(), message=Message("Now", "/", "now", seconds=0))
    assert service.received[0].headers["TTL"] == "0" and service.faults == []


def test_messages_made_at_once_in_threads_keep_their_own_time(seal, service):
    """In webpush itself the time of one message stays for those of other threads."""
    address, wrong = address_of(service.subscribe()), []

    def make(seconds: int) -> None:
        message = Message("Now", "/", "now", seconds=seconds)
        for _ in range(100):
            headers = seal.on(message, address, service.origin).headers
            wrong.extend([headers["TTL"]] * (headers["TTL"] != str(seconds)))

    threads = [threading.Thread(target=make, args=(seconds,)) for seconds in (1, 900)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_one_token_for_each_service_serves_for_hours_and_is_never_stale(
    service, seal, clock, monkeypatch
):
    address, used = address_of(service.subscribe()), []
    monkeypatch.setattr(service, "now", lambda: clock(UTC).timestamp())
    for _ in range(12):
        token = seal.on(ROUTINE, address, service.origin).headers["Authorization"]
        assert list(service._wrong_with_token(token)) == []
        used.append(token)
        clock.forward(hours=2)
    assert 2 <= len(set(used)) <= 4
    other = seal.on(ROUTINE, address, "https://fcm.googleapis.com").headers["Authorization"]
    assert list(service._wrong_with_token(other)) == ["for https://fcm.googleapis.com"]


def test_two_hundred_share_their_connections(service, carry):
    service.delay = 0.01
    limits = Limits(in_flight=20)
    verdicts = carry(*[service.subscribe() for _ in range(200)], limits=limits)
    assert {verdict.kind for verdict in verdicts} == {"sent"}
    assert len(service.received) == 200 and len(service.connections) <= 20


def test_the_example_of_rfc_8291_comes_out_byte_for_byte(monkeypatch, seal):
    private = int.from_bytes(unb64("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"))
    sender = ec.derive_private_key(private, ec.SECP256R1())
    monkeypatch.setattr(webpush.ec, "generate_private_key", lambda *_: sender)
    monkeypatch.setattr(webpush.os, "urandom", lambda _: unb64("DGv6ra1nlYgDCS1FRnbzlw"))
    address = Address("https://push.example.net/push/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV", POINT, AUTH)
    sealed = seal.on(Plain(), address, "https://push.example.net")
    assert sealed.body == urlsafe_b64decode(ENCRYPTED + "==")


POINT = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
AUTH = "BTBZMqHH6r4Tts7J_aSIgg"
ENCRYPTED = (
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6Tlz"
    "AC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
)


class Plain:
    """What the RFC sends: no JSON."""

    def body(self, _origin: str) -> bytes:
        return b"When I grow up, I want to be a watermelon"

    def headers(self) -> dict:
        return {}


ANSWERS = [
    (answering(200), "sent", 0),
    (answering(201), "sent", 0),
    (answering(202), "sent", 0),
    (answering(404), "gone", 0),
    (answering(410), "gone", 0),
    (answering(413), "bug", 0),
    (answering(400, "bad header"), "bug", 0),
    (answering(406), "bug", 0),
    (answering(429, Retry_After="90"), "busy", 90),
    (answering(429), "busy", 60),
    (answering(503, Retry_After="soon"), "busy", 60),
    (answering(503, Retry_After="999999999999999"), "busy", 6 * 3600),
    (answering(500), "again", 0),
    (answering(502), "again", 0),
    (answering(504), "again", 0),
    (answering(400, '{"reason": "VapidPkHashMismatch"}'), "key", PAUSE_FOR_A_KEY),
    (answering(401), "key", PAUSE_FOR_A_KEY),
    (answering(403, "invalid JWT"), "key", PAUSE_FOR_A_KEY),
    (services.says_nothing, "again", 0),
    (services.drips, "again", 0),
]


@pytest.mark.parametrize(("behaviour", "kind", "pause"), ANSWERS)
def test_every_answer_has_its_verdict(service, carry, behaviour, kind, pause):
    (verdict,) = carry(service.subscribe(behaviour))
    assert (verdict.kind, verdict.pause_seconds) == (kind, pause)


def test_a_body_without_an_end_is_read_no_further_than_need_be(service, carry):
    (verdict,) = carry(service.subscribe(services.floods), limits=PATIENT)
    assert verdict.kind == "sent"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed(service, carry, status):
    elsewhere = service.subscribe()
    (verdict,) = carry(service.subscribe(answering(status, Location=elsewhere.endpoint)))
    assert verdict.kind == "bug" and service.received == []


def test_where_nobody_listens_it_is_tried_again(service, carry):
    browser = service.subscribe()
    browser.endpoint = "http://127.0.0.1:9/push"
    (verdict,) = carry(browser, origin="http://127.0.0.1:9")
    assert verdict.kind == "again"


def test_no_proxy_of_the_environment_is_asked(service, carry, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert carry(service.subscribe())[0].kind == "sent"


def test_a_silent_service_holds_up_nobody_else(service, carry):
    silent = [service.subscribe(services.says_nothing) for _ in range(5)]
    verdicts = carry(*silent, service.subscribe())
    assert [verdict.kind for verdict in verdicts] == ["again"] * 5 + ["sent"]


def test_the_service_of_the_tests_refuses_what_is_not_right(service, seal):
    """Else that it finds no fault would say nothing."""
    sealed = seal.on(ROUTINE, address_of(service.subscribe()), service.origin)
    token = sealed.headers["Authorization"]
    claims = token.split(".")[1]
    for wrong in (
        {},
        sealed.headers | {"TTL": "soon"},
        sealed.headers | {"Content-Encoding": "aesgcm"},
        sealed.headers | {"Topic": "a b"},
        sealed.headers | {"Urgency": "now"},
        sealed.headers | {"Authorization": token.replace(claims, services.b64(b'{"aud": ""}'))},
        sealed.headers | {"Authorization": token.replace("k=B", "k=C")},
    ):
        message = services.Received("/", wrong, sealed.body)
        assert list(service._wrong_with(message, "POST"))
    right = services.Received("/", sealed.headers, sealed.body)
    assert list(service._wrong_with(right, "POST")) == []
    assert list(service._wrong_with(services.Received("/", right.headers, bytes(5000)), "POST"))


def test_a_message_that_is_too_long_is_never_sent(seal, service):
    long = Message("x" * 1800, "/", "long")
    with pytest.raises(ValueError, match="the most is 1800"):
        seal.on(long, address_of(service.subscribe()), service.origin)


def test_the_private_key_shows_itself_nowhere(keys, seal):
    assert keys.secret not in f"{keys!r} {keys} {seal!r} {vars(seal)}"
    assert json.dumps(keys.public) and keys.secret not in keys.public
