"""Every page in a browser test is watched: it may not complain, fail, or ask a stranger."""

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response

REMARKS = (
    # The browser's own on an answer such as 422; what the answer was is judged below.
    "Failed to load resource",
    # Where a test needs no worker.
    "Service Worker registration blocked by Playwright",
)
MAY_BE_REFUSED = ("document", "fetch", "xhr")


class Watch:
    """Collects what is wrong on the pages of `context`, which belong to `address` alone."""

    def __init__(self, context: BrowserContext, address: str):
        self.ours = urlsplit(address).netloc
        self.wrongs: list[str] = []
        context.on("console", self._hear)
        context.on("weberror", lambda error: self.wrongs.append(f"script error: {error.error}"))
        context.on("request", self._see_request)
        context.on("response", self._see_response)
        context.on("page", self._see_page)

    def check(self) -> None:
        assert not self.wrongs, "\n".join(self.wrongs)

    def _see_page(self, page: Page) -> None:
        page.on("crash", lambda: self.wrongs.append("the page crashed"))

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not message.text.startswith(REMARKS):
            self.wrongs.append(f"console {message.type}: {message.text}")

    def _see_request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc != self.ours:
            self.wrongs.append(f"asks another host: {request.url}")

    def _see_response(self, answer: Response) -> None:
        is_file = answer.request.resource_type not in MAY_BE_REFUSED
        if answer.status >= 500 or (answer.status >= 400 and is_file):
            self.wrongs.append(f"{answer.status} for {answer.url}")
