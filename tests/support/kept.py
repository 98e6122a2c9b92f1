"""Pages that a phone keeps, without a network."""

from contextlib import suppress

from playwright.sync_api import CDPSession, Error, Page, expect

UNTIL_THE_PACK_IS_KEPT = """async (seconds) => {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
    if (await caches.match("/offline/pack", { ignoreSearch: true })) return true;
    await new Promise((yes) => setTimeout(yes, 20));
  }
  return false;
}"""


def await_the_pack(page: Page, seconds: int = 20) -> None:
    assert page.evaluate(UNTIL_THE_PACK_IS_KEPT, seconds), "no pack came"


def keep(page: Page) -> None:
    """Open Today, and wait until the worker is in charge and has this person's pages."""
    page.goto("/")
    page.evaluate("navigator.serviceWorker.ready")
    page.reload()
    assert page.evaluate("Boolean(navigator.serviceWorker.controller)")
    await_the_pack(page)


def registration_of(page: Page) -> tuple[CDPSession, str]:
    """What speaks to the page's worker past the page, and the id of its registration."""
    browser, seen = page.context.new_cdp_session(page), []
    browser.on("ServiceWorker.workerRegistrationUpdated", lambda e: seen.extend(e["registrations"]))
    browser.send("ServiceWorker.enable")
    for _ in range(500):
        if seen:
            return browser, seen[0]["registrationId"]
        page.wait_for_timeout(20)
    raise AssertionError("no worker is registered")


def open_page(page: Page, path: str) -> None:
    """Open it, also where the page before is just opening another by itself."""
    for _ in range(5):
        with suppress(Error):
            page.goto(path)
            return
        page.wait_for_load_state()
    page.goto(path)


def open_kept(page: Page, path: str) -> None:
    """Open what the worker keeps. One that was just started may not have heard yet that it is
    offline, and asks the network once more."""
    for _ in range(10):
        open_page(page, path)
        if page.locator("html[data-kept]").count():
            return
    raise AssertionError(f"{path} still comes from the network")


def back_on_the_net(page: Page) -> None:
    """Give the phone its network back, and wait until it has sent what it held."""
    expect(page.locator("form[aria-busy=true]")).to_have_count(0)  # it may lead to another page
    page.context.set_offline(False)
    open_page(page, "/")
    page.evaluate("document.phone.outbox.send()")
