"""Goals, numbers and questions without a network: kept by one tap, shown, and the same later."""

from playwright.sync_api import Page, expect

from tests.support.kept import back_on_the_net, keep, open_kept


def press(page: Page, name: str) -> None:
    expect(page.locator("form[aria-busy=true]")).to_have_count(0)
    page.get_by_role("button", name=name).tap()


def test_numbers_goals_and_questions_wait_on_the_phone(anas, ana, phone):
    ana.act("/goals/activities", name="Stairs without the rail")
    keep(anas)
    phone.set_offline(True)
    open_kept(anas, "/goals/activities")
    anas.get_by_role("button", name="7", exact=True).tap()
    expect(anas.get_by_role("button", name="7", pressed=True)).to_be_visible()
    expect(anas.locator(".toast")).to_contain_text("7 saved on this phone")
    anas.get_by_label("What is hard to do?").fill("Kneel")
    anas.get_by_role("button", name="Add").tap()
    expect(anas.locator("#new-activities")).to_contain_text("Hard to do: Kneel")

    open_kept(anas, "/questions")
    anas.get_by_label("What do you want to ask?").fill("May I swim?")
    anas.get_by_role("button", name="Add").tap()
    expect(anas.locator("#new-questions")).to_contain_text("To ask: May I swim?")

    open_kept(anas, "/goals/new")
    anas.get_by_role("button", name="Save").tap()
    field = anas.get_by_label("What do you want to do?")
    expect(field).to_have_js_property("validationMessage", "Please fill this in.")
    field.fill("Walk to the shop")
    press(anas, "Save")
    expect(anas.locator("#new-goals")).to_contain_text("New goal: Walk to the shop")
    back_on_the_net(anas)
    assert "Walk to the shop" in ana.get("/goals").text
    assert "May I swim?" in ana.get("/questions").text
    activities = ana.get("/goals/activities").text
    assert "Kneel" in activities and 'value="7" aria-pressed="true"' in activities


def test_what_was_asked_or_added_by_mistake_is_taken_back(anas, ana, phone):
    ana.act("/questions", text="A brace?")
    keep(anas)
    phone.set_offline(True)
    open_kept(anas, "/questions")
    anas.get_by_role("button", name="Asked: A brace?").tap()
    expect(anas.get_by_role("link", name="A brace?")).to_be_hidden()
    anas.locator(".toast").get_by_role("button", name="Undo").tap()
    expect(anas.locator(".toast")).to_contain_text("Question is open again")
    anas.get_by_label("What do you want to ask?").fill("Nothing")
    anas.get_by_role("button", name="Add").tap()
    line = anas.locator("#new-questions li")
    expect(line).to_be_visible()
    line.get_by_role("button", name="Take back").tap()
    expect(line).to_be_hidden()
    back_on_the_net(anas)
    page = ana.get("/questions").text
    assert "A brace?" in page.partition("Asked</h2>")[0] and "Nothing</bdi>" not in page
