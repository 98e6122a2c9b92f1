"""From a tap in Chromium to a reminder that Chromium itself decrypts and shows, over real lines.

Nothing is made up but where names lead: this server takes the addresses that Chromium hands out,
of Google's push service, and on the way there it is led to the double of it on loopback.
"""

from collections.abc import Iterator
from datetime import UTC

import pytest
from playwright.sync_api import Page, expect

from app.accounts import people
from app.push import connections
from app.push.subscriptions import Devices
from app.push_settings import new_key
from tests.support.browser import PHONE, cookie_of
from tests.support.chromium_push import chromium_push
from tests.support.phones import put_away
from tests.support.push_service import ANOTHER_KEY, alongside
from tests.support.pushed import TAP, connector_to, is_mended, put_back, shown, turn_on
from tests.support.watch import Watch

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def google(tmp_path_factory):
    with alongside(chromium_push(tmp_path_factory.mktemp("google"))) as service:
        yield service


@pytest.fixture(scope="module")
def window(playwright, google, server, tmp_path_factory):
    """Chromium with a profile, as only such a one may subscribe, and with a line to its service."""
    options = google.launch_options() | PHONE | {"base_url": server}
    profile = tmp_path_factory.mktemp("profile")
    context = playwright.chromium.launch_persistent_context(profile, **options)
    context.grant_permissions(["notifications"], origin=server)
    yield context
    put_away(context)


@pytest.fixture
def page(app, ana, google, window, address, clock, monkeypatch) -> Iterator[Page]:
    """Ana's phone, just turned on for reminders of the exercises that she has at eight."""
    google.received.clear()
    google.faults.clear()
    clock.set("2026-11-20 07:30")
    monkeypatch.setattr(connections, "TCPConnector", connector_to(google))
    for name, value in {"CONTACT": "mailto:host@home.example", "ORIGIN": address}.items():
        monkeypatch.setitem(app.config, name, value)
    monkeypatch.setattr(google, "now", lambda: clock(UTC).timestamp())
    ana.post("/exercises", data={"name": "Bridge", "sets": "3", "reps": "10"})
    ana.post("/reminders")
    window.clear_cookies()
    window.add_cookies([cookie_of(ana)])
    watch = Watch(window, address)
    page = window.new_page()
    turn_on(page)
    clock.set("2026-11-20 08:02")
    yield page
    put_back(page)
    page.close()
    watch.check()
    assert google.faults == []


@pytest.fixture
def dispatch(app):
    """As cron does it."""

    def dispatched() -> None:
        ran = app.test_cli_runner().invoke(args=["reminders", "run", "--once"])
        assert ran.exit_code == 0, ran.output

    return dispatched


def endpoints(app) -> list[str]:
    with app.app_context():
        return [device.endpoint for device in Devices(people.by_login("ana"))]


def test_a_reminder_arrives_is_opened_by_the_browser_and_leads_to_today(
    page, dispatch, window, address
):
    dispatch()
    assert [title for title, _ in shown(page)] == ["Time for your routine"]
    (worker,) = window.service_workers
    page.goto(opened := worker.evaluate(TAP))
    assert opened == f"{address}/"
    expect(page.get_by_role("heading", name="Today")).to_be_visible()


def test_the_one_an_hour_later_takes_the_place_of_the_first(page, dispatch, google, clock):
    dispatch()
    ((_, first),) = shown(page)
    clock.forward(hours=1)
    dispatch()
    assert len({message.headers["Topic"] for message in google.received}) == 1
    ((title, at),) = shown(page, is_so=lambda found: any(at > first for _, at in found))
    assert title == "Time for your routine" and at > first


def test_a_device_that_was_removed_is_sent_no_more(page, dispatch, google, clock):
    dispatch()
    assert shown(page)
    page.locator("a[href^='/devices/']").tap()
    with page.expect_response(lambda answer: is_mended(answer) and answer.status == 410):
        page.get_by_role("button", name="Remove this device").tap()
    clock.forward(hours=1)
    dispatch()
    assert len(google.received) == 1


def test_another_key_is_refused_and_mended_as_soon_as_the_app_opens(
    page, dispatch, google, app, clock, monkeypatch
):
    before = endpoints(app)
    monkeypatch.setitem(app.config, "VAPID_KEY", new_key())
    dispatch()
    assert google.received == [] and set(google.faults) == {ANOTHER_KEY}
    google.faults.clear()
    assert endpoints(app) == before != []
    with page.expect_response(is_mended):
        page.goto("/")
    assert google.forgot.wait(10)
    clock.forward(minutes=62)  # for which the service that refused was left alone
    dispatch()
    assert shown(page)[0][0] == "Time for your routine"
    assert len(endpoints(app)) == 1 and endpoints(app) != before
