"""The numbers of an entry: rows with one pad for all, and the body that takes a tap."""

import pytest
from playwright.sync_api import expect

from app.journal.vocabulary.places import EVERYWHERE
from tests.support.axe import violations
from tests.support.measures import covered, moving, overflowing, small_targets
from tests.support.rating_page import Numbers, rendered
from tests.support.windows import (
    BIG_TEXT_ON_A_SMALL_PHONE,
    LAPTOP,
    PHONE_LIGHT,
    SMALL_LIGHT,
    dressed,
)

FOUR_SOMEWHERE = {"site.unspecified": 4}
KNEE_AND_BACK = {"site.knee.left": 4, "site.low_back": 2, "movement.rest": 1}


@pytest.fixture
def opened(app, open_phone):
    """Opens the page with some numbers."""

    def opened(values: dict[str, int], hints: dict | None = None, **options) -> Numbers:
        phone = open_phone(service_workers="block", reduced_motion="reduce", **options)
        return Numbers(phone, rendered(app, values, hints or {}))

    return opened


def test_a_tile_opens_the_pad_and_a_key_sets_the_number(opened):
    numbers = opened(KNEE_AND_BACK)
    told = numbers.page.evaluate_handle(
        """{
          const heard = [];
          document.addEventListener("change", (event) => heard.push(event.target.name));
          heard;
        }"""
    )
    numbers.tap(numbers.tile("movement.stairs_down"))
    numbers.tap_key(10)
    assert numbers.values() == {
        "site.knee.left": "4",
        "site.low_back": "2",
        "movement.rest": "1",
        "movement.stairs_down": "10",
    }
    assert told.json_value() == ["rate.movement.stairs_down"]
    expect(numbers.pad).to_have_count(0)
    tile = numbers.page.get_by_role("button", name="Stairs down, 10 of 10")
    expect(tile).to_be_focused()
    expect(tile).to_have_attribute("aria-expanded", "false")


def test_there_is_one_pad_at_a_time(opened):
    numbers = opened(KNEE_AND_BACK)
    numbers.tap(numbers.tile("movement.rest"))
    numbers.tap(numbers.tile("site.knee.left"))
    expect(numbers.pad).to_have_count(1)
    expect(numbers.row("site.knee.left").locator(".pad")).to_be_visible()
    chosen = numbers.pad.locator("[aria-pressed=true]")
    expect(chosen).to_have_text("4")
    numbers.tap(numbers.page.get_by_text("Change number"))
    expect(numbers.pad).to_have_count(0)
    numbers.tap(numbers.tile("movement.rest"))
    expect(numbers.page.locator("#other .pad")).to_be_hidden()


def test_a_tap_near_the_left_knee_takes_the_left_knee(opened):
    numbers = opened({"site.low_back": 2})
    numbers.tap_body("site.knee.left", aside=8)
    expect(numbers.tile("site.knee.left")).to_be_focused()
    expect(numbers.row("site.knee.left").locator(".pad")).to_be_in_viewport(ratio=1)
    numbers.tap_key(6)
    assert numbers.values() == {"site.low_back": "2", "site.knee.left": "6"}
    marks = numbers.page.locator(".spot.rated.pain-6[data-key='site.knee.left']")
    expect(marks).to_have_count(2)
    expect(marks.first).to_have_text("6")


def test_the_first_place_takes_the_number_that_had_none(opened):
    numbers = opened(FOUR_SOMEWHERE)
    numbers.tap_body("site.knee.left")
    assert numbers.values() == {"site.knee.left": "4"}
    expect(numbers.pad).to_have_count(0)
    expect(numbers.row("site.unspecified")).to_be_hidden()
    expect(numbers.row("site.knee.left")).to_be_visible()


def test_the_list_gives_it_as_the_picture_does(opened):
    numbers = opened(FOUR_SOMEWHERE)
    numbers.tap(numbers.page.get_by_text("All 27 places, as a list"))
    numbers.tap(numbers.tile("site.calf.right"))
    assert numbers.values() == {"site.calf.right": "4"}
    expect(numbers.tile("site.calf.right")).to_be_focused()
    expect(numbers.tile("site.calf.right")).to_be_in_viewport()


