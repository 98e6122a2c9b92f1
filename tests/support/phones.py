"""A phone for every test that asks for one: one Chromium a worker, a fresh and watched window a
test. These are fixtures; tests/conftest.py names them for all."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.support.browser import PHONE, cookie_of, launch_options
from tests.support.live import served
from tests.support.watch import Watch

PATIENCE = 30  # seconds


@pytest.fixture(scope="session")
def playwright():
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def chromium(playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(**launch_options())
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def server(migrated) -> Iterator[str]:
    with served(migrated) as address:
        yield address


@pytest.fixture
def address(app, server) -> str:
    """Where the app of this test answers; nobody is in it yet."""
    return server


@pytest.fixture
def open_phone(chromium, address) -> Iterator[Callable[..., BrowserContext]]:
    """Opens a phone; keywords differ from the usual one. At the end its watch is checked."""
    with ExitStack() as phones:

        def opened(**options) -> BrowserContext:
            return phones.enter_context(a_phone(chromium, address, **options))

        yield opened


@pytest.fixture
def phone(open_phone) -> BrowserContext:
    return open_phone()


@pytest.fixture
def page(phone) -> Page:
    return phone.new_page()


@contextmanager
def a_phone(browser: Browser, address: str, **options) -> Iterator[BrowserContext]:
    context = browser.new_context(**{**PHONE, **options}, base_url=address)
    context.set_default_timeout(10_000)
    watch = Watch(context, address)
    yield context
    put_away(context)
    watch.check()


def put_away(context: BrowserContext) -> None:
    """Close `context`. Once in many runs Chromium never says that it has, and Playwright would wait
    for ever: the context is then left to the end of its browser, and nothing else is."""
    closing = asyncio.wait_for(context._impl_obj.close(None), PATIENCE)
    with suppress(TimeoutError):
        context._sync(closing)


@pytest.fixture
def anas(phone, ana) -> Page:
    """A page on Ana's phone, signed in."""
    phone.add_cookies([cookie_of(ana)])
    return phone.new_page()
