"""Hands shake and buttons are pressed twice: one wish is one entry."""

from playwright.sync_api import Page, expect

from tests.support.cast import PASSWORD

TWO_CLICKS = "button => { button.click(); button.click(); }"
# The second meets a browser that waits for the answer to the first.
A_CLICK_AND_ANOTHER = "button => { button.click(); setTimeout(() => button.click(), 20); }"
TWO_SUBMITS = "button => { for (let i = 0; i < 2; i++) button.form.requestSubmit(button); }"


def test_two_quick_taps_on_the_pad_make_one_entry(anas):
    anas.goto("/")
    anas.get_by_role("button", name="4", exact=True).dblclick(delay=5)
    expect(anas.get_by_role("heading", name="Pain 4 of 10")).to_be_visible()
    assert entries(anas) == 1


def test_two_clicks_in_one_moment_make_one_entry(anas):
    anas.goto("/")
    anas.get_by_role("button", name="4", exact=True).evaluate(TWO_CLICKS)
    expect(anas.get_by_role("heading", name="Pain 4 of 10")).to_be_visible()
    assert entries(anas) == 1


def test_two_submits_in_one_moment_count_one_visit(anas):
    anas.goto("/visits")
    anas.get_by_role("button", name="1 visit today").evaluate(TWO_SUBMITS)
    expect(anas.get_by_role("status")).to_contain_text("Visit counted.")
    assert visits(anas) == 1


def test_the_button_works_again_once_the_answer_is_shown(anas):
    anas.goto("/visits")
    for already, name in enumerate(["1 visit today", *["Another one: count it"] * 2]):
        if already:
            anas.get_by_text("1 more visit today").tap()
        anas.get_by_role("button", name=name).tap()
        expect(anas.locator("#visit-list li")).to_have_count(already + 1)
        expect(anas.locator("form[aria-busy=true]")).to_have_count(0)
    assert visits(anas) == 3


def test_two_clicks_on_sign_up_make_one_account_and_no_error(page):
    page.goto("/sign-up")
    page.get_by_label("Your name").fill("Bea")
    page.get_by_label("Email or user name").fill("bea")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Make my account").evaluate(A_CLICK_AND_ANOTHER)
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()


def entries(page: Page) -> int:
    page.goto("/journal")
    return page.locator("a.entry").count()


def visits(page: Page) -> int:
    page.goto("/visits")
    return page.locator("#visit-list li").count()
