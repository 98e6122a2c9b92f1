"""Without a network: the person's own pages, and for all others one that says what to do."""

import pytest
from playwright.sync_api import Page, expect

from tests.support.kept import keep, open_kept

KEPT = "caches.keys().then((names) => names.filter((name) => name.startsWith('build-')))"
KEPT_OFFLINE_PAGE = """
  caches.match("/offline").then((answer) => answer.text())
"""


@pytest.fixture
def kept(anas) -> Page:
    """Ana's page once the worker is in charge of it."""
    keep(anas)
    return anas


@pytest.mark.parametrize(
    ("path", "heading"),
    [
        ("/", "Today"),
        ("/exercises", "Exercises"),
        ("/journal", "Journal"),
        ("/visits", "Visits"),
        ("/more", "More"),
        ("/waiting", "On this phone"),
        ("/warning-signs", "Warning signs"),
    ],
)
def test_the_places_open_without_a_network(kept, phone, path, heading):
    phone.set_offline(True)
    open_kept(kept, path)
    expect(kept.get_by_role("heading", level=1, name=heading)).to_be_visible()


def test_a_page_that_is_not_kept_is_the_offline_page_in_its_own_styles(kept, phone):
    phone.set_offline(True)
    open_kept(kept, "/settings/password")
    expect(kept.get_by_role("heading", name="You are offline")).to_be_visible()
    button = kept.get_by_role("link", name="Try again")
    expect(button).to_have_css("border-radius", "12px")
    expect(kept.locator(".wordmark")).to_be_visible()


def test_try_again_leads_back(kept, phone):
    phone.set_offline(True)
    open_kept(kept, "/settings/profile")
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


def test_private_pages_are_kept_in_the_person_s_own_cache_only(kept):
    for path in ("/journal", "/visits", "/exercises"):
        kept.goto(path)
    kept_paths = kept.evaluate(
        """async () => {
          const names = await caches.keys();
          const caches_ = await Promise.all(names.map((name) => caches.open(name)));
          const others = caches_.filter((_cache, nth) => !names[nth].startsWith("pack-"));
          const requests = (await Promise.all(others.map((cache) => cache.keys()))).flat();
          return requests.map((request) => new URL(request.url).pathname);
        }"""
    )
    assert {"/offline", "/warning-signs"} <= set(kept_paths)
    for path in kept_paths:
        assert path in ("/offline", "/warning-signs") or path.startswith("/static/")


def test_files_come_from_the_worker_s_own_keeping(kept):
    with kept.expect_response("**/app.css") as style:
        kept.reload()
    assert style.value.from_service_worker
    assert len(kept.evaluate(KEPT)) == 1
