"""The app's own outbox in a real browser, through the proxy: counted, and the equation holds."""

import json
import os
import re
import signal
import time
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import expect
from sqlalchemy import create_engine, text

from tests.faults.browser_phone import BrowserPhone
from tests.faults.doing import (
    LEFT,
    OPERATIONS,
    all_sent,
    go,
    page_says,
    rate,
    sign_in,
    someone,
    states,
    tick,
    until,
    visit,
)
from tests.faults.proxy import PASS, STATUSES
from tests.faults.world import World
from tests.support.browser import PHONE, launch_options
from tests.support.kept import open_kept, open_page


def test_every_fault_of_the_network_and_the_server(world: World, phone):
    world.proxy.hole_seconds = 0.2
    faults = ["refuse", "lose_answer", "cut_body", "captive_portal", "double", "black_hole"]
    faults += [status for status in STATUSES if status != "413"]
    for fault in faults:
        world.next = [fault]
        rate(phone)
        all_sent(phone)
    assert world.holds()["stored"] == len(faults)
    assert world.proxy.did[PASS] >= len(faults) - 1  # all but the doubled one had to be sent anew


def test_413_halves_until_it_fits_and_only_a_lone_one_is_set_aside(world, phone):
    phone.context.set_offline(True)
    for number in range(4):
        rate(phone, number)
    expect(phone.page.get_by_role("heading", name="Pain 3 of 10")).to_be_visible()
    refused = world.proxy.did["413"]
    world.next = ["413", "413"]
    phone.context.set_offline(False)
    phone.page.evaluate("window.dispatchEvent(new Event('online'))")
    all_sent(phone)
    assert world.proxy.did["413"] == refused + 2
    assert world.holds()["stored"] == 4
    world.next = ["413"]
    rate(phone)
    until(phone, lambda: "aside" in states(phone))
    found = world.holds()
    assert (found["stored"], found["set_aside"]) == (4, 1)


def test_every_kind_of_act_without_a_network_and_then_with_one(world, phone):
    page = phone.page
    phone.context.set_offline(True)
    rate(phone, 7)
    expect(page.get_by_role("heading", name="Pain 7 of 10")).to_be_visible()
    page.get_by_label("Note", exact=True).fill("On the stairs")
    page.get_by_role("button", name="Done").tap()
    expect(page.get_by_role("heading", name="Today")).to_be_visible()
    expect(page.get_by_role("link", name="Last: 7")).to_be_visible()
    rate(phone, 2)
    expect(page.get_by_role("heading", name="Pain 2 of 10")).to_be_visible()
    page.get_by_role("button", name="Delete").tap()
    until(phone, lambda: len(phone.created) == 4)
    page.locator(".toast").get_by_role("button", name="Undo").tap()
    until(phone, lambda: len(phone.created) == 5)
    tick(phone, 1)
    expect(page.get_by_role("button", name="Set 1 of Heel raise (done)")).to_be_visible()
    visit(phone)
    expect(page.locator("#visit-list li").get_by_text("On this phone")).to_be_visible()
    page.locator("#visit-list").get_by_role("button", name="Take back").tap()
    until(phone, lambda: len(phone.created) == 8)
    expect(page.locator("#visit-list li")).to_be_hidden()

    open_page(page, "/journal")
    expect(page.locator("#days .entry").filter(has_text="On the stairs")).to_be_visible()
    expect(page.get_by_text("8 on this phone since")).to_be_visible()
    assert world.count()["queued"] == 8

    phone.context.set_offline(False)
    open_page(page, "/journal")
    all_sent(phone)
    assert world.holds()["stored"] == 8
    page.reload()
    expect(page.locator("#days .entry").filter(has_text="On the stairs")).to_contain_text("Saved")


