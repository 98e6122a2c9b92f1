"""The worker shows every message, whatever is in it: browsers take the right away from others."""

import pytest

pytestmark = pytest.mark.browser
# Waited for in the page: Playwright's own waiting takes the promise of a test for its truth.
SHOWN = """async (count) => {
  const here = await navigator.serviceWorker.ready;
  for (const end = Date.now() + 9_000; ; await new Promise((next) => setTimeout(next, 50))) {
    const titles = (await here.getNotifications()).map(({ title }) => title);
    if (titles.length >= count || Date.now() > end) return titles;
  }
}"""


def test_a_message_that_cannot_be_read_is_shown_all_the_same(phone, page, address):
    phone.grant_permissions(["notifications"], origin=address)
    page.goto("/")
    page.evaluate("navigator.serviceWorker.ready.then(() => {})")
    browser, seen = phone.new_cdp_session(page), []
    browser.on("ServiceWorker.workerRegistrationUpdated", lambda e: seen.extend(e["registrations"]))
    browser.send("ServiceWorker.enable")
    page.evaluate(SHOWN, 0)
    odd = ["", "no JSON", '{"notification": {"title": "x", "actions": 5}}']
    for data in [*odd, '{"web_push": 8030, "notification": {"title": "Time", "navigate": "/"}}']:
        message = {"registrationId": seen[0]["registrationId"], "data": data}
        browser.send("ServiceWorker.deliverPushMessage", {"origin": address, **message})
    assert sorted(page.evaluate(SHOWN, 4)) == ["Homestretch"] * 3 + ["Time"]
