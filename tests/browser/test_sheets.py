"""A photo of the sheet at phone size: sent and looked at, with scripts and without."""

import re

import pytest
from playwright.sync_api import expect

from tests.support.browser import cookie_of
from tests.support.kept import keep
from tests.support.photos import sent, sheet

PHOTO = {"name": "IMG_0001.jpg", "mimeType": "image/jpeg", "buffer": sent(sheet(1800, 2400))}
BROKEN = PHOTO | {"buffer": PHOTO["buffer"][:9_000]}
IS_DRAWN = "image => image.complete && image.naturalWidth"


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def page(request, open_phone, ana):
    phone = open_phone(java_script_enabled=request.param)
    phone.add_cookies([cookie_of(ana)])
    return phone.new_page()


def send(page, photo) -> None:
    page.get_by_label("Photo of the sheet").set_input_files(photo)
    page.get_by_role("button", name="Save photo").tap()


def test_a_photo_is_sent_and_seen_and_stands_by_while_one_types(page):
    page.goto("/exercises/program")
    page.get_by_role("link", name="Photos of my sheet").tap()
    send(page, PHOTO)
    expect(page.get_by_text("Photo saved.")).to_be_visible()
    picture = page.get_by_role("img", name="Photo of my sheet")
    expect(picture).to_be_in_viewport()
    assert picture.evaluate(IS_DRAWN) == 1500

    page.get_by_role("link", name="Add an exercise").tap()
    page.get_by_text("Look at my sheet").tap()
    expect(page.get_by_role("img", name="Photo of my sheet")).to_be_in_viewport()


def test_a_photo_that_is_not_whole_is_refused_and_its_name_stays(page):
    page.goto("/exercises/sheets")
    page.get_by_label("Name").fill("Knee")
    send(page, BROKEN)
    expect(page.get_by_role("alert")).to_contain_text("This photo is not whole.")
    expect(page.get_by_label("Name")).to_have_value("Knee")


def test_a_photo_is_deleted_and_brought_back(page):
    page.goto("/exercises/sheets")
    send(page, PHOTO)
    page.get_by_role("button", name="Delete this photo").tap()
    expect(page.get_by_text("Photo deleted.")).to_be_visible()
    expect(page.get_by_role("link", name="My sheet")).to_have_count(0)
    page.get_by_role("button", name="Undo").tap()
    expect(page.get_by_text("The photo is back.")).to_be_visible()
    expect(page.locator("main").get_by_role("link", name="My sheet", exact=False)).to_have_count(1)


KEPT = """async () => {
  const kept = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
  const asked = (await Promise.all(kept.map((cache) => cache.keys()))).flat();
  const pack = await caches.match("/offline/pack", { ignoreSearch: true });
  return [asked.map(({ url }) => url).join(" "), await pack.text()].join(" ");
}"""


def test_no_photo_lies_in_what_a_phone_keeps(anas):
    anas.goto("/exercises/sheets")
    send(anas, PHOTO)
    expect(anas.get_by_text("Photo saved.")).to_be_visible()
    keep(anas)
    kept = anas.evaluate(KEPT)
    assert "/exercises" in kept and not re.search(r"/sheets/[0-9a-f]{8}", kept)
