"""A pain entry at phone size: by finger in few taps, by keyboard alone, and without scripts."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from app.journal.vocabulary import body
from tests.support.browser import cookie_of
from tests.support.cast import Visitor
from tests.support.hands import Keys
from tests.support.ticks import exercise_on, tick

SENT = {"site.knee.left": 4, "site.low_back": 2, "site.shoulder.right": 6}
MOVED = {"movement.stairs_down": 7, "movement.walking": 5}


class Taps:
    """A finger that counts."""

    def __init__(self, page: Page):
        self.page, self.count = page, 0

    def tap(self, control: Locator) -> None:
        self.count += 1
        control.tap()

    def number(self, number: int) -> None:
        pad = self.page.locator("rating-rows .pad")
        self.tap(pad.get_by_role("button", name=str(number), exact=True))

    def place(self, key: str, view: str = body.FRONT) -> None:
        self.count += 1
        drawing = self.page.locator(".body-view svg").nth([body.FRONT, body.BACK].index(view))
        drawing.scroll_into_view_if_needed()
        box = drawing.bounding_box()
        spot = next(spot for spot in body.VIEWS[view] if spot.key == key)
        x = box["x"] + box["width"] * spot.x / body.WIDTH
        self.page.touchscreen.tap(x, box["y"] + box["height"] * spot.y / body.HEIGHT)

    def movement(self, key: str) -> None:
        self.tap(self.page.locator(f"[data-key='movement.{key}'] .rate-tile"))


def newest(ana: Visitor) -> dict[str, int]:
    """The numbers of the newest entry, as the server has them."""
    path = re.search(r'href="(/journal/[0-9a-f]{8}-[0-9a-f-]{27})[?"]', ana.get("/journal").text)
    page = ana.get(path.group(1)).text
    rows = re.findall(r'name="rate\.([\w.]+)".*?</select>', page, re.DOTALL)
    selects = re.findall(r'name="rate\.[\w.]+".*?</select>', page, re.DOTALL)
    chosen = [re.search(r'value="(\d+)" selected', select) for select in selects]
    return {key: int(found[1]) for key, found in zip(rows, chosen, strict=True) if found}


def saved(page: Page) -> None:
    """The entry is left, and what was said of it has reached the server."""
    expect(page.get_by_role("heading", name="Today", level=1)).to_be_visible()
    page.wait_for_function("document.phone")  # the page may be just opening
    page.evaluate("document.phone.outbox.send()")


def test_three_places_and_two_movements_take_at_most_twelve_taps(anas, ana):
    anas.goto("/")
    finger = Taps(anas)
    finger.tap(anas.get_by_role("button", name="4", exact=True))
    expect(anas.get_by_role("heading", name="Pain 4 of 10")).to_be_visible()
    finger.place("knee.left")
    finger.place("low_back", body.BACK)
    finger.number(2)
    finger.place("shoulder.right")
    finger.number(6)
    for key, number in (("stairs_down", 7), ("walking", 5)):
        finger.movement(key)
        finger.number(number)
    finger.tap(anas.get_by_role("button", name="Done"))
    saved(anas)
    assert newest(ana) == SENT | MOVED
    assert finger.count <= 12


def test_the_same_by_keyboard_alone(anas, ana):
    anas.goto("/")
    keys = Keys(anas)
    keys.press(anas.get_by_role("button", name="4", exact=True))
    expect(anas.get_by_role("heading", name="Pain 4 of 10")).to_be_visible()
    for name, number in (("Left knee", "4"), ("Low back", "2"), ("Right shoulder", "6")):
        tile = anas.get_by_role("button", name=re.compile(f"^{name}, "))
        if not tile.is_visible():
            keys.press(anas.get_by_text(re.compile("places, as a list")).locator(".."))
        keys.press(tile)
        if number != "4":  # the first place took the number of the tap
            anas.keyboard.press(number)
    for name, number in (("Stairs down", "7"), ("Walking", "5")):
        keys.press(anas.get_by_role("button", name=re.compile(f"^{name}, ")))
        anas.keyboard.press(number)
    keys.press(anas.get_by_role("button", name="Done"))
    saved(anas)
    assert newest(ana) == SENT | MOVED


def test_the_same_without_scripts(open_phone, ana):
    phone = open_phone(java_script_enabled=False)
    phone.add_cookies([cookie_of(ana)])
    page = phone.new_page()
    page.goto("/")
    page.get_by_role("button", name="4", exact=True).tap()
    page.locator("[name='rate.site.unspecified']").select_option("")
    page.get_by_text(re.compile("places, as a list")).tap()
    page.get_by_text("More movements").tap()
    for key, number in (SENT | MOVED).items():
        page.locator(f"[name='rate.{key}']").select_option(str(number))
    page.locator("label.chip", has_text="Stairs up").tap()
    page.get_by_role("button", name="Done").tap()
    expect(page.locator(".toast")).to_contain_text("Changes saved.")
    assert newest(ana) == SENT | MOVED


def test_the_last_place_and_words_are_offered_again_but_not_the_number(anas, ana):
    entry = ana.post("/journal", data={"intensity": "6", "site": "knee.left"}).location
    said = {"revision": "1", "when": "kept", "asked": ["worse_with"], "worse_with": ["walking"]}
    ana.post(entry.partition("?")[0], data=said)
    anas.goto("/")
    pain = anas.locator("#pain")
    expect(pain.get_by_text("Left knee")).to_be_visible()
    pain.get_by_role("button", name="3", exact=True).tap()
    expect(anas.get_by_role("heading", name="Pain 3 of 10")).to_be_visible()
    expect(anas.get_by_role("checkbox", name="Walking").first).to_be_checked()
    anas.get_by_role("button", name="Done").tap()
    saved(anas)
    anas.goto("/journal")
    assert newest(ana) == {"site.knee.left": 3}


def test_a_warning_sign_leads_to_the_card_at_once(anas, ana):
    entry = ana.post("/journal", data={"intensity": "6"}).location
    anas.goto(entry)
    way = anas.get_by_role("link", name="See when to call")
    expect(way).to_be_hidden()
    anas.locator(".more-fields > summary").tap()
    anas.locator("label.chip", has_text="Gives way").tap()
    expect(way).to_be_visible()
    anas.get_by_role("button", name="Done").tap()
    saved(anas)
    anas.goto(entry.partition("?")[0])
    expect(anas.get_by_text("You ticked: Gives way.")).to_be_visible()
    anas.get_by_role("link", name="See the warning signs").tap()
    expect(anas.get_by_role("heading", name="Warning signs", level=1)).to_be_visible()


def test_ten_of_ten_asks_whether_something_else_is_wrong(anas, ana):
    for intensity, is_asked in (("9", False), ("10", True)):
        anas.goto(ana.post("/journal", data={"intensity": intensity}).location)
        card = anas.get_by_role("heading", name="Is something else wrong too?")
        expect(card).to_be_visible(visible=is_asked)


def test_what_does_not_fit_is_pointed_out_at_its_field(anas, ana):
    anas.goto(ana.post("/journal", data={"intensity": "6"}).location)
    anas.locator(".more-fields > summary").tap()
    anas.get_by_label("Hours of sleep").fill("25")
    anas.locator(".more-fields > summary").tap()
    anas.get_by_role("button", name="Done").tap()
    expect(anas.get_by_label("Hours of sleep")).to_have_js_property(
        "validationMessage", "Enter a number from 0 to 24."
    )


@pytest.fixture
def evening(anas, ana, clock) -> Page:
    """Eight in the evening, after a set that was done in the morning."""
    page = ana.act("/exercises", name="Bridge", sets="1", reps="10").text
    tick(ana, exercise_on(page), 1, on="2026-11-20")
    anas.clock.set_fixed_time(clock.at)
    clock.set("2026-11-21T01:00")  # in New York it is the evening before
    ana.post("/settings/profile", data=NEW_YORK)
    anas.clock.set_fixed_time(clock.at)
    return anas


NEW_YORK = {"name": "Ana", "zone": "America/New_York", "day_ends_at": "3"}


def test_the_evening_check_is_one_tap_and_is_asked_once(evening, ana):
    evening.goto("/")
    expect(evening.get_by_role("heading", name="How is the pain this evening?")).to_be_visible()
    evening.get_by_role("button", name="3", exact=True).tap()
    expect(evening.get_by_role("heading", name="Pain 3 of 10")).to_be_visible()
    evening.get_by_role("group", name="Back to usual?").locator("label", has_text="Yes").tap()
    evening.get_by_role("button", name="Done").tap()
    saved(evening)
    expect(evening.get_by_role("heading", name="How is the pain now?")).to_be_visible()
    entry = re.search(r"/journal/[0-9a-f]{8}-[0-9a-f-]{27}", ana.get("/journal").text).group()
    assert re.search(r'checked[^>]*name="back_to_usual"[^>]*value="yes"', ana.get(entry).text)
    assert "evening check" in ana.get("/journal").text


def test_the_next_morning_asks_until_two_in_the_afternoon(evening, clock):
    for at, question in (
        ("2026-11-21T13:00", "How is the pain this morning?"),
        ("2026-11-21T18:59", "How is the pain this morning?"),
        ("2026-11-21T19:01", "How is the pain now?"),
    ):
        clock.set(at)
        evening.clock.set_fixed_time(clock.at)
        evening.goto("/")
        expect(evening.get_by_role("heading", name=question)).to_be_visible()


def test_a_missed_day_is_filled_in_from_today(anas, ana, clock):
    clock.forward(days=-2)
    ana.post("/journal", data={"intensity": "6"})
    clock.forward(days=2)
    anas.clock.set_fixed_time(clock.at)
    anas.goto("/")
    anas.get_by_role("link", name="Fill in").tap()
    expect(anas.get_by_role("radio", name="Yesterday")).to_be_checked()
    anas.get_by_role("button", name="2", exact=True).tap()
    expect(anas.get_by_role("heading", name="Pain 2 of 10")).to_be_visible()
    expect(anas.get_by_text("Thu 19 Nov")).to_be_visible()
    anas.goto("/")
    expect(anas.get_by_text("no rating")).to_have_count(0)
