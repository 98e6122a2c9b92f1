"""The first load of Today, as `make run` serves it: what it costs on a slow network."""

import pytest
from playwright.sync_api import BrowserContext, CDPSession, expect

from tests.support.cast import PASSWORD
from tests.support.live import running
from tests.support.phones import a_phone

MOST_BYTES, MOST_REQUESTS = 50_000, 20


class Scale:
    """Weighs what comes over the network, headers included and compressed as it was sent."""

    def __init__(self, browser: CDPSession):
        self.bytes, self.urls = 0, []
        browser.on(
            "Network.requestWillBeSent", lambda sent: self.urls.append(sent["request"]["url"])
        )
        browser.on("Network.loadingFinished", self._add)
        browser.send("Network.enable")
        browser.send("Network.setCacheDisabled", {"cacheDisabled": True})

    def _add(self, finished: dict) -> None:
        self.bytes += finished["encodedDataLength"]


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    with running(tmp_path_factory.mktemp("home"), HOMESTRETCH_SIGN_UP="open") as run:
        yield run.address


@pytest.fixture
def phone(request, chromium, home):
    with a_phone(chromium, home, **getattr(request, "param", {})) as phone:
        yield phone


# A worker would bring what it keeps from the pages before.
@pytest.mark.parametrize("phone", [{"service_workers": "block"}], ids=["no worker"], indirect=True)
def test_today_is_light(phone):
    move_in(phone)
    page = phone.new_page()
    scale = Scale(phone.new_cdp_session(page))
    page.goto("/", wait_until="networkidle")
    expect(page.get_by_role("heading", name="Today")).to_be_visible()

    assert len(scale.urls) < MOST_REQUESTS, scale.urls
    assert 10_000 < scale.bytes < MOST_BYTES, scale.bytes
    print(f"first load of Today: {len(scale.urls)} requests, {scale.bytes:,} bytes")


def test_the_worker_keeps_a_whole_build_and_it_is_light_too(phone):
    """What the worker fetches once for each build: no more than a page may cost."""
    page = phone.new_page()
    page.goto("/")
    page.evaluate("navigator.serviceWorker.ready")
    sizes = page.evaluate(
        """async () => {
          const [name] = await caches.keys();
          const answers = await (await caches.open(name)).matchAll();
          return Object.fromEntries(answers.map((answer) =>
            [new URL(answer.url).pathname, Number(answer.headers.get("content-length"))]));
        }"""
    )
    print(f"a whole build: {sum(sizes.values()):,} bytes")
    assert sum(sizes.values()) < MOST_BYTES, sizes


def move_in(phone: BrowserContext) -> None:
    form = {"name": "Ana", "login": "ana", "password": PASSWORD, "zone": "UTC"}
    page = phone.new_page()
    page.goto("/sign-up")
    for name, text in form.items():
        field = page.locator(f"[name={name}]")
        field.select_option(text) if name == "zone" else field.fill(text)
    page.get_by_role("button", name="Make my account").tap()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    page.close()
