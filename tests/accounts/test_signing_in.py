"""In and out: an answer that tells nothing, a cookie that says nothing, a session that ends."""

from app.accounts import passwords
from tests.support.cast import PASSWORD
from tests.support.cookies import content_of, cookie_of, is_in, visitor_with
from tests.support.tables import dump

RIGHT = {"login": "ana", "password": PASSWORD}
WRONG = "wrong horse stapler"


def test_the_right_password_leads_to_today(ana, client):
    answer = client.post("/sign-in", data=RIGHT)
    assert (answer.status_code, answer.location) == (303, "/")
    assert "How is the pain now?" in client.get("/").text


def test_signing_in_while_signed_in_leads_to_today(ana):
    assert ana.get("/sign-in").location == "/"


def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(ana, client, hasher):
    wrong = client.post("/sign-in", data=RIGHT | {"password": WRONG})
    unknown = client.post("/sign-in", data={"login": "eve", "password": WRONG})
    assert wrong.status_code == unknown.status_code == 422
    assert "That name and password do not match." in wrong.text and WRONG not in wrong.text
    assert wrong.text.replace('value="ana"', "") == unknown.text.replace('value="eve"', "")
    assert hasher.asked == ["verify", "verify"]


def test_what_an_unknown_name_is_checked_against_costs_as_much(strong_hasher):
    assert not strong_hasher.check_needs_rehash(passwords._NOBODY)


def test_the_cookie_is_for_this_host_alone_and_out_of_reach_of_scripts(ana, client):
    answer = client.post("/sign-in", data=RIGHT)
    (cookie,) = answer.headers.getlist("Set-Cookie")
    name, *flags = cookie.split("; ")
    assert name.startswith("__Host-homestretch=")
    assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= set(flags)
    assert not any(flag.lower().startswith("domain") for flag in flags)


def test_the_cookie_says_nothing_of_the_person(app, ana):
    person = ana.get("/session").json["person"]
    content = content_of(app, cookie_of(ana))
    assert content.keys() <= {"_user_id", "_fresh", "_permanent"}
    assert person not in str(content) and len(content["_user_id"]) == 43


def test_the_token_is_kept_only_as_a_hash(app, ana):
    token = content_of(app, cookie_of(ana))["_user_id"]
    assert token not in repr(dump(app)) and repr(token.encode()) not in repr(dump(app))


def test_each_signing_in_has_a_token_of_its_own_and_ends_the_last_one(app, ana):
    before = cookie_of(ana)
    ana.post("/sign-in", data=RIGHT)
    assert cookie_of(ana) != before and is_in(ana)
    assert not is_in(visitor_with(app, before))
    assert len(dump(app)["sessions"]) == 1


def test_a_cookie_planted_before_signing_in_is_worth_nothing(app, ana, phone):
    planted = cookie_of(phone())
    victim = visitor_with(app, planted)
    victim.post("/sign-in", data=RIGHT)
    assert is_in(victim) and not is_in(visitor_with(app, planted))


def test_signing_out_ends_the_session_on_the_server(app, ana):
    kept = cookie_of(ana)
    answer = ana.post("/sign-out")
    assert (answer.status_code, answer.location) == (303, "/sign-in")
    assert answer.headers["Clear-Site-Data"] == '"cache"'
    assert not is_in(ana) and cookie_of(ana) is None
    assert not is_in(visitor_with(app, kept))
    assert dump(app)["sessions"] == []


def test_a_cookie_that_was_tampered_with_is_nobodys(app, ana):
    cookie = cookie_of(ana)
    changed = cookie.replace(cookie[5], "A" if cookie[5] != "A" else "B", 1)
    assert is_in(visitor_with(app, cookie)) and not is_in(visitor_with(app, changed))


def test_a_page_can_ask_who_is_signed_in(ana, client, bea):
    assert client.get("/session").json == {"person": None}
    ids = {visitor.get("/session").json["person"] for visitor in (ana, bea)}
    assert len(ids) == 2 and None not in ids
    assert f'data-person="{ana.get("/session").json["person"]}"' in ana.get("/").text
    assert ana.get("/session").headers["Cache-Control"] == "no-store"


def test_after_signing_out_nobody_is_signed_in_there(ana):
    ana.post("/sign-out")
    assert ana.get("/session").json == {"person": None}
