"""The worker shows every message, whatever is in it: browsers take the right away from others."""

import pytest
from playwright.sync_api import expect

from tests.support.belongings import KEYS, device_of
from tests.support.kept import registration_of

pytestmark = pytest.mark.browser
# Waited for in the page: Playwright's own waiting takes the promise of a test for its truth.
SHOWN = """async (count) => {
  const here = await navigator.serviceWorker.ready;
  for (const end = Date.now() + 9_000; ; await new Promise((next) => setTimeout(next, 50))) {
    const titles = (await here.getNotifications()).map(({ title }) => title);
    if (titles.length >= count || Date.now() > end) return titles;
  }
}"""

# The browser's push service is not asked: a new subscription is there already.
RENEWED = """(subscription) => {
  PushManager.prototype.subscribe = async () => ({ toJSON: () => subscription });
  return new Promise((done) => {
    const event = new Event("pushsubscriptionchange");
    event.waitUntil = done;
    dispatchEvent(event);
  });
}"""


def test_a_message_that_cannot_be_read_is_shown_all_the_same(phone, page, address):
    phone.grant_permissions(["notifications"], origin=address)
    page.goto("/")
    page.evaluate("navigator.serviceWorker.ready.then(() => {})")
    browser, registration = registration_of(page)
    odd = ["", "no JSON", '{"notification": {"title": "x", "actions": 5}}']
    for data in [*odd, '{"web_push": 8030, "notification": {"title": "Time", "navigate": "/"}}']:
        message = {"registrationId": registration, "data": data}
        browser.send("ServiceWorker.deliverPushMessage", {"origin": address, **message})
    assert sorted(page.evaluate(SHOWN, 4)) == ["Homestretch"] * 3 + ["Time"]


def test_a_message_puts_a_dot_on_the_icon_until_today_opens(anas, phone):
    anas.goto("/more")
    worker = worker_of(phone, anas)
    worker.evaluate("() => { navigator.setAppBadge = async () => { self.dots = 1 } }")
    worker.evaluate("tell({ json: () => ({}) }).catch(() => {})")
    assert worker.evaluate("self.dots") == 1
    anas.add_init_script("navigator.clearAppBadge = async () => document.title = 'cleared'")
    for path, title in (("/more", "More · Homestretch"), ("/", "cleared")):
        anas.goto(path)
        expect(anas).to_have_title(title)


def test_a_subscription_that_the_browser_renews_stays_the_same_device(anas, ana, phone):
    device = device_of(ana)
    ana.act(f"/devices/{device}", name="Kitchen phone")
    anas.goto("/more")
    worker = worker_of(phone, anas)
    worker.evaluate(RENEWED, {"endpoint": "https://fcm.googleapis.com/renewed", "keys": KEYS})
    page = ana.get("/devices").text
    assert page.count('href="/devices/') == 1 and "Kitchen phone" in page
    assert f'href="/devices/{device}"' not in page


def worker_of(phone, page):
    page.evaluate("navigator.serviceWorker.ready.then(() => {})")
    return phone.service_workers[0]
