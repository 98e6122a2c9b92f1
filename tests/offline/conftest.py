"""The phone's rules run where they are used: in a browser."""

from collections.abc import Callable

import pytest

from app.web import assets


@pytest.fixture
def run(page) -> Callable:
    """Call a function of a module of static/js/outbox in a page, and bring back its answer."""
    page.goto("/help")

    def called(module: str, script: str, *values):
        url = assets.url(f"js/outbox/{module}.js")
        call = f"const m = await import('{url}'); return ({script})(...values);"
        return page.evaluate(f"async (values) => {{ {call} }}", list(values))

    return called
