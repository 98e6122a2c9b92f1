"""What one is in therapy for, without a network: kept on the phone, and the same on the server."""

from playwright.sync_api import expect

from tests.support.kept import back_on_the_net, keep, open_kept

PAGE = "/settings/problems"


def test_another_problem_is_added_and_the_first_one_is_over(anas, ana, phone):
    keep(anas)
    phone.set_offline(True)
    open_kept(anas, "/settings")
    anas.get_by_role("link", name="What you are in therapy for").tap()
    anas.get_by_role("link", name="Add another").tap()
    anas.get_by_text("Hip, leg and foot").tap()
    anas.get_by_text("Left knee", exact=True).tap()
    anas.get_by_text("Right knee", exact=True).tap()
    anas.get_by_text("After surgery", exact=True).tap()
    anas.get_by_role("button", name="Save").tap()
    expect(anas.get_by_text("A new one was added.")).to_be_visible()
    anas.get_by_role("button", name="This is over").tap()
    expect(anas.get_by_role("button", name="This is over")).to_be_hidden()
    back_on_the_net(anas)
    page = ana.get(PAGE).text
    assert page.index("Left knee, Right knee") < page.index("Nothing said yet")
    assert "After surgery." in page and page.count("Over since") == 1
