"""Push messages made and sent a second, beside pywebpush: in turn, again and again.

Rivals get their best, but for the form that its README shows: pywebpush's key is loaded once, and
its async form has one session and as many in flight as do it good. `python -m bench.push` measures
this part alone.
"""

import asyncio
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from os import urandom
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from urllib.request import urlopen

from aiohttp import ClientSession
from cryptography.hazmat.primitives.asymmetric import ec
from py_vapid import Vapid
from pywebpush import WebPusher, webpush, webpush_async

from app.push.connections import Limits
from app.push.courier import Courier, carry_all
from app.push.endpoints import Allowed
from app.push.message import Message
from app.push.seal import Seal
from app.push.subscriber import Address
from app.push.vapid import Keys
from app.push_settings import new_key
from bench.figures import as_json
from tests.support.push_service import b64, point_of

MESSAGE = Message("Time for your routine", "/exercises", "routine", text="Ten minutes will do.")
CONTACT, HOME = "mailto:host@home.example", "https://home.example"
ROUNDS, MADE, SENT = 5, 300, 1000
RIVALS_IN_FLIGHT = 50  # with more it sends no faster

PUSH_RATIOS = {
    "push_build_vs_pywebpush": ("made", "made by pywebpush"),
    "push_send_vs_requests": ("sent", "sent by pywebpush"),
    "push_send_vs_async": ("sent", "sent by pywebpush, async"),
}


class Subjects:
    """Each makes or sends some messages, and says how many; a wrong answer ends the bench."""

    def __init__(self, origin: str, folder: str):
        keys = Keys(new_key())
        self.key_file = f"{folder}/private_key.pem"
        Path(self.key_file).write_bytes(keys.as_pem()[0])
        self.origin, self.rivals_key = origin, Vapid.from_string(keys.secret)
        self.seal = Seal(keys, CONTACT, HOME)
        self.text = MESSAGE.body(HOME)
        self.addresses = [_address(f"{origin}/{nth}") for nth in range(SENT)]
        self.rates = {
            "made": self.make,
            "made by pywebpush": self.make_as_rival,
            "sent": self.send,
            "sent by pywebpush": self.send_as_rival,
            "sent by pywebpush, async": self.send_as_async_rival,
        }

    def make(self) -> int:
        for address in self.addresses[:MADE]:
            assert self.seal.on(MESSAGE, address, self.origin).body
        return MADE

    def make_as_rival(self) -> int:
        for address in self.addresses[:MADE]:
            assert self.rivals_key.sign({"aud": self.origin, "sub": CONTACT})["Authorization"]
            assert WebPusher(_for_rival(address)).encode(self.text)["body"]
        return MADE

    def send(self) -> int:
        courier = Courier(self.seal, Allowed(loopback=self.origin), Limits())
        verdicts = carry_all(courier, ((MESSAGE, address) for address in self.addresses))
        assert {verdict.kind for verdict in verdicts} == {"sent"}
        return len(verdicts)

    def send_as_rival(self) -> int:
        for address in self.addresses[: SENT // 10]:
            # As its README shows: the key by the name of its file.
            answer = webpush(_for_rival(address), self.text, self.key_file, {"sub": CONTACT})
            assert answer.status_code == 201
        return SENT // 10

    def send_as_async_rival(self) -> int:
        return asyncio.run(self._send_as_async_rival())

    async def _send_as_async_rival(self) -> int:
        turns = asyncio.Semaphore(RIVALS_IN_FLIGHT)

        async def send(address: Address) -> int:
            async with turns:
                answer = await webpush_async(
                    _for_rival(address),
                    self.text,
                    self.rivals_key,
                    {"sub": CONTACT},
                    aiohttp_session=session,
                )
                return answer.status

        async with ClientSession() as session:
            answers = await asyncio.gather(*(send(address) for address in self.addresses))
        assert set(answers) == {201}
        return len(answers)


def push_rates(rounds: int = ROUNDS) -> dict[str, list[float]]:
    """Messages a second of every subject in each round."""
    with sink() as origin, TemporaryDirectory() as folder:
        subjects = Subjects(origin, folder).rates
        for measured in subjects.values():
            measured()  # not counted
        rates: dict[str, list[float]] = {name: [] for name in subjects}
        for _ in range(rounds):
            for name, measured in subjects.items():
                rates[name].append(_rate(measured))
    return rates


def push_figures(rates: dict[str, list[float]]) -> dict[str, float]:
    """The median over the rounds of each ratio within a round."""
    compared = {
        name: [a / b for a, b in zip(rates[above], rates[below], strict=True)]
        for name, (above, below) in PUSH_RATIOS.items()
    }
    return {name: round(median(each), 2) for name, each in compared.items()}


@contextmanager
def sink(seconds_to_answer: float = 0) -> Iterator[str]:
    """The origin of a push service in a process of its own, which ends with the block."""
    command = [sys.executable, "-m", "bench.push_sink", str(seconds_to_answer)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        process.stdin.close()


def taken_by(origin: str) -> int:
    """How many messages a push service of ours has taken."""
    with urlopen(f"{origin}/count", timeout=10) as answer:
        return int(answer.read())


def _rate(measured: Callable[[], int]) -> float:
    began = time.perf_counter()
    return measured() / (time.perf_counter() - began)


def _address(endpoint: str) -> Address:
    private = ec.generate_private_key(ec.SECP256R1())
    return Address(endpoint, b64(point_of(private)), b64(urandom(16)))


def _for_rival(address: Address) -> dict:
    told = asdict(address)
    return {"endpoint": told.pop("endpoint"), "keys": told}


if __name__ == "__main__":
    measured = push_rates()
    for name, each in measured.items():
        print(f"{name:<26}{median(each):>9.0f}   {min(each):.0f} to {max(each):.0f}")
    print(as_json(push_figures(measured)))
