"""A browser that is pushed to for real: how our server gets to its push service, and what shows."""

import time
from collections.abc import Callable

from aiohttp import TCPConnector, ThreadedResolver
from playwright.sync_api import Page, Response

from tests.support.chromium_push import ChromiumPush
from tests.support.kept import open_page
from tests.support.live import LOOPBACK

SECONDS = 15
SHOWN = """async () => {
  const here = await navigator.serviceWorker.ready;
  return (await here.getNotifications()).map(({ title, timestamp }) => [title, timestamp]);
}"""
# The same event as for a tap on what is shown, which no tool can tap. Only a real tap may open a
# window, so that one step is noted in its place.
TAP = """async () => {
  let opened;
  clients.openWindow = async (url) => (opened = url.href ?? url);
  const [notification] = await registration.getNotifications();
  dispatchEvent(new NotificationEvent("notificationclick", { notification }));
  return opened;
}"""


def connector_to(service: ChromiumPush) -> Callable[..., TCPConnector]:
    """aiohttp's own, except that every name leads to `service`, which is trusted to have it.

    The addresses of Chromium's push service are public, and the courier goes to no other: so it
    is not a row that is changed for the test, but the way. What the browser offered is kept,
    mended, signed for and posted to as it is.
    """

    class ToLoopback(ThreadedResolver):
        async def resolve(self, host: str, port: int = 0, family: int = 0) -> list:
            found = await super().resolve(LOOPBACK, service.port, family)
            return [each | {"hostname": host} for each in found]

    def made(**named) -> TCPConnector:
        led = {"resolver": ToLoopback(), "ssl": service.certificate.trusted}
        return TCPConnector(**named | led)

    return made


def turn_on(page: Page) -> None:
    page.goto("/devices")
    with page.expect_response(is_mended):
        page.get_by_role("button", name="Turn on for this device").tap()


def is_mended(answer: Response) -> bool:
    """Whether this tells a browser that its subscription is known, or was taken off."""
    request = answer.request
    return request.method == "POST" and '"mends":true' in (request.post_data or "")


def shown(page: Page, what: str = SHOWN, is_so: Callable[[list], object] = bool) -> list:
    """`what` is shown (title and moment of each), once that `is_so`.

    Asked for again and again: Playwright's own waiting takes the promise of a test for its truth.
    """
    deadline = time.monotonic() + SECONDS
    while not is_so(found := page.evaluate(what)) and time.monotonic() < deadline:
        page.wait_for_timeout(30)
    return found


def put_back(page: Page) -> None:
    """As if nothing had been shown, and nobody's reminders been turned on here."""
    open_page(page, "/help")  # the page before may be just leaving
    page.evaluate("""async () => {
      localStorage.clear();
      const here = await navigator.serviceWorker.ready;
      for (const each of await here.getNotifications()) each.close();
    }""")
