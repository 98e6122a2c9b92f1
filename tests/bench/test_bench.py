"""The bench itself: the same person every time, every figure named, no wrong answer timed."""

import json
import socketserver
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from statistics import median

import pytest

from app.accounts import people
from app.operations.log import Log
from bench import figures, load, push, seeds

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture
def ana(context):
    return people.join(name="Ana", login="ana", password_hash="", zone="UTC")


def test_a_year_is_the_same_every_time(ana):
    year = seeds.past_of(ana, NOON, years=1)

    assert year.acts == seeds.past_of(ana, NOON, years=1).acts
    names = Counter(act.name for act in year.acts)
    assert names["pain.record"] == 1_500
    assert names["set.mark"] == 3_000
    assert names["visit.count"] == 80


def test_a_seeded_log_is_one_that_the_app_could_have_written(ana):
    seeds.seed(ana, NOON, years=1)

    assert Log(ana).first_broken_link() is None


def test_the_json_line_names_every_figure_that_is_needed():
    rates = {name: [100, 50] for pair in figures.RATIOS.values() for name in pair}
    compared = {name: median(each) for name, each in figures.ratios(rates).items()}
    names = "load_busy today_queries journal_queries first_load_bytes first_load_requests"
    names += " cold_start_seconds drain_400_seconds claim_1m_vs_10k dispatch_10k_seconds"
    names += " today_while_dispatching"
    pushed = {name: [100, 50] for pair in push.PUSH_RATIOS.values() for name in pair}
    once = dict.fromkeys(names.split(), 1) | push.push_figures(pushed)

    line = json.loads(figures.as_json(compared | once))

    assert set(figures.NEEDED) <= set(line)


@pytest.mark.parametrize(
    ("name", "figure", "is_met"),
    [
        ("today_vs_bare", 0.25, True),
        ("today_vs_bare", 0.249, False),
        ("fixed_text_vs_bare", 5.1, False),
        ("today_queries", 9, False),
        ("start_seconds", 99, True),
    ],
)
def test_a_figure_is_held_to_what_is_needed(name, figure, is_met):
    assert figures.is_met(name, figure) is is_met


@pytest.mark.parametrize(
    "ask", [{"status": 303, "words": ()}, {"status": 200, "words": (b"somebody else",)}]
)
def test_a_wrong_answer_is_not_timed(plain_server, ask):
    with pytest.raises(load.Wrong):
        measured(load.Ask(plain_server, lambda: b"GET / HTTP/1.1\r\n\r\n", **ask))


def test_right_answers_are_counted(plain_server):
    ask = load.Ask(plain_server, lambda: b"GET / HTTP/1.1\r\n\r\n", 200, (b"yes",))

    assert measured(ask).rate > 0


def test_messages_are_made_and_sent_by_all_and_none_is_refused(monkeypatch):
    monkeypatch.setattr(push, "MADE", 10)
    monkeypatch.setattr(push, "SENT", 20)
    with ThreadPoolExecutor(1) as thread:
        rates = thread.submit(push.push_rates, 1).result()

    assert all(rate > 0 for each in rates.values() for rate in each)


def measured(ask: load.Ask):
    """In a thread of its own, as browser tests leave an event loop running in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(load.measure, ask, 0.1).result()


class Server(socketserver.ThreadingTCPServer):
    request_queue_size = load.CONNECTIONS


class Yes(socketserver.BaseRequestHandler):
    """Says yes to every request of a kept connection."""

    def handle(self):
        while self.request.recv(1000):
            self.request.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nyes")


@pytest.fixture
def plain_server():
    with Server(("127.0.0.1", 0), Yes) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server.server_address[1]
        server.shutdown()
