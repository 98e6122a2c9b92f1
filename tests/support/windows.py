"""The windows through which pages are looked at."""

from dataclasses import dataclass

from playwright.sync_api import Page

ROOT_PX = 16


@dataclass(frozen=True)
class Window:
    name: str
    width: int
    height: int
    scheme: str = "light"
    text: float = 1.0  # of the size that the person set in the browser


PHONE_LIGHT = Window("390 light", 390, 844)
PHONE_DARK = Window("390 dark", 390, 844, "dark")
SMALL_LIGHT = Window("320 light", 320, 568)
SMALL_DARK = Window("320 dark", 320, 568, "dark")
BIG_TEXT = Window("390 text 200", 390, 844, text=2)
BIG_TEXT_ON_A_SMALL_PHONE = Window("320 text 200", 320, 568, text=2)
LAPTOP = Window("1280", 1280, 800)

# What `make shots` takes.
EVERY_WINDOW = (PHONE_LIGHT, PHONE_DARK, SMALL_LIGHT, SMALL_DARK, BIG_TEXT, LAPTOP)


def dressed(page: Page, window: Window) -> None:
    """Make `page` look as it does in `window`, without loading it again."""
    page.set_viewport_size({"width": window.width, "height": window.height})
    page.emulate_media(color_scheme=window.scheme)
    # The size in the browser's own settings: media queries in em follow it, as on real phones.
    size = int(ROOT_PX * window.text)
    browser = page.context.new_cdp_session(page)
    browser.send("Page.setFontSizes", {"fontSizes": {"standard": size, "fixed": size}})
    browser.detach()
