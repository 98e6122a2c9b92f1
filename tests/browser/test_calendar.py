"""The calendar at phone size: an address is made and read, and a clinic's file is planned."""

from tests.support.browser import cookie_of
from tests.support.calendars import VISIT, ics

FILE = {"name": "visits.ics", "mimeType": "text/calendar", "buffer": ics(VISIT)}


def test_an_address_is_made_and_a_file_becomes_a_visit_that_stands_in_it(clock, ana, phone):
    phone.add_cookies([cookie_of(ana)])
    page = phone.new_page()
    page.goto("/more")
    page.get_by_role("link", name="Calendar").tap()
    page.get_by_role("link", name="Make an address").tap()
    page.get_by_role("button", name="Make my address").tap()
    address = page.locator("code").inner_text()
    opens = page.get_by_role("link", name="Open in a calendar app").get_attribute("href")
    assert opens == address.replace("http:", "webcal:")

    page.get_by_role("link", name="Done").tap()
    page.get_by_role("link", name="Bring visits in from a file").tap()
    page.get_by_label("Calendar file").set_input_files(FILE)
    page.get_by_role("button", name="Look into the file").tap()
    page.get_by_role("button", name="Plan the chosen visits").tap()
    page.get_by_text("1 visit planned.").wait_for()
    assert "DTSTART:20261127T193000Z" in page.request.get(address).text()