def test_the_number_of_the_only_place_is_not_lost_with_the_place(opened):
    numbers = opened(FOUR_SOMEWHERE)
    numbers.tap_body("site.knee.right")
    numbers.tap(numbers.page.get_by_role("button", name="Remove: Right knee"))
    assert numbers.values() == {"site.unspecified": "4"}
    numbers.tap_body("site.knee.left")
    assert numbers.values() == {"site.knee.left": "4"}


def test_the_only_number_can_be_changed_and_not_taken_away(opened):
    numbers = opened(FOUR_SOMEWHERE)
    expect(numbers.page.get_by_role("button", name="Remove: No place given")).to_be_hidden()
    numbers.tap(numbers.tile("site.unspecified"))
    expect(numbers.page.get_by_role("button", name="Remove")).to_have_count(0)
    numbers.tap_key(5)
    assert numbers.values() == {"site.unspecified": "5"}


def test_a_place_of_last_time_stands_first_and_takes_the_number(opened):
    numbers = opened(FOUR_SOMEWHERE, hints={"site.hip.left": "Remembered from last time"})
    expect(numbers.row("site.hip.left")).to_contain_text("Remembered from last time")
    numbers.tap(numbers.tile("site.hip.left"))
    assert numbers.values() == {"site.hip.left": "4"}


def test_a_pointer_sees_which_place_it_would_take(opened):
    numbers = opened(FOUR_SOMEWHERE)
    head = numbers.page.locator(".spot[data-key='site.head']").first
    box = head.bounding_box()
    numbers.page.mouse.move(box["x"] - 30, box["y"])
    assert numbers.page.locator(".spot.near").get_attribute("data-key") == "site.head"
    numbers.page.mouse.move(0, 0)
    expect(numbers.page.locator(".spot.near")).to_have_count(0)


def test_three_places_take_five_taps(opened):
    numbers = opened(FOUR_SOMEWHERE)
    numbers.tap_body("site.knee.left")
    numbers.tap_body("site.low_back", "back")
    numbers.tap_key(2)
    numbers.tap_body("site.shoulder.right")
    numbers.tap_key(7)
    assert numbers.values() == {
        "site.knee.left": "4",
        "site.low_back": "2",
        "site.shoulder.right": "7",
    }
    assert numbers.taps == 5


def test_all_over_has_a_button_under_the_picture(opened):
    numbers = opened(FOUR_SOMEWHERE)
    button = numbers.page.get_by_role("button", name="All over", exact=True)
    numbers.tap(button)
    assert numbers.values() == {"site.all_over": "4"}
    expect(button).to_have_attribute("aria-pressed", "true")


def test_a_digit_is_a_number_while_the_pad_is_open(opened):
    numbers = opened(KNEE_AND_BACK)
    numbers.tile("movement.rest").focus()
    numbers.page.keyboard.press("7")
    assert numbers.values()["movement.rest"] == "1"
    numbers.page.keyboard.press("Enter")
    numbers.page.keyboard.press("7")
    assert numbers.values()["movement.rest"] == "7"
    expect(numbers.page.get_by_role("button", name="At rest, 7 of 10")).to_be_focused()


def test_escape_closes_the_pad_and_gives_the_focus_back(opened):
    numbers = opened(KNEE_AND_BACK)
    numbers.tile("movement.rest").focus()
    numbers.page.keyboard.press("Enter")
    numbers.page.keyboard.press("Tab")
    expect(numbers.pad.get_by_role("button", name="0", exact=True)).to_be_focused()
    numbers.page.keyboard.press("Escape")
    expect(numbers.pad).to_have_count(0)
    expect(numbers.tile("movement.rest")).to_be_focused()


