"""What the phone holds, in a real browser: nothing made up, nothing torn away, nothing twice."""

import re
from uuid import uuid4

from playwright.sync_api import expect

from tests.faults.doing import all_sent, go, rate, states, until
from tests.support.kept import open_kept, registration_of

IS_THERE_AGAIN = "window.dispatchEvent(new Event('online'))"
CHOOSE = """() => {
  document.querySelector("[name=when][value='30']").checked = true;
  document.querySelector("input[name=is_private]").checked = true;
  document.getElementById("rate-site-knee-left").value = "6";
}"""
CHOSEN = """() => [
  document.querySelector("[name=when]:checked").value,
  document.querySelector("input[name=is_private]").checked,
  document.getElementById("rate-site-knee-left").value,
  document.getElementById("rate-site-knee-left-tile")?.textContent.match(/\\d+/)?.[0],
]"""
SET_FACT = """async ([account, name, value]) => {
  const open = indexedDB.open(`homestretch-${account}`);
  const db = await new Promise((yes) => (open.onsuccess = () => yes(open.result)));
  const tx = db.transaction(["facts"], "readwrite");
  tx.objectStore("facts").put(value, name);
  await new Promise((yes) => (tx.oncomplete = yes));
  db.close();
}"""
# The next write fails so, and the ones after it do not.
FAIL_ONCE = """(name) => {
  const real = IDBObjectStore.prototype.add;
  IDBObjectStore.prototype.add = function () {
    IDBObjectStore.prototype.add = real;
    throw new DOMException("on purpose", name);
  };
}"""
SEND_NOTHING = """() => {
  const { outbox } = document.phone;
  outbox.look = outbox.send = async () => ({ kind: "done" });
}"""
TEN_DAYS = 10 * 24 * 3600 * 1000


def have_the_worker_send(phone) -> None:
    """Background sync, at once; again until the worker too has heard that it is online."""
    cdp, registration = registration_of(phone.page)
    sync = {
        "origin": phone.page.url.partition("/journal")[0],
        "registrationId": registration,
        "tag": "outbox",
        "lastChance": False,
    }

    def is_sent() -> bool:
        cdp.send("ServiceWorker.dispatchSyncEvent", sync)
        return "waiting" not in states(phone)

    until(phone, is_sent)


def write_note(page, note: str) -> None:
    page.get_by_label("Note", exact=True).fill(note)
    page.get_by_role("button", name="Done").tap()
    expect(page.get_by_role("heading", name="Today")).to_be_visible()


def entry_page(phone) -> str:
    """The address of an entry of 4 that was sent."""
    rate(phone)
    all_sent(phone)
    expect(phone.page.get_by_role("heading", name="Pain 4 of 10")).to_be_visible()
    return phone.page.url.partition("?")[0]


def test_an_entry_that_nobody_keeps_is_not_made_up(phone):
    phone.context.set_offline(True)
    open_kept(phone.page, f"/journal/{uuid4()}")
    expect(phone.page.get_by_role("heading", name="You are offline")).to_be_visible()


def test_what_led_to_the_next_page_can_be_undone_there(world, phone):
    page = phone.page
    phone.context.set_offline(True)
    rate(phone, 2)
    expect(page.get_by_role("heading", name="Pain 2 of 10")).to_be_visible()
    page.get_by_role("button", name="Delete").tap()
    expect(page.get_by_role("heading", name="Today")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/\?kept$"))
    page.locator(".toast").get_by_role("button", name="Undo").tap()
    expect(page.get_by_role("heading", name="Pain 2 of 10")).to_be_visible()
    phone.context.set_offline(False)
    page.evaluate(IS_THERE_AGAIN)
    all_sent(phone)
    assert world.holds()["stored"] == 3


def test_what_was_chosen_stays_when_a_kept_page_gives_way(world, phone):
    page = phone.page
    phone.context.set_offline(True)
    rate(phone)
    expect(page.get_by_role("heading", name="Pain 4 of 10")).to_be_visible()
    page.evaluate(CHOOSE)
    phone.context.set_offline(False)
    page.evaluate(IS_THERE_AGAIN)
    expect(page.locator("#main .state").first).to_contain_text("Saved")
    assert page.evaluate(CHOSEN) == ["30", True, "6", "6"]


def test_a_kept_page_gives_way_when_the_worker_sent_what_it_held(phone):
    page = phone.page
    phone.context.set_offline(True)
    rate(phone)
    expect(page.get_by_role("heading", name="Pain 4 of 10")).to_be_visible()
    page.evaluate(SEND_NOTHING)
    phone.context.set_offline(False)
    have_the_worker_send(phone)
    expect(page.locator("#main .state").first).to_contain_text("Saved")


def test_what_was_chosen_before_another_phone_s_change_is_a_clash(world, phone, chromium):
    url = entry_page(phone)
    other = world.browser_phone(chromium, phone.login)
    page = phone.page
    phone.context.set_offline(True)
    open_kept(page, url)
    page.evaluate(CHOOSE)
    other.page.goto(url)
    write_note(other.page, "Theirs")
    all_sent(other)
    phone.context.set_offline(False)
    page.evaluate(IS_THERE_AGAIN)
    expect(page.get_by_label("Note", exact=True)).to_have_value("Theirs")
    page.get_by_role("button", name="Done").tap()
    expect(page.get_by_text("1 changed on two phones.")).to_be_visible()


def test_an_edit_on_an_unsent_one_writes_over_nobody(world, phone, chromium):
    url = entry_page(phone)
    other = world.browser_phone(chromium, phone.login)
    page = phone.page
    phone.context.set_offline(True)
    for note in ("Mine", "Mine, and more"):
        open_kept(page, url)
        write_note(page, note)
    other.page.goto(url)
    write_note(other.page, "Theirs")
    all_sent(other)
    phone.context.set_offline(False)
    page.evaluate(IS_THERE_AGAIN)
    all_sent(phone)
    expect(page.get_by_text("2 changed on two phones.")).to_be_visible()
    other.page.goto("/journal")
    expect(other.page.locator("#days .entry")).to_contain_text("Theirs")
    assert world.holds()["stored"] == 4


def test_a_wait_that_a_wrong_clock_made_endless_ends(world, phone):
    ahead = phone.page.evaluate("Date.now()") + TEN_DAYS
    phone.page.evaluate(SET_FACT, [phone.account, "not_before", ahead])
    rate(phone)
    all_sent(phone)
    assert world.holds()["stored"] == 1


def test_that_the_phone_was_full_is_said_until_it_keeps_something(phone):
    go(phone, "/exercises")
    page = phone.page
    page.evaluate(FAIL_ONCE, "QuotaExceededError")
    page.locator(".ticks .tick").first.tap()
    expect(page.get_by_text("This phone is full.")).to_be_visible()
    expect(page.locator("form[aria-busy=true]")).to_have_count(0)
    page.locator(".ticks .tick").first.tap()
    expect(page.get_by_text("This phone is full.")).to_have_count(0)


def test_a_database_that_fails_once_is_opened_once_more(world, phone):
    go(phone, "/visits")
    phone.page.evaluate(FAIL_ONCE, "UnknownError")
    phone.page.get_by_role("button", name="1 visit today").tap()
    until(phone, lambda: phone.created)
    all_sent(phone)
    assert world.holds()["stored"] == 1
