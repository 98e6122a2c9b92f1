"""Back in without mail: with a printed code, or with one from the host."""

import re

import pytest

from tests.support.cast import PASSWORD
from tests.support.cookies import is_in

NEW = "another horse stapler"


def recover(visitor, code, login="ana", password=NEW):
    return visitor.post("/recover", data={"login": login, "code": code, "password": password})


def test_eight_codes_are_shown_once(ana, codes):
    assert len(set(codes)) == 8
    assert all(re.fullmatch(r"([2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}", code) for code in codes)
    page = ana.get("/settings/recovery-codes").text
    assert "You have 8 codes left." in page
    assert not any(code in page for code in codes)


def test_a_code_sets_a_new_password_and_signs_in(codes, client, phone):
    assert (recover(client, codes[0]).status_code, is_in(client)) == (303, True)
    assert is_in(phone(password=NEW))


def test_recovering_ends_all_other_sessions(ana, bea, codes, client):
    recover(client, codes[0])
    assert not is_in(ana) and is_in(bea)


def test_a_code_works_once(codes, client, app):
    recover(client, codes[0])
    assert recover(app.test_client(), codes[0], password="third horse stapler").status_code == 422
    assert "You have 7 codes left." in client.get("/settings/recovery-codes").text


def test_new_codes_end_the_old_ones(ana, codes, client):
    ana.post("/settings/recovery-codes")
    assert recover(client, codes[0]).status_code == 422


@pytest.mark.parametrize(
    "retyped",
    [str.lower, lambda code: code.replace("-", ""), lambda code: f" {code.replace('-', '  ')} "],
)
def test_case_dashes_and_blanks_do_not_matter(codes, client, retyped):
    assert recover(client, retyped(codes[0])).status_code == 303


def test_a_code_is_good_for_its_own_person_only(bea, codes, client):
    assert recover(client, codes[0], login="bea").status_code == 422
    assert recover(client, codes[0]).status_code == 303


def test_a_wrong_code_and_an_unknown_name_get_the_same_answer(codes, client):
    wrong = recover(client, "2222-2222-2222-2222")
    unknown = recover(client, "2222-2222-2222-2222", login="eve")
    assert wrong.status_code == unknown.status_code == 422
    assert wrong.text.replace('value="ana"', "") == unknown.text.replace('value="eve"', "")


def test_a_code_is_not_spent_on_a_password_that_does_not_fit(codes, client):
    assert recover(client, codes[0], password="short").status_code == 422
    assert recover(client, codes[0]).status_code == 303


def test_guessing_codes_makes_one_wait(clock, codes, client):
    for _ in range(6):
        recover(client, "2222-2222-2222-2222")
    assert recover(client, codes[0]).status_code == 429


def test_the_host_lets_somebody_back_in(ana, host, client):
    code = host("person", "reset", "ANA").splitlines()[0]
    assert not is_in(ana)
    assert (recover(client, code).status_code, is_in(client)) == (303, True)


def test_the_hosts_code_lasts_a_day(clock, ana, host, client, phone):
    code = host("person", "reset", "ana").splitlines()[0]
    clock.forward(days=1)
    assert recover(client, code).status_code == 422
    page = phone().get("/settings/recovery-codes").text
    assert "You have none yet." in page


def test_the_hosts_code_leaves_the_printed_ones_alone(codes, host, client):
    host("person", "reset", "ana")
    assert recover(client, codes[0]).status_code == 303


def test_the_host_is_told_when_nobody_has_the_name(app):
    result = app.test_cli_runner().invoke(args=["person", "reset", "eve"])
    assert result.exit_code == 1 and "nobody signs in as eve" in result.output


def test_the_old_password_stays_good_until_the_code_is_used(ana, host, phone):
    host("person", "reset", "ana")
    assert is_in(phone(password=PASSWORD))