def test_not_done_today_is_no_number(opened):
    numbers = opened(KNEE_AND_BACK)
    numbers.tap(numbers.tile("movement.rest"))
    numbers.tap(numbers.page.get_by_role("button", name="Not done today"))
    assert "movement.rest" not in numbers.values()
    expect(numbers.page.get_by_role("button", name="At rest, not rated")).to_be_focused()


def test_a_place_that_is_removed_goes_back_to_the_list(opened):
    numbers = opened(KNEE_AND_BACK)
    numbers.tap(numbers.page.get_by_role("button", name="Remove: Low back"))
    expect(numbers.row("site.low_back")).to_be_hidden()
    expect(numbers.tile("site.knee.left")).to_be_focused()
    listed = numbers.page.locator("#places .rate-more .rate-row")
    order = listed.evaluate_all("rows => rows.map((row) => row.dataset.key)")
    assert order == [f"site.{place.key}" for place in EVERYWHERE if place.key != "knee.left"]


def test_a_place_brings_its_movements(opened):
    numbers = opened({"site.knee.left": 4})
    expect(numbers.row("movement.stairs_down")).to_be_visible()
    expect(numbers.row("movement.reaching_up")).to_be_hidden()
    numbers.tap_body("site.shoulder.left")
    numbers.tap_key(3)
    expect(numbers.row("movement.reaching_up")).to_be_visible()
    expect(numbers.row("movement.rest")).to_be_visible()


def test_numbers_set_by_other_scripts_are_shown(opened):
    numbers = opened(FOUR_SOMEWHERE)
    numbers.page.evaluate(
        """() => {
          document.querySelector("[name='rate.site.hip.left']").value = "9";
          document.getElementById("places").refresh();
          const rest = document.querySelector("[name='rate.movement.rest']");
          rest.value = "3";
          rest.dispatchEvent(new Event("change", {bubbles: true}));
        }"""
    )
    expect(numbers.tile("site.hip.left")).to_have_accessible_name("Left hip, 9 of 10")
    expect(numbers.tile("movement.rest")).to_have_accessible_name("At rest, 3 of 10")
    expect(numbers.page.locator(".spot.pain-9")).to_have_text("9")


def test_a_copy_of_the_page_works_as_the_page_did(opened):
    """What a swap or a kept page brings may hold the tiles and the pad of before."""
    numbers = opened(KNEE_AND_BACK)
    numbers.tap(numbers.tile("movement.rest"))
    numbers.page.evaluate(
        """() => {
          const form = document.querySelector("main form");
          form.replaceWith(form.cloneNode(true));
        }"""
    )
    expect(numbers.pad).to_have_count(0)
    expect(numbers.tile("movement.rest")).to_have_count(1)
    numbers.tap_body("site.knee.left")
    numbers.tap_key(8)
    assert numbers.values()["site.knee.left"] == "8"


def test_without_scripts_the_lists_remain(opened):
    numbers = opened(KNEE_AND_BACK, java_script_enabled=False)
    knee = numbers.page.get_by_label("Left knee")
    expect(knee).to_have_value("4")
    knee.select_option("6")
    numbers.page.get_by_text("More movements").tap()
    numbers.page.get_by_label("Driving").select_option("0")
    assert numbers.page.get_by_role("button", name="All over").count() == 0
    assert not overflowing(numbers.page)
    assert not small_targets(numbers.page)


def test_it_fits_and_axe_finds_nothing(opened):
    numbers = opened(KNEE_AND_BACK)
    page = numbers.page
    numbers.tap(page.get_by_text("All 27 places, as a list"))
    numbers.tap(numbers.tile("movement.stairs_down"))
    for window in (PHONE_LIGHT, SMALL_LIGHT, BIG_TEXT_ON_A_SMALL_PHONE, LAPTOP):
        dressed(page, window)
        assert not overflowing(page), window
        assert not small_targets(page), window
        assert not covered(page), window
        assert not violations(page), window
    page.emulate_media(color_scheme="dark")
    assert not violations(page)
    assert not moving(page)
