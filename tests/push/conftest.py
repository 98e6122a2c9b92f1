"""The push service of the tests, a courier that reaches it, and browsers of it."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.push.connections import Limits
from app.push.courier import Courier
from app.push.endpoints import Allowed
from app.push.message import Message
from app.push.seal import Seal
from app.push.subscriber import Address
from app.push.vapid import Keys
from app.push_settings import new_key
from tests.support.push_service import Browser, PushService, serving_push

HOME = "https://home.example"
QUICK = Limits(connect_seconds=0.3, whole_seconds=0.4)
ROUTINE = Message(title="Time for your routine", path="/exercises", topic="routine-1", seconds=600)


@pytest.fixture(scope="session")
def keys() -> Keys:
    return Keys(new_key())


@pytest.fixture(scope="module")
def one_service():
    with serving_push() as service:
        yield service


@pytest.fixture
def service(one_service, keys) -> PushService:
    """Empty, and told which key to expect."""
    one_service.received.clear()
    one_service.faults.clear()
    one_service.connections.clear()
    one_service.key, one_service.delay = keys.public, 0
    return one_service


@pytest.fixture
def seal(keys) -> Seal:
    return Seal(keys, "mailto:host@home.example", HOME)


@pytest.fixture
def carry(service, seal):
    """Carry messages as the app does, all at once; gives the verdicts."""

    def carried(*browsers: Browser, message=ROUTINE, limits=QUICK, resolver=None, origin=None):
        allowed = Allowed(loopback=service.origin if origin is None else origin)
        courier = Courier(seal, allowed, limits, resolver)

        async def all_at_once():
            async with courier:
                calls = (courier.carry(message, address_of(browser)) for browser in browsers)
                return await asyncio.gather(*calls)

        # Browser tests leave an event loop running in this thread.
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(asyncio.run, all_at_once()).result()

    return carried


def address_of(browser: Browser) -> Address:
    return Address(browser.endpoint, **browser.keys)
