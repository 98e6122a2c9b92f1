"""What people do on a page before it is looked at. Each gets the page and leaves it settled."""

from collections.abc import Callable

from playwright.sync_api import Page, expect


def press(name: str) -> Callable[[Page], None]:
    """Press a button that leads to another page."""

    def pressed(page: Page) -> None:
        with page.expect_navigation():
            page.get_by_role("button", name=name, exact=True).first.tap()

    return pressed


def told(button: str) -> Callable[[Page], None]:
    """Press and read what is said; the finger rests there, so that it stays."""

    def pressed(page: Page) -> None:
        page.get_by_role("button", name=button, exact=True).first.tap()
        expect(page.locator(".toast")).to_be_visible()
        page.locator(".toast").hover()

    return pressed


def refused(button: str, **typed: str) -> Callable[[Page], None]:
    """Type into the fields of these names, send, and be told what is wrong."""

    def sent(page: Page) -> None:
        for name, text in typed.items():
            page.locator(f"[name={name}]").last.fill(text)
        page.get_by_role("button", name=button, exact=True).last.tap()
        expect(page.get_by_role("alert")).to_be_visible()

    return sent


def wrong_password(page: Page) -> None:
    refused("Sign in", login="nobody", password="not the right one")(page)


def too_many_tries(page: Page) -> None:
    wrong = {"login": "impatient", "password": "not the right one"}
    for _ in range(6):
        page.request.post("/sign-in", form=wrong)
    for name, text in wrong.items():
        page.locator(f"[name={name}]").fill(text)
    press("Sign in")(page)
    expect(page.get_by_role("heading", name="Please wait a moment")).to_be_visible()


def post_from_another_site(page: Page) -> None:
    page.route("**/elsewhere", lambda route: route.fulfill(content_type="text/html", body=FORM))
    page.goto("/elsewhere")
    page.locator("form").evaluate("form => form.submit()")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


FORM = "<form method=post action=/journal referrerpolicy=no-referrer sandbox></form>"


def open_the_number(page: Page) -> None:
    page.get_by_text("Change number").tap()
    expect(page.get_by_role("button", name="10", exact=True)).to_be_visible()


def choose_another_time(page: Page) -> None:
    page.locator("label.chip", has_text="Other").tap()
    page.locator("[name=on]").fill("2026-11-21")
    page.get_by_role("button", name="Done").tap()
    expect(page.get_by_role("alert")).to_be_visible()


def show_earlier(page: Page) -> None:
    page.get_by_role("link", name="Show earlier").tap()
    expect(page.locator("#earlier")).to_have_count(0)


def lose_the_network(page: Page) -> None:
    page.context.set_offline(True)
    page.get_by_role("button", name="4", exact=True).tap()
    expect(page.locator(".toast")).to_contain_text("Not saved")
    page.locator(".toast").hover()


def make_codes(page: Page) -> None:
    press("Make my codes")(page)
    expect(page.locator(".codes")).to_be_visible()
