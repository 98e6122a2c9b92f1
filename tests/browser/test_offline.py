"""Without a network: a page of our own in place of the browser's, and nothing half done."""

import pytest
from playwright.sync_api import Page, expect

KEPT = "caches.keys().then((names) => names.filter((name) => name.startsWith('build-')))"
KEPT_OFFLINE_PAGE = """
  caches.match("/offline").then((answer) => answer.text())
"""


@pytest.fixture
def kept(anas) -> Page:
    """Ana's page once the worker is in charge of it."""
    anas.goto("/")
    anas.evaluate("navigator.serviceWorker.ready")
    anas.reload()
    assert anas.evaluate("Boolean(navigator.serviceWorker.controller)")
    return anas


def test_a_reload_shows_the_offline_page_in_its_own_styles(kept, phone):
    phone.set_offline(True)
    kept.reload()
    expect(kept.get_by_role("heading", name="You are offline")).to_be_visible()
    button = kept.get_by_role("link", name="Try again")
    expect(button).to_have_css("border-radius", "12px")
    expect(kept.locator(".wordmark")).to_be_visible()


def test_any_other_place_shows_it_too_and_try_again_leads_back(kept, phone):
    phone.set_offline(True)
    kept.get_by_role("link", name="Journal").tap()
    expect(kept.get_by_role("heading", name="You are offline")).to_be_visible()

    phone.set_offline(False)
    kept.get_by_role("link", name="Try again").tap()
    expect(kept.get_by_role("heading", name="Today")).to_be_visible()


def test_the_offline_page_knows_nobody(kept, ana):
    page = kept.evaluate(KEPT_OFFLINE_PAGE)
    assert "You are offline" in page
    assert "data-person" not in page


def test_the_worker_leaves_writing_to_the_page(kept):
    with kept.expect_response(lambda answer: answer.request.method == "POST") as posted:
        kept.get_by_role("button", name="4", exact=True).tap()
    assert not posted.value.from_service_worker
    expect(kept.get_by_role("heading", name="Pain 4 of 10")).to_be_visible()


def test_no_private_page_is_kept(kept):
    for path in ("/journal", "/visits", "/exercises"):
        kept.goto(path)
    kept_paths = kept.evaluate(
        """async () => {
          const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
          const requests = (await Promise.all(caches_.map((cache) => cache.keys()))).flat();
          return requests.map((request) => new URL(request.url).pathname);
        }"""
    )
    assert "/offline" in kept_paths
    assert all(path == "/offline" or path.startswith("/static/") for path in kept_paths)


def test_files_come_from_the_worker_s_own_keeping(kept):
    with kept.expect_response("**/app.css") as style:
        kept.reload()
    assert style.value.from_service_worker
    assert len(kept.evaluate(KEPT)) == 1