def test_the_browser_is_killed_with_everything_waiting(world, playwright, tmp_path):
    profile = str(tmp_path / "profile")
    options = {**launch_options(), **PHONE, "base_url": world.proxy.address}
    _, door = someone(world)
    context = playwright.chromium.launch_persistent_context(profile, **options)
    phone = BrowserPhone(context, door.account())
    phone.take_cookie(door)
    phone.get_ready()
    context.set_offline(True)
    for number in range(5):
        rate(phone, number)
    visit(phone)
    tick(phone, 2)
    kill_browser_of(profile)
    with suppress(Exception):
        context.close()

    world.proxy.is_cut = True  # the worker may send before the page is there
    again = playwright.chromium.launch_persistent_context(profile, **options)
    back = BrowserPhone(again, phone.account)
    back.created, back.said_saved = phone.created, phone.said_saved
    back.take_cookie(door)
    open_page(back.page, "/")
    expect(back.page.get_by_role("heading", name="Today")).to_be_visible()
    assert states(back) == ["waiting"] * 7
    world.proxy.is_cut = False
    open_page(back.page, "/")
    all_sent(back)
    world.phones = [back]
    assert world.holds()["stored"] == 7
    again.close()


def kill_browser_of(profile: str) -> None:
    """Only the processes that were started with this very profile."""
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if f"--user-data-dir={profile}" in (process / "cmdline").read_text():
                os.kill(int(process.name), signal.SIGKILL)


def test_the_server_is_killed_while_a_phone_sends(world, phone):
    phone.context.set_offline(True)
    for number in range(8):
        rate(phone, number)
    expect(phone.page.get_by_role("heading", name="Pain 7 of 10")).to_be_visible()
    phone.context.set_offline(False)
    for _ in range(2):
        phone.page.evaluate("window.dispatchEvent(new Event('online'))")
        world.server.kill_and_start()
    go(phone, "/")
    all_sent(phone)
    assert world.holds()["stored"] == 8


def test_of_two_tabs_the_one_that_sends_is_closed(world, phone):
    world.proxy.hole_seconds = 3
    other = phone.context.new_page()
    open_page(other, "/")
    world.next = ["black_hole"]
    rate(phone)
    phone.page.close()
    phone.page = other
    other.evaluate("window.dispatchEvent(new Event('online'))")
    all_sent(phone)
    assert world.holds()["stored"] == 1


def test_an_expired_session_asks_the_same_person_and_sends_nothing_as_another(world, phone):
    page = phone.page
    phone.door.post_form("/sign-out")
    visit_here(phone)
    expect(page.get_by_text("Sign in again to send")).to_be_visible()
    someone_else, _ = someone(world)
    sign_in(page, someone_else)
    open_page(page, "/journal")
    expect(page.locator("#notices")).to_be_empty()
    open_page(page, "/visits")
    expect(page.locator("#visit-list li")).to_have_count(0)
    assert world.count()["queued"] == 1
    open_page(page, "/more")
    page.get_by_role("button", name="Sign out").tap()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    sign_in(page, phone.login)
    all_sent(phone)
    assert world.holds()["stored"] == 1


def visit_here(phone: BrowserPhone) -> None:
    """A visit on a page that was opened before the session ended."""
    phone.page.locator(".pad .key[value='4']").first.tap()
    until(phone, lambda: phone.created)


@pytest.mark.parametrize("online", [True, False], ids=["online", "offline"])
@pytest.mark.parametrize(
    "choice", ["Send it first", "Keep it locked here", "Save a copy and erase it"]
)
def test_signing_out_with_writes_that_wait(world, phone, choice, online):
    page = phone.page
    phone.context.set_offline(True)
    visit(phone)
    open_kept(page, "/more")
    world.next = ["500"] * 20 if choice != "Send it first" else []
    phone.context.set_offline(not online)
    page.get_by_role("button", name="Sign out").tap()
    dialog = page.get_by_role("dialog")
    is_out = page.locator("html:not([data-person])")
    until(phone, lambda: dialog.is_visible() or is_out.count())
    if is_out.count():  # it was sent before anybody could be asked
        return all_out(world, phone, stored=1)
    if choice == "Save a copy and erase it":
        with page.expect_download() as copy:
            dialog.get_by_role("button", name=choice).tap()
        assert "1 visit" in Path(copy.value.path()).read_text()
        phone.let_go += phone.created
    else:
        dialog.get_by_role("button", name=choice).tap()
    if choice == "Send it first" and not online:
        expect(dialog.get_by_text("It could not be sent.")).to_be_visible()
        dialog.get_by_role("button", name="Stay signed in").tap()
        assert states(phone) == ["waiting"]
        return None
    return all_out(
        world, phone, stored=choice == "Send it first", is_locked=choice.startswith("Keep")
    )


