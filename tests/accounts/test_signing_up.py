"""Who may join, under which name."""

import re

import pytest

from tests.support.cast import PASSWORD
from tests.support.cookies import is_in
from tests.support.tables import dump

CLEO = {"name": "Cleo", "login": "cleo", "password": PASSWORD, "zone": "Europe/Paris"}


def test_joining_signs_in_and_offers_recovery_codes(client):
    answer = client.post("/sign-up", data=CLEO)
    assert (answer.status_code, answer.location) == (303, "/settings/recovery-codes?welcome=1")
    assert "Make my codes" in client.get(answer.location).text
    assert is_in(client)


def test_an_open_door_lets_everybody_in(door, ana, client):
    door("open")
    assert client.post("/sign-up", data=CLEO).status_code == 303


def test_a_closed_door_lets_nobody_in_not_even_the_invited(app, door, host, client):
    door("closed")
    token = host("person", "invite").partition("=")[2]
    before = dump(app)
    answer = client.post("/sign-up", data=CLEO | {"invitation": token})
    assert answer.status_code == 422 and "<form" not in answer.text
    assert dump(app) == before


def test_left_to_itself_the_first_account_closes_the_door(door, sign_up, client):
    door("auto")
    assert "<form" in client.get("/sign-up").text
    sign_up("ana")
    assert "New people need an invitation here." in client.get("/sign-up").text
    assert client.post("/sign-up", data=CLEO).status_code == 422


def test_the_first_account_is_the_host(ana, bea):
    assert "Invite someone" in ana.get("/settings").text
    assert "Invite someone" not in bea.get("/settings").text


def test_only_the_host_invites(app, ana, bea):
    before = dump(app)
    assert bea.get("/settings/invitations").status_code == 404
    assert bea.post("/settings/invitations").status_code == 404
    assert dump(app) == before


def test_an_invitation_from_settings_opens_the_door_once(door, ana, app, client):
    door("auto")
    page = ana.post("/settings/invitations").text
    path = re.search(r"http://127\.0\.0\.1(/sign-up\?invitation=[\w-]+)", page).group(1)
    assert "<form" in client.get(path).text
    invited = CLEO | {"invitation": path.partition("=")[2]}
    assert client.post("/sign-up", data=invited).status_code == 303
    again = app.test_client().post("/sign-up", data=invited | {"login": "dora"})
    assert again.status_code == 422


def test_the_hosts_command_prints_an_invitation(door, host, client, monkeypatch, app):
    door("invited")
    monkeypatch.setitem(app.config, "ORIGIN", "https://home.example")
    link = host("person", "invite")
    assert re.fullmatch(r"https://home\.example/sign-up\?invitation=[\w-]{43}", link)
    monkeypatch.setitem(app.config, "ORIGIN", "")
    invited = CLEO | {"invitation": link.partition("=")[2]}
    assert client.post("/sign-up", data=invited).status_code == 303


def test_an_invitation_ends_after_two_weeks(door, host, client, clock):
    door("invited")
    token = host("person", "invite").partition("=")[2]
    clock.forward(days=14)
    assert client.post("/sign-up", data=CLEO | {"invitation": token}).status_code == 422


def test_an_invitation_outlives_a_form_that_did_not_fit(door, host, client):
    door("invited")
    invited = CLEO | {"invitation": host("person", "invite").partition("=")[2]}
    refused = client.post("/sign-up", data=invited | {"password": "short"})
    assert refused.status_code == 422 and invited["invitation"] in refused.text
    assert client.post("/sign-up", data=invited).status_code == 303


def test_a_made_up_invitation_opens_nothing(door, client):
    door("invited")
    assert client.post("/sign-up", data=CLEO | {"invitation": "é" * 43}).status_code == 422


@pytest.mark.parametrize(
    "spelling", ["ana", "ANA", "  Ana ", "ａｎａ", "ᴬna", "a\N{RIGHT-TO-LEFT OVERRIDE}na"]
)
def test_two_spellings_of_one_name_are_one_person(ana, client, spelling):
    answer = client.post("/sign-up", data=CLEO | {"login": spelling})
    assert answer.status_code == 422 and "That one is taken." in answer.text
    assert (
        client.post("/sign-in", data={"login": spelling, "password": PASSWORD}).status_code == 303
    )


def test_a_composed_letter_is_the_same_as_its_parts(client, app):
    assert client.post("/sign-up", data=CLEO | {"login": "zoe\u0308"}).status_code == 303
    form = {"login": "zoë", "password": PASSWORD}
    assert app.test_client().post("/sign-in", data=form).status_code == 303


MISFITS = {
    "name": ["", "   ", "x" * 101, "two\nlines", "a\0b"],
    "login": ["", "  ", "ab", "an a", "x" * 255, "\0abc", "ﷺ" * 20, "a\x1bbc"],
    "password": ["", "x" * 9, "x" * 1025],
    "zone": ["", "Mars/Olympus", "../../etc/passwd", "America", "\0", "x" * 300],
}


@pytest.mark.both_databases
@pytest.mark.parametrize(
    ("field", "typed"), [(field, typed) for field, several in MISFITS.items() for typed in several]
)
def test_what_does_not_fit_is_said_at_its_field(app, client, field, typed):
    answer = client.post("/sign-up", data=CLEO | {field: typed})
    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
    assert 'value="Cleo"' in answer.text or field == "name"
    assert not dump(app)["people"]


def test_a_typed_password_is_never_sent_back(client):
    answer = client.post("/sign-up", data=CLEO | {"name": ""})
    assert answer.status_code == 422 and PASSWORD not in answer.text


def test_markup_in_a_name_is_shown_as_text(sign_up):
    page = sign_up("dora", name="<script>alert(1)</script>").get("/settings/profile").text
    assert "<script>alert" not in page and "&lt;script&gt;alert" in page
