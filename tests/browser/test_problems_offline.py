"""What one is in therapy for, and the first steps, without a network: kept on the phone, and the
same on the server."""

from playwright.sync_api import Page, expect

from tests.support.kept import back_on_the_net, keep, open_kept

PAGE = "/settings/problems"


def choose(page: Page, *words: str) -> None:
    for each in words:
        page.get_by_text(each, exact=True).tap()


def test_the_first_step_another_problem_and_the_end_of_one(anas, ana, phone):
    keep(anas)
    phone.set_offline(True)
    open_kept(anas, "/start")
    choose(anas, "Head, neck and back", "Low back", "After an injury", "Next")
    expect(anas.get_by_role("heading", level=1, name="Your therapist’s exercises")).to_be_visible()
    open_kept(anas, "/start")  # and says it otherwise, before the server heard of the first
    choose(anas, "Head, neck and back", "Low back", "Neck", "Next")  # the form holds the first
    expect(anas.get_by_role("link", name="Pick from the library")).to_be_visible()
    expect(anas.get_by_text("do what your surgeon or therapist said first")).to_be_visible()
    open_kept(anas, "/exercises/library/bridge?from=start")  # of a list that had come before
    expect(anas.get_by_role("heading", level=1, name="Bridge")).to_be_visible()
    choose(anas, "Add to my exercises")
    expect(anas.locator("#plan")).to_contain_text("Bridge")
    for path in ("/exercises", "/"):  # where nothing was when they were kept
        open_kept(anas, path)
        expect(anas.get_by_text("No exercises yet")).to_be_hidden()
    expect(anas.get_by_role("link", name="See the list")).to_be_visible()

    open_kept(anas, "/settings")
    anas.get_by_role("link", name="What you are in therapy for").tap()
    anas.get_by_role("link", name="Add another").tap()
    choose(anas, "Hip, leg and foot", "Left knee", "Right knee", "After surgery", "Save")
    expect(anas.get_by_text("A new one was added.")).to_be_visible()
    anas.get_by_role("button", name="This is over").tap()
    expect(anas.get_by_role("button", name="This is over")).to_be_hidden()

    back_on_the_net(anas)
    page = ana.get(PAGE).text
    assert page.index("Left knee, Right knee") < page.index("Neck") and "Low back" not in page
    assert "After surgery." in page and "After an injury." in page
    assert page.count("Over since") == 1