def all_out(world: World, phone: BrowserPhone, stored: int, is_locked: bool = False) -> None:
    """Nobody is signed in, nothing private shows; only what was locked is still there."""
    page = phone.page
    expect(page.locator("html[data-person]")).to_have_count(0, timeout=15_000)
    left = page.evaluate(LEFT)
    assert left["packs"] == []
    assert left["held"] == ([f"homestretch-{phone.account}"] if is_locked else [])
    phone.context.set_offline(True)
    open_kept(page, "/")
    expect(page.get_by_role("heading", name="You are offline")).to_be_visible()
    phone.context.set_offline(False)
    open_page(page, "/journal")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    world.next = []
    if is_locked:
        sign_in(page, phone.login)
        all_sent(phone)
    found = world.holds()
    assert (found["stored"], found["discarded"]) == (stored or is_locked, len(phone.let_go))


NOTHING_WAITS = "navigator.serviceWorker.getRegistration().then((r) => Boolean(r && !r.waiting))"


def test_a_new_worker_waits_for_consent_and_an_open_form_survives(world, phone):
    page = phone.page
    rate(phone)
    expect(page.get_by_role("heading", name="Pain 4 of 10")).to_be_visible()
    page.get_by_label("Note", exact=True).fill("Half a tho")
    world.proxy.changed["/sw.js"] = lambda script: script + b"\n// the next release"
    try:
        page.evaluate("navigator.serviceWorker.getRegistration().then((r) => r.update())")
        expect(page.get_by_text("A new version is ready.")).to_be_visible()
        expect(page.get_by_label("Note", exact=True)).to_have_value("Half a tho")
        page.get_by_role("button", name="Update").tap()
        until(phone, lambda: page_says(phone, NOTHING_WAITS))
        expect(page.get_by_label("Note", exact=True)).to_have_value("Half a tho")
        expect(page.get_by_text("A new version is ready.")).to_have_count(0)
    finally:
        world.proxy.changed.clear()
    assert world.holds()["stored"] == 1


def test_the_kill_switch_clears_caches_and_leaves_the_outbox(world, phone):
    page = phone.page
    world.next = ["500"] * 50
    rate(phone)
    expect(page.get_by_role("heading", name="Pain 4 of 10")).to_be_visible()
    page.get_by_label("Note", exact=True).fill("Half a tho")
    world.server.environ["HOMESTRETCH_KILL_WORKER"] = "1"
    world.server.kill_and_start()
    try:
        page.evaluate("navigator.serviceWorker.getRegistration().then((r) => r?.update())")
        until(phone, lambda: page_says(phone, "caches.keys().then((names) => !names.length)"))
        expect(page.get_by_label("Note", exact=True)).to_have_value("Half a tho")
        assert states(phone) == ["waiting"]
    finally:
        del world.server.environ["HOMESTRETCH_KILL_WORKER"]
        world.server.kill_and_start()
    world.next = []
    open_page(page, "/")
    all_sent(phone)
    assert world.holds()["stored"] == 1


def test_a_full_phone_keeps_the_form_and_says_so(world, chromium):
    phone = world.browser_phone(chromium, room=8_000_000)
    page = phone.page
    rate(phone)
    page.get_by_label("Note", exact=True).fill("Not to be lost " * 600)
    assert page.evaluate(FILL) == "QuotaExceededError"
    page.get_by_role("button", name="Done").tap()
    expect(page.get_by_text("This phone is full.")).to_be_visible()
    expect(page.get_by_label("Note", exact=True)).to_have_value("Not to be lost " * 600)
    assert len(phone.created) == 1

    phone.give_room(phone.door)
    page.evaluate(MAKE_ROOM)
    expect(page.locator("form[aria-busy=true]")).to_have_count(0)
    page.get_by_role("button", name="Done").tap()
    until(phone, lambda: len(phone.created) == 2)
    all_sent(phone)
    assert world.holds()["stored"] == 2
    phone.context.close()


