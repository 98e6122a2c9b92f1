"""Two who come at once: both have passed every check when the first of them writes."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from app.accounts import passwords
from tests.support.cast import PASSWORD
from tests.support.tables import dump

pytestmark = pytest.mark.both_databases
CLEO = {"name": "Cleo", "login": "cleo", "password": PASSWORD, "zone": "UTC"}
SECONDS = 20


@pytest.fixture
def at_once(app, monkeypatch):
    """Post each form from a phone of its own. All wait for one another right after hashing, when
    each has been told that it may go on and none has written."""

    def posted(path: str, forms: list[dict]) -> list[int]:
        together = Barrier(len(forms))

        def met(work):
            def work_and_wait(*args):
                done = work(*args)
                together.wait(SECONDS)
                return done

            return work_and_wait

        def send(form):
            return app.test_client().post(path, data=form).status_code

        for name in ("hash_of", "matches"):
            monkeypatch.setattr(passwords, name, met(getattr(passwords, name)))
        with ThreadPoolExecutor(len(forms)) as phones:
            return sorted(phones.map(send, forms))

    return posted


def test_of_two_first_accounts_one_is_the_host_and_the_other_is_refused(app, door, at_once):
    door("auto")
    assert at_once("/sign-up", [CLEO, CLEO | {"login": "dora"}]) == [303, 422]
    assert [person["is_host"] for person in dump(app)["people"]] == [True]


def test_an_open_door_has_one_host_however_many_come_first(app, door, at_once):
    door("open")
    forms = [CLEO | {"login": f"person{number}"} for number in range(4)]
    assert at_once("/sign-up", forms) == [303] * 4
    assert sorted(person["is_host"] for person in dump(app)["people"]) == [
        False,
        False,
        False,
        True,
    ]


def test_of_two_with_one_invitation_one_gets_in(app, door, host, at_once):
    door("invited")
    invited = CLEO | {"invitation": host("person", "invite").partition("=")[2]}
    assert at_once("/sign-up", [invited, invited | {"login": "dora"}]) == [303, 422]
    assert len(dump(app)["people"]) == 1 and dump(app)["invitations"] == []


def test_of_two_who_want_one_name_one_gets_it_and_the_other_is_told(app, at_once):
    assert at_once("/sign-up", [CLEO, CLEO | {"login": "CLEO"}]) == [303, 422]
    assert len(dump(app)["people"]) == 1


def test_whoever_loses_the_name_keeps_the_invitation(app, door, host, at_once):
    door("invited")
    forms = [CLEO | {"invitation": host("person", "invite").partition("=")[2]} for _ in range(2)]
    assert at_once("/sign-up", forms) == [303, 422]
    assert len(dump(app)["invitations"]) == 1


def test_a_recovery_code_sent_twice_at_once_works_once(app, codes, at_once):
    form = {"login": "ana", "code": codes[0]}
    forms = [form | {"password": f"{number} horse stapler"} for number in ("one", "two")]
    assert at_once("/recover", forms) == [303, 422]


def test_wrong_passwords_at_the_same_moment_are_all_counted(app, ana, at_once):
    wrong = {"login": "ana", "password": "wrong horse stapler"}
    assert at_once("/sign-in", [wrong] * 6) == [422] * 6
    assert [row["count"] for row in dump(app)["failed_tries"]] == [6, 6]
