"""The phone's rules run where they are used: in a browser."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from app.web import assets
from tests.support.phones import a_phone


@pytest.fixture(scope="module")
def page_for_rules(chromium, server) -> Iterator[Page]:
    """One for all of them, as they are functions; and a worker is none of them."""
    with a_phone(chromium, server, service_workers="block") as phone:
        page = phone.new_page()
        page.goto("/help")
        yield page


@pytest.fixture
def run(page_for_rules) -> Callable:
    """Call a function of a module of static/js/outbox in a page, and bring back its answer."""

    def called(module: str, script: str, *values):
        url = assets.url(f"js/outbox/{module}.js")
        call = f"const m = await import('{url}'); return ({script})(...values);"
        return page_for_rules.evaluate(f"async (values) => {{ {call} }}", list(values))

    return called
