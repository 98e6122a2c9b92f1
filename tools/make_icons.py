"""Draws the app's icons from its mark. Run it when the mark changes, and keep what it writes:

    python tools/make_icons.py [path of a Chromium]

It writes app/static/icons/favicon.svg and the PNG files beside it. It needs Playwright and a
Chromium, which the app itself does not: browsers and phones want PNG, and a browser is the
one renderer that draws SVG just as other browsers will.
"""

import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ICONS = Path(__file__).parent.parent / "app" / "static" / "icons"

PINE, PAPER, APRICOT = "#0c5748", "#fdfcf7", "#f0a556"
HOUSE = "M24 82V41.5L50 19l26 22.5V82"
TAPE = "M24 55c16 15 36 15 52 0"
# In one ink the tape must not touch the posts, else the mark reads as a letter A.
FLOATING_TAPE = "M40 59.5c6 4.5 14 4.5 20 0"
# The mark's middle and height on its own grid of 100, with its strokes.
MIDDLE_X, MIDDLE_Y, HEIGHT = 50, 50.5, 73


def main(chromium: str | None = None) -> None:
    (ICONS / "favicon.svg").write_text(rounded(share=0.66) + "\n")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, size, drawing in pictures():
            (ICONS / name).write_bytes(png(browser, drawing, size))
        browser.close()


def pictures() -> list[tuple[str, int, str]]:
    """Name, side in pixels and drawing of each PNG."""
    return [
        # For the tab of browsers that take no SVG there; the home screen has its own.
        ("favicon-48.png", 48, rounded(share=0.66)),
        ("icon-192.png", 192, rounded()),
        ("icon-512.png", 512, rounded()),
        # Cut to any shape by the phone: full colour to the edge, the mark in the 80 % circle.
        ("maskable-192.png", 192, full(share=0.55)),
        ("maskable-512.png", 512, full(share=0.55)),
        # iOS rounds the corners itself and shows transparency as black.
        ("apple-touch-icon.png", 180, full(share=0.58)),
        # The small picture beside a message on Android: only its shape is used.
        ("badge-96.png", 96, badge()),
    ]


def rounded(share: float = 0.61) -> str:
    return svg(f'<rect width="100" height="100" rx="22" fill="{PINE}"/>', mark(share))


def full(share: float) -> str:
    return svg(f'<rect width="100" height="100" fill="{PINE}"/>', mark(share))


def badge() -> str:
    return svg(placed(0.86, stroke(HOUSE, "#fff"), stroke(FLOATING_TAPE, "#fff")))


def mark(share: float) -> str:
    return placed(share, stroke(HOUSE, PAPER), stroke(TAPE, APRICOT))


def placed(share: float, *paths: str) -> str:
    """The paths in the middle of the grid, `share` of it high."""
    scale = round(share * 100 / HEIGHT, 4)
    move = f"translate(50 50) scale({scale}) translate(-{MIDDLE_X} -{MIDDLE_Y})"
    return f'<g transform="{move}">{"".join(paths)}</g>'


def stroke(path: str, colour: str) -> str:
    return (
        f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="10"'
        ' stroke-linecap="round" stroke-linejoin="round"/>'
    )


def svg(*parts: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">{"".join(parts)}</svg>'


def png(browser: Browser, drawing: str, size: int) -> bytes:
    page = browser.new_page(viewport={"width": size, "height": size})
    page.set_content(f"<style>body{{margin:0}}svg{{display:block}}</style>{drawing}")
    picture = page.screenshot(omit_background=True)
    page.close()
    return picture


if __name__ == "__main__":
    main(*sys.argv[1:])
