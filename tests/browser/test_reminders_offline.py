"""Reminders without a network: switched and timed on the phone, and the same on the server."""

from playwright.sync_api import expect

from tests.support.kept import back_on_the_net, keep, open_kept


def test_a_few_on_one_off_and_another_time(anas, ana, phone):
    keep(anas)
    phone.set_offline(True)
    open_kept(anas, "/reminders")
    anas.get_by_role("button", name="Turn on these").tap()
    expect(anas.get_by_role("button", name="Turn all off")).to_be_visible()
    switch = anas.get_by_role("switch", name="Did you go?")
    switch.tap()
    expect(switch).to_be_checked()
    anas.get_by_role("link", name="8:00 am").tap()
    anas.get_by_label("Time", exact=True).fill("07:15")
    anas.get_by_text("Mon", exact=True).first.tap()
    anas.get_by_role("button", name="Save").tap()
    expect(anas.get_by_role("heading", level=1, name="Reminders")).to_be_visible()

    back_on_the_net(anas)
    page = ana.get("/reminders").text.replace("\N{NO-BREAK SPACE}", " ")
    assert "7:15 am on Mon" in page and page.count("Turn all off") == 1
    assert page.count('value="off" role="switch" aria-checked="true"') == 11


def test_a_few_are_offered_at_the_end_of_the_first_steps_and_off_with_one_tap(anas, ana, phone):
    keep(anas)
    anas.goto("/start/visits")
    anas.get_by_role("button", name="Turn on these").tap()
    off = anas.get_by_role("button", name="Turn all off")
    expect(off).to_be_visible()
    expect(anas.get_by_role("link", name="Turn on this device")).to_be_visible()
    phone.set_offline(True)
    off.tap()
    expect(anas.get_by_role("button", name="Turn on these")).to_be_visible()
    expect(off).to_be_hidden()

    back_on_the_net(anas)
    hidden = 'data-shown-by="reminders.offer" data-hidden-by="reminders.stop" hidden'
    assert hidden in ana.get("/reminders").text