# Ever smaller pieces of noise, until nothing more fits.
FILL = """async () => {
  const open = indexedDB.open("noise", 1);
  open.onupgradeneeded = () => open.result.createObjectStore("noise", { autoIncrement: true });
  const db = await new Promise((yes) => (open.onsuccess = () => yes(open.result)));
  let last = "";
  for (let size = 4_000_000; size >= 1000; ) {
    const noise = new Uint8Array(size);
    for (let at = 0; at < size; at += 65_536) {
      crypto.getRandomValues(noise.subarray(at, at + 65_536));
    }
    const tx = db.transaction("noise", "readwrite", { durability: "strict" });
    tx.objectStore("noise").add(noise);
    const error = await new Promise((yes) => {
      tx.oncomplete = () => yes("");
      tx.onabort = () => yes(tx.error.name);
    });
    if (error) {
      last = error;
      size /= 2;
    }
  }
  db.close();
  return last;
}"""
MAKE_ROOM = """() => new Promise((yes) => {
  indexedDB.deleteDatabase("noise").onsuccess = yes;
})"""


def test_a_phone_that_lost_its_storage_says_how_much_is_gone(world, phone):
    page = phone.page
    world.next = []
    rate(phone)
    all_sent(phone)
    expect(page.get_by_role("heading", name="Pain 4 of 10")).to_be_visible()
    page.evaluate(HOLD_ONE_ASIDE, phone.account)
    page.reload()
    until(phone, lambda: held_as_the_server_knows(phone) == 1)
    cdp = phone.context.new_cdp_session(page)
    what = {"origin": world.proxy.address, "storageTypes": "indexeddb,cache_storage"}
    open_page(page, "/healthz")
    cdp.send("Storage.clearDataForOrigin", what)
    open_page(page, "/")
    gone = page.get_by_text("1 that waited on this phone are gone.")
    expect(gone).to_be_visible()
    until(phone, lambda: held_as_the_server_knows(phone) == 0)
    page.reload()  # not seen yet
    expect(gone).to_be_visible()
    page.get_by_role("button", name="OK").tap()
    expect(gone).to_have_count(0)
    with page.expect_response("**/sync"):
        page.reload()
    expect(gone).to_have_count(0)


def held_as_the_server_knows(phone: BrowserPhone) -> int:
    return json.loads(phone.door.ask("GET", "/sync", accept="application/json")[2])["held"]


HOLD_ONE_ASIDE = """async (account) => {
  const open = indexedDB.open(`homestretch-${account}`);
  const db = await new Promise((yes) => (open.onsuccess = () => yes(open.result)));
  const tx = db.transaction(["writes"], "readwrite");
  const op_id = crypto.randomUUID();
  const op = { op_id, name: "pain.fly", body: {} };
  tx.objectStore("writes").add({ op_id, op, state: "aside", at: 1 });
  await new Promise((yes) => (tx.oncomplete = yes));
  db.close();
}"""


def test_the_day_and_the_zone_of_an_act_stay_when_the_phone_travels(world, chromium):
    phone = world.browser_phone(chromium, timezone_id=None)
    cdp = phone.context.new_cdp_session(phone.page)
    cdp.send("Emulation.setTimezoneOverride", {"timezoneId": "America/New_York"})
    phone.context.set_offline(True)
    rate(phone)
    expect(phone.page.get_by_role("heading", name="Pain 4 of 10")).to_be_visible()
    waiting = phone.ask(OPERATIONS)
    cdp.send("Emulation.setTimezoneOverride", {"timezoneId": "Pacific/Auckland"})
    open_page(phone.page, "/")
    phone.context.set_offline(False)
    open_page(phone.page, "/")
    all_sent(phone)
    assert phone.ask(OPERATIONS) == waiting
    assert waiting[0]["zone"] == "America/New_York"
    world.holds()
    phone.context.close()


def test_a_wrong_clock_earns_a_notice_and_the_act_is_taken(world, phone):
    page = phone.page
    page.clock.set_system_time(time.time() + 20 * 60)
    visit(phone)
    all_sent(phone)
    expect(page.get_by_text("clock is off by 20 minutes")).to_be_visible()
    world.holds()


