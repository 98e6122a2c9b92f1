"""Signing out in a real browser: nothing private stays, whatever is on its way just then."""

from threading import Event

import pytest
from playwright.sync_api import expect

from tests.faults.doing import LEFT, go, until

NOTHING = {"packs": [], "held": []}
BRING_THE_PACK = """async (account) => {
  await caches.delete(`pack-${account}`);
  const { active } = await navigator.serviceWorker.ready;
  active.postMessage({ account, version: "another" });
}"""
# Waits of up to ten seconds pass ten times as fast, in the page and in its worker.
HASTE = """() => {
  const real = AbortSignal.timeout.bind(AbortSignal);
  AbortSignal.timeout = (ms) => real(ms > 10_000 ? ms : ms / 10);
}"""
BACK_FROM_MEMORY = """async () => {
  await caches.open("signing-out");
  dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
}"""


@pytest.fixture
def held_back(world):
    """Hold back the answers of an address until the test sets what this gives."""
    let_go = Event()

    def hold(path: str, asked: list) -> Event:
        def answer(text: bytes) -> bytes:
            asked.append(path)
            let_go.wait(30)
            return text

        world.proxy.changed[path] = answer
        return let_go

    yield hold
    let_go.set()
    world.proxy.changed.clear()


def sign_out(phone) -> None:
    go(phone, "/more")
    phone.page.get_by_role("button", name="Sign out").tap()


def test_pages_that_are_still_on_their_way_do_not_come_back(world, phone, held_back):
    page, asked, who = phone.page, [], []
    let_go = held_back("/offline/pack", asked)
    page.evaluate(BRING_THE_PACK, phone.account)
    until(phone, lambda: asked)
    sign_out(phone)
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    world.proxy.changed["/session"] = lambda text: who.append(1) or text
    let_go.set()
    until(phone, lambda: who)
    assert page.evaluate(LEFT) == NOTHING


def test_a_network_that_answers_nothing_holds_nobody(phone, held_back):
    held_back("/sign-out", [])
    go(phone, "/more")
    (worker,) = phone.context.service_workers
    for each in (phone.page, worker):
        each.evaluate(HASTE)
    phone.page.get_by_role("button", name="Sign out").tap()
    offline = phone.page.get_by_role("heading", name="You are offline")
    expect(offline).to_be_visible(timeout=20_000)
    assert phone.page.evaluate(LEFT) == NOTHING


def test_another_tab_shows_nothing_private_either(phone):
    other = phone.context.new_page()
    other.goto("/journal")
    expect(other.get_by_role("heading", name="Journal")).to_be_visible()
    sign_out(phone)
    expect(other.get_by_role("heading", name="Sign in")).to_be_visible()
    expect(phone.page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert other.evaluate(LEFT) == NOTHING


def test_a_page_from_the_browser_s_memory_goes_though_the_server_has_not_heard_yet(phone):
    go(phone, "/journal")
    phone.page.evaluate(BACK_FROM_MEMORY)
    expect(phone.page.get_by_role("heading", name="Sign in")).to_be_visible()
