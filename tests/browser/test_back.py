"""Back: browsers may keep a page as it was left, in memory, and show it again."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.support.browser import cookie_of, launch_options
from tests.support.phones import a_phone


@pytest.fixture(scope="module")
def keeping_chromium(playwright) -> Iterator[Browser]:
    """A browser that does keep them, as people's own do; Playwright switches that off."""
    as_people_have_it = ["--disable-back-forward-cache"]
    browser = playwright.chromium.launch(**launch_options(), ignore_default_args=as_people_have_it)
    yield browser
    browser.close()


@pytest.fixture
def anas(keeping_chromium, address, ana) -> Iterator[Page]:
    with a_phone(keeping_chromium, address) as phone:
        phone.add_cookies([cookie_of(ana)])
        yield phone.new_page()


def test_back_after_sign_out_shows_nothing_private(anas, ana):
    ana.act("/exercises", name="Heel raise", sets="3", reps="10")
    anas.goto("/exercises")
    anas.goto("/more")
    anas.get_by_role("button", name="Sign out").tap()
    expect(anas.get_by_role("heading", name="Sign in")).to_be_visible()

    for _ in range(2):
        anas.go_back(wait_until="commit")
        expect(anas.get_by_role("heading", name="Sign in")).to_be_visible()
        expect(anas.get_by_text("Heel raise")).to_have_count(0)


def test_a_kept_page_of_an_ended_session_leads_to_sign_in(anas, ana):
    anas.goto("/exercises")
    anas.goto("/more")
    ana.post("/sign-out")  # on the server; this browser has not heard of it

    anas.go_back(wait_until="commit")
    expect(anas.get_by_role("heading", name="Sign in")).to_be_visible()


def test_a_kept_page_of_the_same_person_is_shown_without_a_new_load(anas):
    anas.goto("/")
    anas.evaluate("navigator.serviceWorker.ready")
    anas.evaluate("window.isTheSame = true")
    anas.goto("/help")
    anas.go_back(wait_until="commit")
    expect(anas.get_by_role("heading", name="Today")).to_be_visible()
    assert anas.evaluate("window.isTheSame")


def test_a_kept_page_knows_of_the_act_it_was_left_by_and_takes_another(anas):
    anas.route("**/*", keepable)
    anas.goto("/")
    for intensity in ("4", "6"):
        anas.get_by_role("button", name=intensity, exact=True).tap()
        expect(anas.get_by_role("heading", name=f"Pain {intensity} of 10")).to_be_visible()
        anas.go_back(wait_until="commit")
        expect(anas.get_by_role("link", name=f"Last: {intensity}")).to_be_visible()
    anas.goto("/journal")
    expect(anas.locator("a.entry")).to_have_count(2)


def keepable(route: Route) -> None:
    """As in browsers that keep even a page that wrote and was marked `no-store`."""
    is_page = route.request.resource_type in ("document", "fetch")
    if not is_page or route.request.url.endswith("/sync"):
        return route.continue_()
    answer = route.fetch(max_redirects=0)
    headers = {name: text for name, text in answer.headers.items() if name != "cache-control"}
    return route.fulfill(response=answer, headers=headers)
