"""A phone for every test: one Chromium a worker, a fresh and watched window a test."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from app import clock as wall_clock
from tests.support.browser import PHONE, cookie_of, launch_options
from tests.support.live import served
from tests.support.stage import Stage
from tests.support.watch import Watch


def pytest_collection_modifyitems(items):
    for item in items:
        if "chromium" in item.fixturenames:
            item.add_marker(pytest.mark.browser)


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
    context = browser.new_context(**PHONE, **options, base_url=address)
    context.set_default_timeout(10_000)
    watch = Watch(context, address)
    yield context
    context.close()
    watch.check()


@pytest.fixture
def anas(phone, ana) -> Page:
    """A page on Ana's phone, signed in."""
    phone.add_cookies([cookie_of(ana)])
    return phone.new_page()


@pytest.fixture(scope="session")
def whole_stage(tmp_path_factory) -> Iterator[Stage]:
    with Stage(tmp_path_factory.mktemp("stage")) as stage:
        yield stage


@pytest.fixture
def stage(whole_stage, monkeypatch) -> Stage:
    """Brings a window to any of the STATES."""
    monkeypatch.setattr(wall_clock, "_read", whole_stage.clock)
    return whole_stage
