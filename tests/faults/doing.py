"""What somebody does on a phone, and what one may ask it, for the tests in a browser."""

import time
from contextlib import suppress

from playwright.sync_api import Error, expect

from tests.faults.browser_phone import BrowserPhone
from tests.faults.world import World
from tests.support.cast import PASSWORD
from tests.support.kept import open_page

SECONDS = 30
LEFT = """async () => ({
  packs: (await caches.keys()).filter((name) => name.startsWith("pack-")),
  held: (await indexedDB.databases()).map(({ name }) => name),
})"""


OPERATIONS = """async (account) => {
  const open = indexedDB.open(`homestretch-${account}`);
  const db = await new Promise((yes) => (open.onsuccess = () => yes(open.result)));
  const all = db.transaction(["writes"]).objectStore("writes").getAll();
  const rows = await new Promise((yes) => (all.onsuccess = () => yes(all.result)));
  db.close();
  return rows.map(({ op }) => op);
}"""


def go(phone: BrowserPhone, path: str) -> None:
    """Open a page, also where the page before is just opening another by itself."""
    while not phone.go(path):
        phone.page.wait_for_load_state()


def rate(phone: BrowserPhone, number: int = 4) -> None:
    before = len(phone.created)
    go(phone, "/")
    phone.page.locator(f".pad .key[value='{number}']").first.tap()
    until(phone, lambda: len(phone.created) > before)


def tick(phone: BrowserPhone, number: int) -> None:
    before = len(phone.created)
    go(phone, "/exercises")
    phone.page.locator(".ticks .tick").nth(number - 1).tap()
    until(phone, lambda: len(phone.created) > before)


def visit(phone: BrowserPhone) -> None:
    before = len(phone.created)
    go(phone, "/visits")
    phone.page.get_by_role("button", name="1 visit today").tap()
    until(phone, lambda: len(phone.created) > before)


def until(phone: BrowserPhone, is_so) -> None:
    deadline = time.monotonic() + SECONDS
    while not is_so():
        assert time.monotonic() < deadline, "it did not come to that"
        phone.page.wait_for_timeout(30)


def states(phone: BrowserPhone) -> list[str]:
    return [write["state"] for write in phone.dump()["writes"]]


def all_sent(phone: BrowserPhone) -> None:
    until(phone, lambda: "waiting" not in states(phone))


def sign_in(page, login: str) -> None:
    open_page(page, "/sign-in")
    page.get_by_label("Email or user name").fill(login)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").tap()
    expect(page.get_by_role("heading", name="Today")).to_be_visible()


def someone(world: World):
    phone = world.phone()
    world.phones.pop()
    phone.door.post_form("/exercises", name="Heel raise", sets="3", reps="10")
    return phone.login, phone.door


def page_says(phone: BrowserPhone, question: str) -> bool:
    """The page's answer; none while it is being loaded anew."""
    with suppress(Error):
        return phone.page.evaluate(question)
    return False