TWO_TAPS = "(button) => { button.click(); button.click(); }"


def test_two_phones_on_one_note_keep_both_and_mine_can_be_put_on_top(world, phone, chromium):
    rate(phone)
    all_sent(phone)
    page = phone.page
    expect(page.get_by_role("heading", name="Pain 4 of 10")).to_be_visible()
    other = world.browser_phone(chromium, phone.login)
    open_page(other.page, page.url.partition("?")[0])
    for each, note in ((phone, "Mine"), (other, "Theirs")):
        each.page.get_by_label("Note", exact=True).fill(note)
        each.page.get_by_role("button", name="Done").tap()
        until(each, lambda each=each: each.created and "waiting" not in states(each))
    expect(other.page.get_by_text("1 changed on two phones.")).to_be_visible()
    open_page(other.page, "/waiting")
    expect(other.page.locator("textarea")).to_have_value("Theirs")
    other.page.get_by_role("button", name="Send again").evaluate(TWO_TAPS)
    until(other, lambda: len(other.created) == 2)
    all_sent(other)
    open_page(page, "/journal")
    expect(page.locator("#days .entry")).to_contain_text("Theirs")
    assert world.holds()["stored"] == 4


def test_what_the_server_refuses_can_be_read_mended_and_sent(world, phone):
    page = phone.page
    rate(phone)
    all_sent(phone)
    page.get_by_label("Note", exact=True).fill("x")
    page.locator("form.form [name=note]").evaluate("(field) => (field.value = 'bell\\u0007')")
    page.get_by_role("button", name="Done").tap()
    until(phone, lambda: "aside" in states(phone))
    open_page(page, "/waiting")
    expect(page.get_by_text("Something in it does not fit.")).to_be_visible()
    page.locator("textarea").fill("bell")
    page.get_by_role("button", name="Send again").tap()
    until(phone, lambda: "aside" not in states(phone))
    all_sent(phone)
    expect(page.get_by_role("heading", name="Nothing waits")).to_be_visible()
    assert world.holds()["stored"] == 2


def test_what_is_refused_and_let_go_is_counted_as_discarded(world, phone):
    page = phone.page
    rate(phone)
    all_sent(phone)
    page.get_by_label("Note", exact=True).evaluate("(field) => (field.value = 'bell\\u0007')")
    page.get_by_role("button", name="Done").tap()
    until(phone, lambda: "aside" in states(phone))
    open_page(page, "/waiting")
    page.on("dialog", lambda question: question.accept())
    page.get_by_role("button", name="Let it go").tap()
    until(phone, lambda: "aside" not in states(phone))
    found = world.holds()
    assert (found["stored"], found["discarded"], found["set_aside"]) == (1, 1, 0)


def test_after_a_restored_backup_the_phone_sends_again(world, phone):
    for number in range(3):
        rate(phone, number)
        all_sent(phone)
    forget_newest(world, phone.account)
    go(phone, "/")
    until(phone, lambda: world.count()["stored"] == 3)
    all_sent(phone)
    world.holds()


def forget_newest(world: World, account: str) -> None:
    """As if a backup from before the last act had come back."""
    engine = create_engine(world.url)
    with engine.begin() as connection:
        owner = account.replace("-", "") if world.url.startswith("sqlite") else account
        newest = connection.execute(
            text("SELECT op_id, record_id FROM operations WHERE owner_id = :o ORDER BY seq DESC"),
            {"o": owner},
        ).first()
        for table, key, value in (
            ("ratings", "entry_id", newest.record_id),
            ("pain_entries", "id", newest.record_id),
            ("operations", "op_id", newest.op_id),
        ):
            connection.execute(
                text(f"DELETE FROM {table} WHERE owner_id = :o AND {key} = :v"),
                {"o": owner, "v": value},
            )
        epoch = uuid4().hex if world.url.startswith("sqlite") else str(uuid4())
        connection.execute(text("UPDATE history SET epoch = :e"), {"e": epoch})
    engine.dispose()


def test_done_without_a_change_records_nothing(world, phone):
    rate(phone)
    all_sent(phone)
    expect(phone.page.get_by_role("heading", name="Pain 4 of 10")).to_be_visible()
    phone.page.get_by_role("button", name="Done").tap()
    expect(phone.page.get_by_role("heading", name="Today")).to_be_visible()
    assert len(phone.created) == 1


