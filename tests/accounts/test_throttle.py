"""Wrong passwords make the next try wait: a little, then longer, and never for ever."""

from datetime import timedelta

import pytest

from app.accounts import throttle
from app.extensions import db
from tests.support.cast import PASSWORD
from tests.support.tables import dump

RIGHT = {"login": "ana", "password": PASSWORD}
WRONG = {"login": "ana", "password": "wrong horse stapler"}


@pytest.mark.parametrize(
    ("failures", "seconds"),
    [
        (0, 0),
        (1, 0),
        (5, 0),
        (6, 2),
        (7, 4),
        (8, 8),
        (9, 16),
        (12, 128),
        (13, 256),
        (14, 300),
        (999, 300),
    ],
)
def test_the_wait_doubles_up_to_five_minutes(failures, seconds):
    assert throttle.delay_after(failures, free=5) == timedelta(seconds=seconds)


def fail(app, times, login="ana", address="127.0.0.1"):
    with app.app_context():
        for _ in range(times):
            throttle.note_failure(throttle.counted(login, address))
        db.session.commit()


def test_five_mistakes_are_free(clock, ana, client):
    for _ in range(5):
        assert client.post("/sign-in", data=WRONG).status_code == 422
    assert client.post("/sign-in", data=RIGHT).status_code == 303


def test_after_the_sixth_one_has_to_wait_even_with_the_right_password(clock, app, ana, client):
    fail(app, 5)
    assert client.post("/sign-in", data=WRONG).status_code == 422
    answer = client.post("/sign-in", data=RIGHT)
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "2")
    assert "Please wait a moment" in answer.text


def test_after_the_wait_the_right_password_is_heard(clock, app, ana, client):
    fail(app, 6)
    clock.forward(seconds=1)
    assert client.post("/sign-in", data=RIGHT).headers["Retry-After"] == "1"
    clock.forward(seconds=1)
    assert client.post("/sign-in", data=RIGHT).status_code == 303


def test_trying_while_waiting_is_neither_hashed_nor_counted(clock, app, ana, client, hasher, codes):
    fail(app, 6)
    before = dump(app)["failed_tries"]
    asked = len(hasher.asked)
    assert client.post("/sign-in", data=WRONG).status_code == 429
    recovery = {"login": "ana", "code": codes[0], "password": "another horse stapler"}
    assert client.post("/recover", data=recovery).status_code == 429
    assert dump(app)["failed_tries"] == before and len(hasher.asked) == asked


def test_the_right_password_clears_the_name(clock, app, ana, client):
    fail(app, 5)
    client.post("/sign-in", data=RIGHT)
    fail(app, 5)
    assert client.post("/sign-in", data=RIGHT).status_code == 303


def test_while_one_name_waits_another_is_let_in(clock, app, ana, bea, client):
    fail(app, 10)
    assert client.post("/sign-in", data=RIGHT).status_code == 429
    assert client.post("/sign-in", data=RIGHT | {"login": "bea"}).status_code == 303


def test_one_name_waits_however_it_is_spelled(clock, app, ana, client):
    fail(app, 10, login="ＡＮＡ")
    assert client.post("/sign-in", data=RIGHT).status_code == 429


def test_a_name_that_nobody_has_waits_too(clock, app, client):
    """Else the wait would tell which names there are."""
    fail(app, 10, login="eve")
    assert client.post("/sign-in", data=RIGHT | {"login": "eve"}).status_code == 429


def test_the_many_phones_of_a_clinic_share_an_address_and_do_not_wait(clock, app, ana, client):
    for patient in range(10):
        fail(app, 5, login=f"patient{patient}")
    assert client.post("/sign-in", data=RIGHT).status_code == 303


def test_an_address_that_tries_many_names_waits(clock, app, ana, client):
    for number in range(51):
        fail(app, 1, login=f"guess{number}")
    answer = client.post("/sign-in", data=RIGHT)
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "2")
    elsewhere = client.post("/sign-in", data=RIGHT, environ_base={"REMOTE_ADDR": "192.0.2.7"})
    assert elsewhere.status_code == 303


def test_the_right_password_does_not_clear_the_address(clock, app, ana, client):
    """Else whoever has one account here could try all the others without end."""
    for number in range(50):
        fail(app, 1, login=f"guess{number}")
    assert client.post("/sign-in", data=RIGHT).status_code == 303
    fail(app, 1, login="guess")
    assert client.post("/sign-in", data=RIGHT).status_code == 429


def test_a_day_of_quiet_forgets_everything(clock, app, ana, client):
    fail(app, 20)
    clock.forward(days=1, seconds=1)
    assert client.post("/sign-in", data=WRONG).status_code == 422
    assert {row["count"] for row in dump(app)["failed_tries"]} == {1}


def test_giving_the_password_again_is_counted_too(clock, ana):
    for _ in range(6):
        ana.post("/sign-in/again", data={"password": "wrong horse stapler"})
    assert ana.post("/sign-in/again", data={"password": PASSWORD}).status_code == 429


def test_what_is_counted_names_neither_the_person_nor_the_address(app, ana):
    fail(app, 1)
    rows = repr(dump(app)["failed_tries"])
    assert "ana" not in rows and "127.0.0.1" not in rows
