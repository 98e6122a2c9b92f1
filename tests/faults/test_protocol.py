"""Every fault that needs no browser, against a real server: counted, and the equation holds."""

import pytest

from tests.faults.proxy import STATUSES
from tests.faults.racy import SCENARIOS
from tests.support.cast import PASSWORD


@pytest.fixture(autouse=True)
def pass_again(whole_world):
    """A test that draws faults by chance leaves none for the next."""
    draw = whole_world.proxy.draw
    yield
    whole_world.proxy.draw = draw


@pytest.mark.parametrize(
    "fault",
    ["refuse", "lose_answer", "cut_body", "captive_portal", "double", "black_hole", *STATUSES],
)
def test_nothing_is_lost_or_doubled_by(world, fault):
    phone = world.phone()
    phone.door.timeout = 0.5 if fault == "black_hole" else 5
    for number in range(5):
        phone.rate(number)
    world.next = [fault, fault]
    phone.drain()
    assert world.holds()["stored"] == 5


def test_a_redirect_keeps_everything_and_asks_to_sign_in(world):
    phone = world.phone()
    phone.rate()
    world.next = ["redirect"]
    assert phone.send() == "sign in"
    assert world.count()["queued"] == 1
    phone.drain()
    world.holds()


def test_an_answer_lost_after_the_commit_is_a_duplicate_the_next_time(world):
    phone = world.phone()
    phone.rate()
    world.next = ["lose_answer"]
    assert phone.send() == "again"
    assert world.count() | {"stored": 1, "false_saved": 0, "doubled": 0} == world.count()
    phone.drain()
    assert world.holds()["stored"] == 1


def test_413_halves_until_it_fits_and_only_a_lone_one_is_set_aside(world):
    phone = world.phone()
    for number in range(40):
        phone.rate(number % 11)
    world.next = ["413"] * 3
    phone.drain()
    assert world.holds()["stored"] == 40
    big = phone.edit(phone.rate()["record_id"], 1, note="x" * 300_000)
    phone.drain()
    assert phone.aside[big["op_id"]][1] == "too_large"


def test_one_poisoned_operation_among_twenty_is_set_aside_and_the_rest_is_saved(world):
    phone = world.phone()
    for number in range(20):
        phone.rate(number % 11 if number != 11 else 99)
    phone.drain()
    found = world.holds()
    assert (found["stored"], found["set_aside"]) == (19, 1)


def test_an_expired_session_keeps_everything_until_the_same_person_signs_in(world):
    phone = world.phone()
    other = world.phone()
    phone.rate()
    phone.door.post_form("/sign-out")
    assert phone.send() == "sign in"
    phone.door.sign_in(other.login, PASSWORD)
    assert phone.send() == "sign in"
    assert world.count()["queued"] == 1
    phone.door.sign_in(phone.login, PASSWORD)
    phone.drain()
    assert world.holds()["stored"] == 1


def test_a_deleted_account_keeps_what_waits_on_the_phone(world):
    phone = world.phone()
    phone.rate()
    phone.drain()
    phone.rate()
    assert phone.door.post_form("/settings/account-deletion")[0] == 303
    assert phone.send() == "sign in"
    assert phone.counted() == {"created": 2, "queued": 1, "set_aside": 0}


def test_two_phones_on_one_checklist_agree_on_the_last_word(world):
    first = world.phone()
    second = world.phone(first.login)
    exercise = world.prescription(first)
    first.mark(exercise, 1, "done")
    second.mark(exercise, 1, "undone")
    first.drain()
    second.drain()
    world.holds()
    page = first.door.ask("GET", "/exercises")[2].decode()
    assert 'class="tick to-do" name="outcome" value="done"' in page


def test_two_phones_on_one_note_keep_both_texts(world):
    first = world.phone()
    second = world.phone(first.login)
    entry = first.rate()["record_id"]
    first.drain()
    first.edit(entry, 1, note="Mine")
    second.edit(entry, 1, note="Theirs")
    first.drain()
    second.drain()
    assert (len(first.conflicts), len(second.conflicts)) == (0, 1)
    world.holds()


def test_a_delete_against_an_edit_keeps_both(world):
    first = world.phone()
    second = world.phone(first.login)
    entry = first.rate()["record_id"]
    first.drain()
    first.act("pain.delete", record_id=entry)
    second.edit(entry, 1, note="Still here")
    first.drain()
    second.drain()
    assert len(second.conflicts) == 1
    world.holds()


def test_four_hundred_acts_over_a_slow_link(world):
    phone = world.phone()
    for number in range(400):
        phone.rate(number % 11)
    world.proxy.bytes_per_second, world.proxy.latency = 50_000, 0.4
    try:
        phone.drain()
    finally:
        world.proxy.bytes_per_second, world.proxy.latency = None, 0.0
    assert world.holds()["stored"] == 400


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.__name__)
def test_whoever_comes_first(world, scenario, seed):
    scenario(world, seed)
