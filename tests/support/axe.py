"""axe-core, as vendored, run in a page with every rule it has, best practices included."""

from functools import cache
from pathlib import Path

from playwright.sync_api import Page

VENDOR = Path(__file__).parents[1] / "vendor"

RUN = """
  () => axe.run({resultTypes: ["violations"]}).then(({violations}) => violations.map(
    ({id, help, nodes}) => `${id}: ${help}: ` + nodes.map((node) => node.html).join(" | ")))
"""


def violations(page: Page) -> list[str]:
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(script())
    return page.evaluate(RUN)


@cache
def script() -> str:
    (file,) = VENDOR.glob("axe-*.min.js")
    return file.read_text()
