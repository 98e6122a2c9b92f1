"""The front door, whichever way the host has set it."""

from flask import render_template


def welcome(app, mode: str) -> str:
    with app.test_request_context("/"):
        return render_template("pages/welcome.html", sign_up_mode=mode)


def test_an_open_door_offers_to_begin(app):
    assert 'href="/sign-up"' in welcome(app, "open")


def test_by_invitation_the_link_comes_from_the_host(app):
    page = welcome(app, "invited")
    assert 'href="/sign-up"' not in page
    assert "Ask the person who hosts it for a link to join." in page


def test_a_closed_door_says_so(app):
    page = welcome(app, "closed")
    assert 'href="/sign-up"' not in page
    assert "No new people can join here now." in page


def test_every_door_lets_people_sign_in(app):
    assert all('href="/sign-in"' in welcome(app, mode) for mode in ("open", "invited", "closed"))
