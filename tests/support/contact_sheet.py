"""Many pictures side by side, for a person to look through."""

from html import escape
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser

SHOWN_WIDTH = 260
SHEET_WIDTH = 1680

STYLE = f"""
  body {{ margin: 16px; background: #999; font: 14px/1.3 system-ui, sans-serif; }}
  section {{ display: flex; align-items: start; gap: 12px; padding: 6px; }}
  figure {{ margin: 0; }}
  figcaption {{ padding-block-end: 4px; font-weight: 700; }}
  img {{ display: block; inline-size: {SHOWN_WIDTH}px; }}
  .wide img {{ inline-size: {2 * SHOWN_WIDTH}px; }}
"""


def write_sheets(pictures: Path, browser: Browser) -> None:
    """For each folder of `pictures` a page that shows it, and every row of that as a picture."""
    (pictures / "sheets").mkdir()
    page = browser.new_page(viewport={"width": SHEET_WIDTH, "height": 1000})
    folders = sorted(path for path in pictures.iterdir() if path.name != "sheets")
    for folder in folders:
        sheet = pictures / f"{folder.name}.html"
        sheet.write_text(sheet_of(folder), "utf-8")
        page.goto(sheet.as_uri())
        for number, row in enumerate(page.locator("section").all(), 1):
            row.screenshot(path=pictures / "sheets" / f"{folder.name}, {number:02}.png")
    page.close()


def sheet_of(folder: Path) -> str:
    is_wide = folder.name.startswith("1280")
    files = sorted(folder.glob("*.png"))
    rows = "".join(row_of(row, is_wide) for row in rows_of(files, 3 if is_wide else 6))
    return f"<!doctype html><title>{escape(folder.name)}</title><style>{STYLE}</style>{rows}"


def rows_of(files: list[Path], length: int) -> list[list[Path]]:
    return [files[start : start + length] for start in range(0, len(files), length)]


def row_of(files: list[Path], is_wide: bool) -> str:
    figures = "".join(map(figure_of, files))
    return f"<section{' class=wide' if is_wide else ''}>{figures}</section>"


def figure_of(file: Path) -> str:
    address = quote(f"{file.parent.name}/{file.name}")
    caption = f"<figcaption>{escape(file.stem)}</figcaption>"
    return f'<figure>{caption}<a href="{address}"><img src="{address}"></a></figure>'
