"""How long a sign-in lasts, and how it is ended from elsewhere."""

import re

import pytest

from tests.support.belongings import ID
from tests.support.cast import PASSWORD
from tests.support.cookies import cookie_of, is_in, visitor_with
from tests.support.tables import dump

FRESH_ONLY = ["/settings/password", "/settings/recovery-codes", "/settings/account-deletion"]
NEW = "another horse stapler"


def test_a_session_lasts_thirty_idle_days(clock, ana):
    clock.forward(days=30)
    assert is_in(ana)


def test_a_session_ends_after_thirty_idle_days(clock, ana):
    clock.forward(days=30, seconds=1)
    assert ana.get("/settings").status_code == 303


def test_a_session_in_use_ends_after_a_hundred_and_eighty_days(clock, ana):
    for _ in range(9):
        clock.forward(days=20)
        assert is_in(ana)
    clock.forward(seconds=1)
    assert not is_in(ana)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_being_seen_is_written_down_once_an_hour(app, clock, ana, method):
    first = dump(app)["sessions"]
    clock.forward(hours=1)
    ana.open("/journal", method=method, data={"intensity": "4"})
    assert dump(app)["sessions"] == first
    clock.forward(seconds=1)
    ana.open("/journal", method=method, data={"intensity": "4"})
    assert dump(app)["sessions"] != first


def test_a_browser_is_listed_by_name_and_nothing_more(app, ana, phone):
    phone(**{"User-Agent": "Mozilla/5.0 (Linux; Android 14; SM-G991B) Chrome/131.0 Mobile"})
    page = ana.get("/settings/sessions").text
    assert "Chrome, Android" in page and page.count("This one") == 1
    assert "SM-G991B" not in repr(dump(app))


def test_when_a_browser_was_last_seen_is_said_in_days_of_the_person(clock, sign_up, phone):
    clock.set("2026-11-21T01:00")  # still Friday evening in Los Angeles
    page = sign_up("ana", zone="America/Los_Angeles")
    phone()
    assert "Last seen 20 November 2026" in page.get("/settings/sessions").text


def test_a_lost_phone_is_signed_out_from_another(ana, phone):
    lost = phone()
    other = re.search(rf'id="session-{ID}">(?:(?!</li>).)*Last seen', page_of(ana), re.DOTALL)
    answer = ana.post(f"/settings/sessions/{other.group(1)}/ending")
    assert (answer.status_code, answer.location) == (303, "/settings/sessions")
    assert is_in(ana) and not is_in(lost)


def test_ending_the_session_in_hand_signs_out(ana):
    this = re.search(f'id="session-{ID}"', page_of(ana)).group(1)
    answer = ana.post(f"/settings/sessions/{this}/ending")
    assert (answer.status_code, answer.location) == (303, "/sign-in")
    assert answer.headers["Clear-Site-Data"] == '"cache"'
    assert not is_in(ana)


def test_a_session_that_ended_by_itself_is_not_listed_and_then_swept_away(app, clock, ana, phone):
    phone()
    for _ in range(2):
        clock.forward(days=16)
        assert is_in(ana)  # while the other phone lies in a drawer
    assert page_of(ana).count('class="session"') == 1
    assert len(dump(app)["sessions"]) == 2
    phone()
    assert len(dump(app)["sessions"]) == 2 and is_in(ana)


def test_all_others_are_ended_at_once(ana, bea, phone):
    others = [phone(), phone()]
    ana.post("/settings/sessions/others/ending")
    assert is_in(ana) and is_in(bea)
    assert not any(is_in(other) for other in others)


def test_a_new_password_ends_all_other_sessions(ana, bea, phone):
    others = [phone(), phone()]
    assert ana.post("/settings/password", data={"password": NEW}).status_code == 303
    assert is_in(ana) and is_in(bea)
    assert not any(is_in(other) for other in others)
    assert is_in(phone(password=NEW))


def test_the_old_password_is_worth_nothing_any_more(ana, client):
    ana.post("/settings/password", data={"password": NEW})
    answer = client.post("/sign-in", data={"login": "ana", "password": PASSWORD})
    assert answer.status_code == 422


@pytest.mark.parametrize("path", FRESH_ONLY)
def test_ten_minutes_later_the_password_is_asked_again(app, clock, ana, path):
    assert ana.get(path).status_code == 200
    clock.forward(minutes=10)
    before = dump(app)
    assert ana.get(path).location == f"/sign-in/again?next={path}"
    assert ana.post(path, data={"password": NEW}).location == "/sign-in/again?next=/"
    assert ana.part(path).headers["HX-Redirect"] == f"/sign-in/again?next={path}"
    assert dump(app) == before


def test_with_the_password_one_goes_on_to_where_one_was(clock, ana):
    clock.forward(minutes=10)
    asked = ana.get("/settings/password").location
    assert ana.get(asked).status_code == 200
    answer = ana.post(asked, data={"password": PASSWORD})
    assert (answer.status_code, answer.location) == (303, "/settings/password")
    assert ana.get(answer.location).status_code == 200


def test_with_a_wrong_password_one_does_not_go_on(clock, ana):
    clock.forward(minutes=10)
    answer = ana.post("/sign-in/again", data={"password": "wrong horse stapler"})
    assert answer.status_code == 422 and "That is not your password." in answer.text
    assert ana.get("/settings/password").status_code == 303


def test_beas_password_does_not_do_for_ana(clock, sign_up, ana):
    sign_up("bea", password=NEW)
    clock.forward(minutes=10)
    assert ana.post("/sign-in/again", data={"password": NEW}).status_code == 422


def test_giving_the_password_again_renews_the_token(app, clock, ana):
    before = cookie_of(ana)
    clock.forward(minutes=10)
    ana.post("/sign-in/again", data={"password": PASSWORD})
    assert is_in(ana) and not is_in(visitor_with(app, before))
    assert len(dump(app)["sessions"]) == 1


def test_a_phone_that_changes_its_network_and_its_name_stays_signed_in(ana):
    elsewhere = {"REMOTE_ADDR": "198.51.100.7", "HTTP_USER_AGENT": "Mozilla/5.0 (updated)"}
    assert ana.get("/settings", environ_base=elsewhere).status_code == 200


def page_of(visitor):
    return visitor.get("/settings/sessions").text
