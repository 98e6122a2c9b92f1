"""A phone with the app's own outbox: Chromium, real pages and real forms.

What it says is witnessed from outside: every write whose IndexedDB transaction was completed, and
every one that was marked as saved, is told to the harness at that moment.
"""

from contextlib import suppress

from playwright.sync_api import Browser, BrowserContext, CDPSession, Error, Page

from tests.faults.phone import Door
from tests.support.browser import PHONE
from tests.support.kept import await_the_pack

WITNESS = """
  const said = { kept: [], saved: [] };
  const tell = (name) => {
    const proto = IDBObjectStore.prototype, real = proto[name];
    proto[name] = function (value, ...rest) {
      if (this.name === "writes" && value?.op_id) {
        const word = name === "add" ? "kept" : value.state === "saved" ? "saved" : undefined;
        if (word) {
          this.transaction.addEventListener("complete", () => window.witness?.(word, value.op_id));
        }
      }
      return real.call(this, value, ...rest);
    };
  };
  tell("add");
  tell("put");
"""
ALL_WRITES = """async (account) => {
  const there = await indexedDB.databases();
  if (!there.some(({ name }) => name === `homestretch-${account}`)) {
    return { writes: [], discarded: [] };
  }
  const open = indexedDB.open(`homestretch-${account}`);
  const db = await new Promise((yes, no) => {
    open.onsuccess = () => yes(open.result);
    open.onerror = no;
  });
  const tx = db.transaction(["writes", "facts"]);
  const writes = tx.objectStore("writes").getAll();
  const gone = tx.objectStore("facts").get("discarded");
  await new Promise((yes) => (tx.oncomplete = yes));
  db.close();
  return {
    writes: writes.result.map(({ op_id, state }) => ({ op_id, state })),
    discarded: gone.result ?? [],
  };
}"""
# A tap on a form of the page; whether there was one that takes it.
TAP = """([selector, nth]) => {
  const all = [...document.querySelectorAll(selector)];
  const free = all.filter((each) => !each.closest("[aria-busy=true]"));
  if (!free.length) return false;
  const control = free[nth % free.length];
  control.form.requestSubmit(control);
  return true;
}"""
ACTS = {
    "/": ["#main .pad .key"],
    "/exercises": ["#main .tick"] * 3,
    "/visits": ["#main form[data-outbox='visit.count'] button", "#visit-list button"],
}


class BrowserPhone:
    def __init__(self, context: BrowserContext, account: str):
        self.context, self.account = context, account
        self.created: list[str] = []
        self.said_saved: set[str] = set()
        self.let_go: list[str] = []  # erased at sign-out, by the person's own wish
        context.expose_function("witness", self._hear)
        context.add_init_script(WITNESS)
        context.set_default_timeout(15_000)
        self.page: Page = context.new_page()
        self.storage: CDPSession | None = None

    @classmethod
    def of(
        cls, browser: Browser, door: Door, account: str, room: int | None = None, **options
    ) -> "BrowserPhone":
        """A new phone on which the person of `door` is signed in, ready for no network; where
        `room` is given, with place for so many bytes."""
        context = browser.new_context(**PHONE | options, base_url=f"http://{door.host}")
        phone = cls(context, account)
        phone.take_cookie(door)
        if room:
            phone.give_room(door, room)
        phone.get_ready()
        return phone

    def take_cookie(self, door: Door) -> None:
        name, _, value = door.cookie.partition("=")
        session = {"name": name, "value": value, "secure": True, "httpOnly": True}
        self.context.add_cookies([{**session, "url": f"https://{door.host}/"}])

    def give_room(self, door: Door, room: int | None = None) -> None:
        """Bytes for the site's storage, or as many as usual. Chromium hears of less only half a
        minute after it has once asked: say it before the first page."""
        limit = {} if room is None else {"quotaSize": room}
        self.storage = self.storage or self.context.new_cdp_session(self.page)
        self.storage.send(
            "Storage.overrideQuotaForOrigin", {"origin": f"http://{door.host}", **limit}
        )

    def get_ready(self) -> None:
        self.page.goto("/")
        self.page.evaluate("navigator.serviceWorker.ready")
        await_the_pack(self.page)
        self.page.reload()

    def _hear(self, word: str, op_id: str) -> None:
        if word == "kept":
            self.created.append(op_id)
        else:
            self.said_saved.add(op_id)

    def go(self, path: str) -> bool:
        """Open a page; a network that fails is no surprise here."""
        with suppress(Error):
            self.page.goto(path, wait_until="domcontentloaded")
            return self.page.locator("html[data-person]").count() > 0
        return False

    def act(self, random) -> None:
        """Go somewhere and tap something; how many acts that makes, the witness hears."""
        path = random.choice(list(ACTS))
        if not self.go(path):
            return
        for selector in ACTS[path]:
            with suppress(Error):  # the page may be leaving
                self.page.wait_for_load_state("load")
                if self.page.evaluate(TAP, [selector, random.randrange(50)]):
                    self.page.wait_for_timeout(30)

    def close_and_reopen(self) -> None:
        self.page.close()
        self.page = self.context.new_page()

    def send_all(self) -> bool:
        """Whether nothing waits any more."""
        if self.go("/waiting"):
            with suppress(Error):
                self.page.get_by_role("button", name="Send now").click(timeout=500)
        return all(write["state"] != "waiting" for write in self.dump()["writes"])

    def ask(self, question: str):
        """The page's answer, from the next page where this one was just leaving."""
        for _ in range(5):
            with suppress(Error):
                return self.page.evaluate(question, self.account)
            self.page.wait_for_load_state()
        return self.page.evaluate(question, self.account)

    def dump(self) -> dict:
        here = self.ask(ALL_WRITES)
        here["discarded"] += self.let_go
        return {"created": self.created, "said_saved": sorted(self.said_saved), **here}
