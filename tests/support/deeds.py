"""What people do on a page before it is looked at. Each gets the page and leaves it settled."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.support.calendars import VISIT, event, ics


def press(name: str) -> Callable[[Page], None]:
    """Press a button that leads to another page."""

    def pressed(page: Page) -> None:
        with page.expect_navigation():
            page.get_by_role("button", name=name, exact=True).first.tap()

    return pressed


def told(button: str) -> Callable[[Page], None]:
    """Press and read what is said; the finger rests there, so that it stays."""

    def pressed(page: Page) -> None:
        page.get_by_role("button", name=button, exact=True).first.tap()
        expect(page.locator(".toast")).to_be_visible()
        page.locator(".toast").hover()

    return pressed


def ease_the_plan(page: Page) -> None:
    page.get_by_text("Bad day? Ease the plan").tap()
    page.get_by_role("button", name="2 days").tap()
    expect(page.get_by_text("Your plan is easier until")).to_be_visible()


def refused(button: str, **typed: str) -> Callable[[Page], None]:
    """Type into the fields of these names, send, and be told what is wrong."""

    def sent(page: Page) -> None:
        for name, text in typed.items():
            page.locator(f"[name={name}]").last.fill(text)
        page.get_by_role("button", name=button, exact=True).last.tap()
        expect(page.get_by_role("alert")).to_be_visible()

    return sent


def send_no_photo(page: Page) -> None:
    """Send a file that is no photo."""
    page.locator("[name=title]").fill("Knee, first sheet")
    file = {"name": "sheet.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"}
    page.locator("[name=photo]").set_input_files(file)
    press("Save photo")(page)
    expect(page.get_by_role("alert")).to_be_visible()


def send_no_calendar(page: Page) -> None:
    """Send a file that is no calendar."""
    look_into(page, b"PK", "visits.zip")
    expect(page.get_by_role("alert")).to_be_visible()


def send_a_calendar(page: Page) -> None:
    """Send one with visits, with other things, and with what cannot be read."""
    visits = (
        event(uid=f"{month}", dtstart=f"2027{month:02}05T091500", location="12 Main Street")
        for month in range(1, 4)
    )
    others = (
        event(
            uid="a", dtstart="20261127T190000", summary="Dinner with the whole family", location=""
        ),
        event(uid="b", dtstart="20261201T120000", summary="عيد ميلاد 🎂", location="دبي"),
        event(uid="c", dtstart="20261202T090000", rrule="FREQ=HOURLY"),
    )
    look_into(page, ics(VISIT, *visits, *others), "visits.ics")


def look_into(page: Page, data: bytes, name: str) -> None:
    file = {"name": name, "mimeType": "text/calendar", "buffer": data}
    page.locator("[name=calendar]").set_input_files(file)
    press("Look into the file")(page)


def choose_no_time(page: Page) -> None:
    page.get_by_label("Show a time for my exercises").check()
    page.get_by_label("At what time?").fill("")
    press("Save")(page)
    expect(page.get_by_role("alert")).to_be_visible()


def look_at_the_sheet(page: Page) -> None:
    page.get_by_text("Look at my sheet").tap()
    expect(page.locator(".sheet img")).to_be_visible()
    page.locator(".sheet img").evaluate("image => image.decode()")


def refused_by_the_server(**typed: str) -> Callable[[Page], None]:
    """As a browser without scripts sends it: a phone points out by itself what does not fit."""

    def sent(page: Page) -> None:
        for name, text in typed.items():
            page.locator(f"[name={name}]").fill(text)
        page.locator("form.form").evaluate("form => form.submit()")
        expect(page.get_by_role("alert")).to_be_visible()

    return sent


def wrong_password(page: Page) -> None:
    refused("Sign in", login="nobody", password="not the right one")(page)


def too_many_tries(page: Page) -> None:
    wrong = {"login": "impatient", "password": "not the right one"}
    for _ in range(6):
        page.request.post("/sign-in", form=wrong)
    for name, text in wrong.items():
        page.locator(f"[name={name}]").fill(text)
    press("Sign in")(page)
    expect(page.get_by_role("heading", name="Please wait a moment")).to_be_visible()


def post_from_another_site(page: Page) -> None:
    page.route("**/elsewhere", lambda route: route.fulfill(content_type="text/html", body=FORM))
    page.goto("/elsewhere")
    page.locator("form").evaluate("form => form.submit()")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


FORM = "<form method=post action=/journal referrerpolicy=no-referrer sandbox></form>"


def open_the_number(page: Page) -> None:
    page.get_by_text("Change number").tap()
    expect(page.get_by_role("button", name="10", exact=True)).to_be_visible()


def open_the_table(page: Page) -> None:
    page.get_by_text("Table", exact=True).tap()
    expect(page.get_by_role("table")).to_be_visible()


def choose_another_time(page: Page) -> None:
    page.locator("label.chip", has_text="Other").tap()
    page.locator("[name=on]").fill("2036-11-21")
    # As a browser without scripts sends it: a phone points out such a day by itself.
    page.locator("form.form").evaluate("form => form.submit()")
    expect(page.get_by_role("alert")).to_be_visible()


def refuse_the_day(page: Page) -> None:
    page.locator("label.chip", has_text="Other day").tap()
    page.locator("[name=on]").fill("2036-11-21")
    # As a browser without scripts sends it: a phone points out such a day by itself.
    page.locator("form.form").evaluate("""form => {
      form.insertAdjacentHTML("beforeend", "<input type=hidden name=intensity value=4>");
      form.submit();
    }""")
    expect(page.get_by_role("alert")).to_be_visible()


def unfold(page: Page) -> None:
    page.locator(".more-fields > summary").tap()
    for fold in page.locator("label.chip", has_text="More…").all():
        fold.tap()
    page.get_by_text("All 27 places, as a list").tap()
    page.get_by_text("More movements").tap()


def show_earlier(page: Page) -> None:
    page.get_by_role("link", name="Show earlier").tap()
    expect(page.locator("#earlier")).to_have_count(0)


def lose_the_network(page: Page) -> None:
    page.context.set_offline(True)
    page.get_by_role("button", name="4", exact=True).tap()
    expect(page.locator(".toast")).to_contain_text("On this phone")
    expect(page.get_by_text("1 on this phone since")).to_be_visible()
    page.locator(".toast").hover()


def hold(*writes: dict) -> Callable[[Page], None]:
    """Put writes on the phone as if they had met what they say, and show what it holds."""

    def held(page: Page) -> None:
        page.context.set_offline(True)
        page.evaluate(HOLD, list(writes))
        page.evaluate("document.querySelector('[data-do=send]').click()")
        expect(page.locator("#held .held").first).to_be_visible()

    return held


def send_for_long(*writes: dict) -> Callable[[Page], None]:
    """Have the phone send what it holds to a server that takes its time."""

    def sent(page: Page) -> None:
        page.evaluate("() => { globalThis.fetch = () => new Promise(() => {}); }")
        page.evaluate(HOLD, list(writes))
        expect(page.locator("#held .held").first).to_be_visible()
        page.get_by_role("button", name="Send now").tap()
        expect(page.locator("[data-say]")).to_have_text("Sending…")

    return sent


def say(*notices: str) -> Callable[[Page], None]:
    """Have the phone say what only rare troubles make it say."""

    def said(page: Page) -> None:
        page.evaluate(SAY, list(notices))

    return said


def ask_before_leaving(page: Page) -> None:
    page.context.set_offline(True)
    page.evaluate(HOLD, [{"op": {"name": "visit.count", "body": {}}}])
    page.get_by_role("button", name="Sign out").tap()
    expect(page.get_by_role("dialog")).to_be_visible()


HOLD = """async (writes) => {
  const { person } = document.documentElement.dataset;
  const open = indexedDB.open(`homestretch-${person}`);
  const db = await new Promise((yes) => (open.onsuccess = () => yes(open.result)));
  const tx = db.transaction(["writes"], "readwrite");
  const store = tx.objectStore("writes");
  store.clear();
  writes.forEach(({ op, ...rest }, nth) => {
    const op_id = `00000000-0000-4000-8000-00000000000${nth}`;
    const acted = { acted_at: "2026-11-20T11:20:00Z", acted_on: "2026-11-20", zone: "UTC" };
    const made = { op_id, record_id: op_id, version: 1, ...acted, ...op };
    store.add({ op_id, op: made, state: "waiting", at: Date.now() - 9e6, ...rest });
  });
  await new Promise((yes) => (tx.oncomplete = yes));
  db.close();
  new BroadcastChannel(`homestretch-${person}`).postMessage("change");
}"""
SAY = """(names) => {
  const place = document.getElementById("notices");
  for (const name of names) {
    const source = document.getElementById(`notice-${name}`);
    const note = source.content.firstElementChild.cloneNode(true);
    const line = note.querySelector("p");
    line.textContent = line.textContent.replace("{n}", "3").replace("{time}", "3:20 pm");
    place.append(note);
  }
}"""


def make_codes(page: Page) -> None:
    press("Make my codes")(page)
    expect(page.locator(".codes")).to_be_visible()
