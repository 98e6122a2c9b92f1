"""The same address for a browser and for a script, which gets thinner answers."""

import pytest

from app.web.answers import wants_part

PAGES = [
    "/",
    "/journal",
    "/exercises",
    "/exercises/new",
    "/visits",
    "/visits/pools/new/limit",
    "/settings",
]


@pytest.mark.parametrize("path", PAGES)
def test_a_script_gets_the_content_of_main_and_the_toasts(ana, path):
    whole, part = ana.get(path).text, ana.part(path).text
    assert "<html" in whole and "<html" not in part and "<main" not in part
    assert "<h1" in part and 'id="toasts" hx-swap-oob="innerHTML"' in part


def test_a_page_that_htmx_restores_is_whole(app, ana):
    headers = {"HX-Request": "true", "HX-History-Restore-Request": "true"}
    with app.test_request_context("/", headers=headers):
        assert not wants_part()
    with app.test_request_context("/", headers={"HX-Request": "true"}):
        assert wants_part()


def test_a_write_on_its_own_page_leads_back_to_it(ana):
    answer = ana.part("/visits", "POST", on="/visits?done=x")
    assert answer.status_code == 303 and answer.location.startswith("/visits?done=")
    assert "Visit counted." in ana.part(answer.location, on="/visits").text


def test_a_write_that_leads_elsewhere_moves_the_browser(ana):
    answer = ana.part("/visits", "POST", on="/")
    assert (answer.status_code, answer.data) == (204, b"")
    assert answer.headers["HX-Redirect"].startswith("/visits?done=")


def test_a_write_that_does_not_say_where_it_is_moves_the_browser(ana):
    answer = ana.post("/visits", headers={"HX-Request": "true"})
    assert answer.status_code == 204 and "HX-Redirect" in answer.headers


def test_a_refused_form_is_422_to_both(ana):
    form = {"name": "Bridge", "sets": "0", "reps": "10"}
    for answer in (ana.post("/exercises", data=form), ana.part("/exercises", "POST", data=form)):
        assert answer.status_code == 422
        assert "Enter a number from 1 to 20." in answer.text and 'value="Bridge"' in answer.text


def test_a_script_that_asks_for_what_is_not_there_gets_a_part(ana):
    answer = ana.part("/no-such-page")
    assert answer.status_code == 404 and "<html" not in answer.text


def test_without_scripts_a_write_is_answered_by_a_redirect(ana):
    answer = ana.post("/visits")
    assert answer.status_code == 303 and "HX-Redirect" not in answer.headers


def test_a_cache_must_not_mix_up_the_two(ana):
    for answer in (ana.get("/journal"), ana.part("/journal"), ana.get("/no-such-page")):
        assert "HX-Request" in answer.headers["Vary"]
