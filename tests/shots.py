"""`make shots`: a picture of every state of every page, in every window, into pictures/.

For each window there is a page that shows them side by side, and pictures/sheets/ holds its rows.
`--readme` takes the two pictures of the README instead.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from app import clock as wall_clock
from tests.support.browser import launch_options
from tests.support.contact_sheet import write_sheets
from tests.support.live import ROOT
from tests.support.made_up import regular
from tests.support.stage import Stage
from tests.support.states import STATES, State
from tests.support.walleted import planner
from tests.support.windows import EVERY_WINDOW, PHONE_LIGHT, Window, dressed

PICTURES = ROOT / "pictures"
README = {
    "today": State("today", "/", regular),
    "visits": State("visits", "/visits", planner),
}


def main(arguments: list[str]) -> int:
    """The number of states that had something wrong."""
    with tempfile.TemporaryDirectory() as folder, Stage(Path(folder)) as stage:
        wall_clock._read = stage.clock
        with sync_playwright() as driver:
            browser = driver.chromium.launch(**launch_options())
            take_what = take_for_readme if "--readme" in arguments else take_all
            wrongs = take_what(stage, browser)
            browser.close()
    print(*wrongs, sep="\n", file=sys.stderr)
    return len(wrongs)


def take_all(stage: Stage, browser: Browser) -> list[str]:
    """What is wrong, state by state; the others have their pictures all the same."""
    shutil.rmtree(PICTURES, ignore_errors=True)
    wrongs = []
    for number, state in enumerate(STATES):
        try:
            take(stage, browser, state, f"{number:02} {state.name}.png")
        except AssertionError as wrong:
            wrongs.append(f"{state.name}: {wrong}")
        print(".", end="", flush=True)
    write_sheets(PICTURES, browser)
    print(f"\nPictures are in {PICTURES}")
    return wrongs


def take(stage: Stage, browser: Browser, state: State, name: str) -> None:
    with stage.shown(browser, state) as page:
        for window in EVERY_WINDOW:
            dressed(page, window)
            unrolled(page, window)
            page.screenshot(path=PICTURES / window.name / name)


def unrolled(page: Page, window: Window) -> None:
    """A window as high as the page, so that the bar stands at its foot and not in its middle."""
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": window.width, "height": max(window.height, height)})


def take_for_readme(stage: Stage, browser: Browser) -> list[str]:
    """One screen of a phone each, sharp on a good display."""
    for name, state in README.items():
        with stage.shown(browser, state, device_scale_factor=2) as page:
            dressed(page, PHONE_LIGHT)
            page.screenshot(path=ROOT / "docs" / "pictures" / f"{name}.png")
    return []


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
