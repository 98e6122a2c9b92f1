"""When nothing comes back: what a day brings is kept on the phone; the rest says so, and stays."""

from playwright.sync_api import expect


def test_a_lost_session_keeps_the_act_and_asks_to_sign_in(anas, phone, ana):
    anas.goto("/visits")
    ana.post("/sign-out")
    anas.get_by_role("button", name="1 visit today").tap()
    expect(anas.get_by_text("Sign in again to send")).to_be_visible()
    expect(anas.locator("#visit-list").get_by_text("On this phone")).to_be_visible()


def test_a_page_that_cannot_be_fetched_into_the_journal_is_opened(anas, phone, ana):
    for _ in range(31):
        ana.post("/journal", data={"intensity": "3"})
    anas.goto("/journal")
    ana.post("/sign-out")
    anas.get_by_role("link", name="Show earlier").tap()
    expect(anas.get_by_role("heading", name="Sign in")).to_be_visible()
