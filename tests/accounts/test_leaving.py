"""Deleting the account: at once, all of it, and nobody else's."""

from dataclasses import astuple

import pytest

from tests.support.belongings import belongings_of
from tests.support.cast import PASSWORD
from tests.support.cookies import cookie_of, is_in, visitor_with
from tests.support.reminded import remind
from tests.support.tables import dump, filled

pytestmark = pytest.mark.both_databases


def everything_of(visitor) -> list[str]:
    """The person's id, and those of all their things, after a full day's use."""
    things = belongings_of(visitor)
    edit = {"revision": "1", "when": "kept", "note": "Stairs"}
    visitor.post(f"/journal/{things.entry}", data=edit)
    visitor.post(f"/visits/{things.visit}/deletion")
    visitor.post("/settings/recovery-codes")
    person = visitor.get("/session").json["person"]
    remind(visitor.application, person)
    return [person, *astuple(things)]


def test_nothing_is_left_of_the_person_in_any_table(app, ana, client):
    ids = everything_of(ana)
    client.post("/sign-in", data={"login": "ana", "password": "wrong horse stapler"})
    answer = ana.post("/settings/account-deletion")
    assert (answer.status_code, answer.location) == (303, "/goodbye")
    assert answer.headers["Clear-Site-Data"] == '"cache"'
    left = filled(app)
    left.pop("failed_tries")  # what the address did stays counted, for a day
    left.pop("history")  # the name of the log itself, which is nobody's
    assert left == {}
    assert not [id for id in ids if id in repr(dump(app))]


def test_every_table_had_something_to_lose(app, ana):
    """Else the test above would not notice a table that keeps its rows."""
    everything_of(ana)
    empty = {name for name, rows in dump(app).items() if not rows}
    assert empty == {"invitations", "failed_tries", "origin_pauses", "mail_counts"}


def test_nothing_of_anybody_else_is_touched(app, sign_up, bea):
    everything_of(bea)
    before = dump(app)
    ana = sign_up("ana")
    everything_of(ana)
    ana.post("/settings/account-deletion")
    assert dump(app) == before


def test_one_is_out_at_once_on_every_phone(app, ana, phone):
    other, kept = phone(), cookie_of(ana)
    ana.post("/settings/account-deletion")
    assert not any(is_in(visitor) for visitor in (ana, other, visitor_with(app, kept)))
    assert ana.get("/goodbye").status_code == 200


def test_the_name_is_free_again_and_begins_anew(ana, sign_up, client):
    everything_of(ana)
    ana.post("/settings/account-deletion")
    form = {"login": "ana", "password": PASSWORD}
    assert client.post("/sign-in", data=form).status_code == 422
    assert "No entries yet" in sign_up("ana").get("/journal").text


def test_who_leaves_for_good_is_not_offered_to_lock_what_waits(ana):
    """Nobody could sign in again to send it."""
    assert 'data-wish="lock"' in ana.get("/more").text
    leaving = ana.get("/settings/account-deletion").text
    assert 'data-wish="erase"' in leaving and 'data-wish="lock"' not in leaving
