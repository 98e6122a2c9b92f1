"""Installable: what a phone asks for before it offers to put Homestretch on its first screen."""

import struct

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser import cookie_of, launch_options

IPAD = (
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/26.0 Safari/605.1.15"
)
OFFERED = """() => {
  const offer = new Event("beforeinstallprompt", { cancelable: true });
  offer.prompt = () => (window.asked = true);
  dispatchEvent(offer);
}"""


@pytest.fixture
def installed(playwright, address, tmp_path):
    """A window that may install apps: one with a profile, not a private one."""
    context = playwright.chromium.launch_persistent_context(
        tmp_path, **launch_options(), base_url=address
    )
    yield context.new_page()
    context.close()


def test_the_browser_itself_finds_nothing_missing(installed):
    installed.goto("/")
    browser = installed.context.new_cdp_session(installed)
    assert browser.send("Page.getInstallabilityErrors")["installabilityErrors"] == []
    assert browser.send("Page.getAppManifest")["errors"] == []


def test_the_manifest_names_icons_of_the_sizes_they_have(page):
    manifest = read_manifest(page)
    assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}
    for icon in manifest["icons"]:
        answer = page.request.get(icon["src"])
        assert answer.headers["content-type"] == "image/png"
        assert icon["sizes"] == "{}x{}".format(*size_of(answer.body()))


def test_the_manifest_opens_today_in_a_window_of_its_own(page):
    manifest = read_manifest(page)
    assert manifest["name"] == manifest["short_name"] == "Homestretch"
    assert manifest["start_url"] == manifest["scope"] == manifest["id"] == "/"
    assert manifest["display"] == "standalone"
    assert manifest["theme_color"] == manifest["background_color"] == paper(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_phones_own_bar_has_the_colour_of_the_paper(page, scheme):
    page.emulate_media(color_scheme=scheme)
    page.goto("/")
    metas = page.locator(f"meta[name=theme-color][media*={scheme}]")
    assert metas.get_attribute("content") == paper(page)


def test_the_worker_keeps_every_page_under_the_root(page):
    page.goto("/")
    scope = page.evaluate("navigator.serviceWorker.ready.then((r) => new URL(r.scope).pathname)")
    assert scope == "/"


def test_iphones_find_an_icon(page):
    page.goto("/")
    href = page.locator("link[rel=apple-touch-icon]").get_attribute("href")
    assert size_of(page.request.get(href).body()) == (180, 180)


def test_an_ipad_is_shown_its_own_steps_though_it_says_it_is_a_mac(open_phone, ana):
    phone = open_phone(user_agent=IPAD)
    phone.add_cookies([cookie_of(ana)])
    page = phone.new_page()
    page.add_init_script("Object.defineProperty(navigator, 'maxTouchPoints', { value: 5 })")
    page.goto("/devices")
    expect(page.locator("[data-way=ipad]")).to_contain_text("Add to Home Screen")
    expect(page.locator("[data-way=ipad]")).to_be_visible()
    expect(page.locator("[data-way=here]")).to_be_hidden()


def test_a_browser_that_can_install_by_itself_has_a_button_for_it(anas):
    anas.goto("/devices", wait_until="load")
    anas.evaluate(OFFERED)
    anas.get_by_role("button", name="Install", exact=True).tap()
    assert anas.evaluate("window.asked") is True
    expect(anas.locator("[data-way=here]")).to_be_hidden()


def read_manifest(page: Page) -> dict:
    page.goto("/")
    answer = page.request.get(page.locator("link[rel=manifest]").get_attribute("href"))
    expect(answer).to_be_ok()
    assert answer.headers["content-type"] == "application/manifest+json"
    return answer.json()


def size_of(png: bytes) -> tuple[int, int]:
    """Width and height, from the first chunk of a PNG file."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", png[16:24])


def paper(page: Page) -> str:
    """The colour behind the page, as `#rrggbb`."""
    return page.evaluate(
        """() => {
          const ink = new OffscreenCanvas(1, 1).getContext("2d");
          ink.fillStyle = getComputedStyle(document.documentElement).backgroundColor;
          ink.fillRect(0, 0, 1, 1);
          const [...rgb] = ink.getImageData(0, 0, 1, 1).data.slice(0, 3);
          return "#" + rgb.map((part) => part.toString(16).padStart(2, "0")).join("");
        }"""
    )
