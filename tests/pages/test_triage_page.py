"""The page of warning signs, as a frightened person meets it."""

import re

from app.pages.routes import dialable


def test_the_first_thing_on_the_page_is_the_call_for_help(client):
    page = client.get("/warning-signs").text
    main = page[page.index("<main") :]
    assert re.findall(r"<h2[^>]*>([^<]*)</h2>", main)[0] == "Call 911 now"
    assert re.findall(r'href="([^"]*)"', main)[0] == "tel:911"


def test_the_emergency_number_is_that_of_the_place(app, client):
    app.config["EMERGENCY_NUMBER"] = "112"
    page = client.get("/warning-signs").text
    assert 'href="tel:112"' in page
    assert "911" not in re.sub(r"/static/\w+/", "", page)  # a build's name may have it


def test_a_number_is_dialled_without_its_dashes():
    assert dialable("1-1-2") == "112"
    assert dialable("+44 999") == "+44999"


def test_it_says_that_nobody_watches_and_nobody_is_told(client):
    page = client.get("/warning-signs").text
    assert "Nobody watches what you log. Nobody is told." in page


def test_it_needs_no_script(client):
    page = client.get("/warning-signs").text
    main = page[page.index("<main") : page.index("</main>")]
    assert "<script" not in main
    assert "<details" not in main
    assert "hidden" not in main
