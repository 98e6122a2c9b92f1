"""When nothing comes back: the person is told that it is not saved, and can try once more."""

from playwright.sync_api import expect


def test_a_tap_without_network_says_that_it_is_not_saved(anas, phone):
    anas.goto("/")
    phone.set_offline(True)
    anas.get_by_role("button", name="4", exact=True).tap()
    expect(anas.get_by_role("status")).to_contain_text("Not saved")

    phone.set_offline(False)
    anas.get_by_role("button", name="4", exact=True).tap()
    expect(anas.get_by_role("heading", name="Pain 4 of 10")).to_be_visible()


def test_a_note_without_network_stays_as_typed(anas, phone):
    anas.goto("/")
    anas.get_by_role("button", name="4", exact=True).tap()
    anas.get_by_label("Note").fill("After the stairs")
    phone.set_offline(True)
    anas.get_by_role("button", name="Done").tap()
    expect(anas.get_by_role("status")).to_contain_text("Not saved")
    expect(anas.get_by_label("Note")).to_have_value("After the stairs")

    phone.set_offline(False)
    anas.get_by_role("button", name="Done").tap()
    expect(anas.get_by_role("status")).to_contain_text("Changes saved.")


def test_a_broken_server_does_not_take_the_form_away(anas):
    anas.goto("/exercises/new")
    anas.get_by_label("Exercise", exact=True).fill("Heel raise")
    anas.route("**/exercises", lambda route: route.abort("connectionreset"))
    anas.get_by_role("button", name="Save").tap()
    expect(anas.get_by_role("status")).to_contain_text("Not saved")
    expect(anas.get_by_label("Exercise", exact=True)).to_have_value("Heel raise")


def test_a_lost_session_leads_to_sign_in(anas, phone, ana):
    anas.goto("/visits")
    ana.post("/sign-out")
    anas.get_by_role("button", name="1 visit today").tap()
    expect(anas.get_by_role("heading", name="Sign in")).to_be_visible()


def test_a_page_that_cannot_be_fetched_into_the_journal_is_opened(anas, phone, ana):
    for _ in range(31):
        ana.post("/journal", data={"intensity": "3"})
    anas.goto("/journal")
    ana.post("/sign-out")
    anas.get_by_role("link", name="Show earlier").tap()
    expect(anas.get_by_role("heading", name="Sign in")).to_be_visible()
