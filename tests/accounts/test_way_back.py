"""Where signing in leads: to the page that was asked for, and never to another site."""

import pytest

from app.accounts.guards import safe_next
from tests.support.cast import PASSWORD
from tests.support.forms import forms_of

RIGHT = {"login": "ana", "password": PASSWORD}
UNSAFE = [
    "//evil.example",
    "///evil.example",
    "https://evil.example",
    "http:evil.example",
    "/\\evil.example",
    "\\/evil.example",
    "/\t/evil.example",
    "/\t\\evil.example",
    "/\n/evil.example",
    "\x00/evil.example",
    " /journal",
    "javascript:alert(1)",
    "data:text/html,x",
    "evil.example",
    "/\r\nSet-Cookie: x=1",
    "/é",
    "",
]


def test_the_page_that_was_asked_for_comes_after_signing_in(ana, client):
    door = client.get("/visits/pools/new/limit?x=1").location
    assert door == "/sign-in?next=/visits/pools/new/limit?x%3D1"
    (form,) = forms_of(client.get(door).text)
    assert form.send(client, RIGHT).location == "/visits/pools/new/limit?x=1"


def test_a_mistake_on_the_way_does_not_lose_the_page(ana, client):
    (form,) = forms_of(client.get("/sign-in?next=/journal").text)
    (again,) = forms_of(form.send(client, RIGHT | {"password": "wrong horse stapler"}).text)
    assert again.send(client, RIGHT).location == "/journal"


@pytest.mark.parametrize("target", UNSAFE, ids=repr)
def test_signing_in_never_leads_to_another_site(ana, client, target):
    answer = client.post("/sign-in", query_string={"next": target}, data=RIGHT)
    assert (answer.status_code, answer.location) == (303, "/")
    again = ana.post("/sign-in/again", query_string={"next": target}, data=RIGHT)
    assert (again.status_code, again.location) == (303, "/")


@pytest.mark.parametrize("target", UNSAFE, ids=repr)
def test_a_script_is_never_sent_to_another_site(ana, client, target):
    answer = client.part("/sign-in", "POST", on="/x", query_string={"next": target}, data=RIGHT)
    assert answer.headers["HX-Redirect"] == "/"


@pytest.mark.parametrize(
    "target", ["/", "/journal", "/visits/pools/new/limit", "/journal?before=a-1#x"]
)
def test_a_path_of_ours_is_followed(target):
    assert safe_next(target, otherwise="/other") == target
