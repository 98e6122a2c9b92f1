"""What a phone feels: the start without a network, and four hundred acts over a slow one.

Both are seconds in a real Chromium: the start with its processor slowed down four times, the
sending over 400 kbit/s with 400 ms there and back, while the page must stay usable.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from playwright.sync_api import BrowserContext, Page, sync_playwright

from bench.servers import HOST, Server
from tests.support.browser import PHONE, launch_options

STARTS, SLOWED = 5, 4
ACTS = 400
KBIT_400 = 400_000 / 8
LATENCY_MS = 400
MOST_MS = 120_000
UNTIL_THE_PACK_IS_KEPT = """async () => {
  while (!(await caches.match("/offline/pack", { ignoreSearch: true }))) {
    await new Promise((yes) => setTimeout(yes, 20));
  }
}"""

# Modules have run by then, so the pad takes taps; the worker's own start is in it.
USABLE_AFTER = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd / 1000"
LAY_ASIDE = """async (count) => {
  const { person } = document.documentElement.dataset;
  const open = indexedDB.open(`homestretch-${person}`);
  const db = await new Promise((yes) => (open.onsuccess = () => yes(open.result)));
  const tx = db.transaction(["writes"], "readwrite");
  for (let nth = 0; nth < count; nth++) {
    const op_id = crypto.randomUUID(), record_id = crypto.randomUUID();
    const now = new Date().toISOString();
    const acted = { acted_at: now, acted_on: now.slice(0, 10), zone: "UTC" };
    const op = { op_id, record_id, name: "pain.record", version: 1, ...acted };
    const row = { op_id, op: { ...op, body: { intensity: nth % 11 } }, state: "waiting", at: 1 };
    tx.objectStore("writes").add(row);
  }
  await new Promise((yes) => (tx.oncomplete = yes));
  db.close();
}"""
# Seconds until nothing waits, and the longest time in ms for which the page could not move.
DRAIN = """async (most) => {
  const { person } = document.documentElement.dataset;
  const open = indexedDB.open(`homestretch-${person}`);
  const db = await new Promise((yes) => (open.onsuccess = () => yes(open.result)));
  const left = () => new Promise((yes) => {
    const count = db.transaction("writes").objectStore("writes").index("state").count("waiting");
    count.onsuccess = () => yes(count.result);
  });
  const begun = performance.now();
  let longest = 0, last = begun, isOver = false;
  const frame = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (!isOver) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  window.dispatchEvent(new Event("online"));
  while ((await left()) && performance.now() - begun < most) {
    await new Promise((yes) => setTimeout(yes, 50));
  }
  isOver = true;
  const remaining = await left();
  db.close();
  return { seconds: (performance.now() - begun) / 1000, longest, remaining };
}"""


def phone_figures(server: Server, cookie: str, profile: Path) -> dict[str, float]:
    with sync_playwright() as driver:
        with _phone(driver, server, cookie, profile) as (_, page):
            page.evaluate("navigator.serviceWorker.ready")
            page.evaluate(UNTIL_THE_PACK_IS_KEPT)
            page.reload()
        starts = [_cold_start(driver, server, cookie, profile) for _ in range(STARTS)]
        drained = _drain(driver, server, cookie, profile)
    return {
        "cold_start_seconds": round(median(starts), 2),
        "drain_400_seconds": round(drained["seconds"], 1),
        "drain_longest_pause_ms": round(drained["longest"]),
    }


@contextmanager
def _phone(driver, server: Server, cookie: str, profile: Path) -> Iterator[tuple]:
    address = f"http://{HOST}:{server.port}"
    options = {**launch_options(), **PHONE, "base_url": address}
    context: BrowserContext = driver.chromium.launch_persistent_context(str(profile), **options)
    try:
        name, _, value = cookie.partition("=")
        session = {"name": name, "value": value, "secure": True, "httpOnly": True}
        context.add_cookies([{**session, "url": f"https://{HOST}:{server.port}/"}])
        page = context.new_page()
        page.goto("/")
        yield context, page
    finally:
        context.close()


def _cold_start(driver, server: Server, cookie: str, profile: Path) -> float:
    address = f"http://{HOST}:{server.port}"
    options = {**launch_options(), **PHONE, "base_url": address}
    context = driver.chromium.launch_persistent_context(str(profile), **options)
    try:
        context.set_offline(True)
        page = context.new_page()
        slow = context.new_cdp_session(page)
        slow.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
        page.goto("/")
        if not page.locator("html[data-kept] .pad").count():
            raise RuntimeError("Today did not open without a network")
        return page.evaluate(USABLE_AFTER)
    finally:
        context.close()


def _drain(driver, server: Server, cookie: str, profile: Path) -> dict[str, float]:
    with _phone(driver, server, cookie, profile) as (context, page):
        page.evaluate(LAY_ASIDE, ACTS)
        _slow_down(context, page)
        drained = page.evaluate(DRAIN, MOST_MS)
    if drained["remaining"]:
        raise RuntimeError(f"{drained['remaining']} acts were not sent in {MOST_MS / 1000:.0f} s")
    return drained


def _slow_down(context: BrowserContext, page: Page) -> None:
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    conditions = {"downloadThroughput": KBIT_400, "uploadThroughput": KBIT_400}
    network.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": LATENCY_MS, **conditions},
    )
