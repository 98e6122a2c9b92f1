"""The worker shows every message, whatever is in it: browsers take the right away from others."""

import pytest

pytestmark = pytest.mark.browser
SHOWN = """async () => {
  const here = await navigator.serviceWorker.ready;
  return (await here.getNotifications()).map(({ title }) => title);
}"""


def test_a_message_that_cannot_be_read_is_shown_all_the_same(phone, page, address):
    phone.grant_permissions(["notifications"], origin=address)
    page.goto("/")
    page.evaluate("navigator.serviceWorker.ready")
    browser, seen = phone.new_cdp_session(page), []
    browser.on("ServiceWorker.workerRegistrationUpdated", lambda e: seen.extend(e["registrations"]))
    browser.send("ServiceWorker.enable")
    page.wait_for_function(SHOWN)
    odd = ["", "no JSON", '{"notification": {"title": "x", "actions": 5}}']
    for data in [*odd, '{"web_push": 8030, "notification": {"title": "Time", "navigate": "/"}}']:
        message = {"registrationId": seen[0]["registrationId"], "data": data}
        browser.send("ServiceWorker.deliverPushMessage", {"origin": address, **message})
    page.wait_for_function(f"async () => (await ({SHOWN})()).length === 4")
    assert sorted(page.evaluate(SHOWN)) == ["Homestretch"] * 3 + ["Time"]