def test_a_kept_page_gives_way_when_the_network_is_back(world, phone):
    page = phone.page
    phone.context.set_offline(True)
    go(phone, "/visits")
    expect(page.get_by_text("Offline. Keep logging")).to_be_visible()
    page.get_by_role("button", name="1 visit today").tap()
    expect(page.locator("#visit-list li").get_by_text("On this phone")).to_be_visible()
    phone.context.set_offline(False)
    page.evaluate("window.dispatchEvent(new Event('online'))")
    expect(page.get_by_text("Offline. Keep logging")).to_have_count(0)
    expect(page.locator("#visit-list li").get_by_text("On this phone")).to_have_count(0)
    assert world.holds()["stored"] == 1


def test_deleting_the_account_takes_it_off_the_phone_too(world, phone):
    page = phone.page
    rate(phone)
    all_sent(phone)
    go(phone, "/settings/account-deletion")
    page.get_by_role("button", name="Delete everything now").tap()
    expect(page.get_by_role("heading", name="Your account is gone")).to_be_visible()
    assert page.evaluate(LEFT) == {"packs": [], "held": []}


def test_a_deletion_that_needs_the_password_again_erases_nothing(world, phone):
    """The ten minutes are over while the page is open."""
    page = phone.page
    rate(phone)
    all_sent(phone)
    go(phone, "/settings/account-deletion")
    forget_when_the_password_was_given(world)
    page.get_by_role("button", name="Delete everything now").tap()
    expect(page.get_by_role("heading", name="Is it you?")).to_be_visible()
    assert states(phone) == ["saved"]


def forget_when_the_password_was_given(world: World) -> None:
    engine = create_engine(world.url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE sessions SET confirmed_at = '2026-01-01 00:00:00+00:00'"))
    engine.dispose()


def test_after_two_weeks_the_last_plan_goes_on_under_the_right_date(world, phone):
    page = phone.page
    page.evaluate(DAYS_AGO)
    phone.context.set_offline(True)
    go(phone, "/exercises")
    today = page.evaluate("new Date().toISOString().slice(0, 10)")
    assert page.locator("[name=on]").first.get_attribute("value") in today_and_yesterday(today)
    expect(page.locator(".eyebrow").first).to_have_text(re.compile(r"^\w+ \d+ \w+$"))


def today_and_yesterday(today: str) -> set[str]:
    """A day ends at three at night, and not in UTC."""
    return {str(date.fromisoformat(today) - timedelta(days=back)) for back in (0, 1)}


# As if the pages had been kept long ago.
DAYS_AGO = """async () => {
  const name = (await caches.keys()).find((each) => each.startsWith("pack-"));
  const cache = await caches.open(name);
  const [key] = await cache.keys("/offline/pack", { ignoreSearch: true });
  const pack = await (await cache.match(key)).json();
  const old = Object.entries(pack.days).map(([day, pages], nth) => {
    const then = `2020-01-${String(nth + 10)}`;
    const text = JSON.stringify(pages).replaceAll(day, then);
    return [then, JSON.parse(text.replace(/(eyebrow\\\\">)[^<]*/g, "$1The day it was kept"))];
  });
  const json = JSON.stringify({ ...pack, days: Object.fromEntries(old) });
  await cache.put(key, new Response(json, { headers: { "Content-Type": "application/json" } }));
}"""


def test_a_database_that_was_closed_behind_the_page_is_opened_once_more(world, phone):
    rate(phone)
    all_sent(phone)
    go(phone, "/visits")
    phone.page.evaluate(CLOSE_IT, phone.account)
    phone.page.get_by_role("button", name="1 visit today").tap()
    until(phone, lambda: len(phone.created) == 2)
    all_sent(phone)
    assert world.holds()["stored"] == 2


# Whoever asks for a newer version makes the page let go of its connection.
CLOSE_IT = """(account) => new Promise((yes) => {
  const request = indexedDB.deleteDatabase(`homestretch-${account}`);
  request.onsuccess = yes;
})"""
