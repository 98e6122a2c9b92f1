"""What one is in therapy for, below the pages, on both databases."""

from datetime import date
from uuid import uuid4

import pytest

from app.accounts import people
from app.episodes.episodes import Episodes
from app.exercises.program import Program
from app.operations.apply import apply
from app.visits.pools import Pools
from app.visits.visits import Visits

pytestmark = pytest.mark.both_databases
KNEE = {"name": "New knee", "sites": ["knee.left"], "onset": "surgery"}
BRIDGE = {"name": "Bridge", "sets": 2, "reps": 8}


def names(owner) -> list[str]:
    return list(Episodes(owner).names().values())


def test_everybody_has_one_from_the_start_and_it_needs_no_name(owner):
    assert [each.id for each in Episodes(owner).all()] == [owner.id]
    assert names(owner) == [] and Episodes(owner).choices() == {}


def test_the_first_is_said_without_a_revision_of_its_own_to_know(owner, act):
    act("episode.edit", KNEE | {"revision": 1}, record_id=owner.id, version=2)
    (first,) = Episodes(owner).open()
    assert first.content() == KNEE and first.revision == 2


def test_what_is_left_empty_on_a_phone_is_not_said(owner, act):
    added = act("episode.add", {"name": None, "onset": None}, version=2).record_id
    assert Episodes(owner).get(added).content() == {"name": "", "sites": [], "onset": ""}


def test_places_are_kept_once_from_head_to_foot(owner, act):
    sites = ["foot.left", "neck", "foot.left"]
    added = act("episode.add", {"sites": sites}, version=2).record_id
    assert Episodes(owner).get(added).sites == ["neck", "foot.left"]


def test_what_is_new_belongs_to_the_newest_that_goes_on(owner, act):
    knee = act("episode.add", KNEE, version=2).record_id
    act("visit.count")
    act("prescription.add", BRIDGE)
    act("episode.end", record_id=knee)
    act("visit.count", acted_on=date(2026, 11, 21))
    newest, before = Visits(owner).past(date(2026, 11, 21))
    assert (before.episode_id, newest.episode_id) == (knee, owner.id)
    assert Program(owner).present()[0].episode_id == knee


def test_when_all_are_over_a_tap_is_still_taken(owner, act):
    knee = act("episode.add", KNEE, version=2).record_id
    for id in (owner.id, knee):
        act("episode.end", record_id=id)
    act("visit.count")
    assert (
        Visits(owner).past(date(2026, 11, 20))[0].episode_id == knee
        and Episodes(owner).open() == []
    )
    act("episode.delete", record_id=owner.id)
    act("episode.delete", record_id=knee)
    act("visit.count")


def test_one_is_over_from_the_day_on_which_it_was_said_and_can_come_back(owner, act):
    act("episode.end", record_id=owner.id, acted_on=date(2026, 11, 18))
    act("episode.end", record_id=owner.id, acted_on=date(2026, 11, 20))
    assert Episodes(owner).get(owner.id).ended_on == date(2026, 11, 18)
    act("episode.resume", record_id=owner.id)
    assert [each.id for each in Episodes(owner).open()] == [owner.id]


def test_a_deleted_one_keeps_its_exercises_until_it_is_there_again(owner, act):
    knee = act("episode.add", KNEE, version=2).record_id
    act("prescription.add", BRIDGE)
    act("episode.delete", record_id=knee)
    assert names(owner) == [] and len(Program(owner).present()) == 1
    act("episode.restore", record_id=knee)
    assert names(owner) == ["New knee", "Nothing said yet"]


def test_of_two_edits_on_one_revision_the_second_is_a_clash_and_is_kept(owner, act, mint):
    act("episode.edit", KNEE | {"revision": 1}, record_id=owner.id, version=2)
    late = mint("episode.edit", {"name": "Hip", "revision": 1}, record_id=owner.id, version=2)
    assert apply(owner, late).outcome == "conflict"
    assert Episodes(owner).get(owner.id).name == "New knee"
    kept = Episodes(owner).records.history(owner.id)
    assert {each.body["name"] for each in kept} == {"Hip", ""}


def test_two_edits_of_one_phone_in_a_row_are_no_clash(owner, act):
    first = act("episode.edit", KNEE | {"revision": 1}, record_id=owner.id, version=2)
    then = {"name": "Hip", "revision": 1, "after": str(first.op_id)}
    act("episode.edit", then, record_id=owner.id, version=2)
    assert Episodes(owner).get(owner.id).name == "Hip"


def test_an_exercise_is_for_the_one_that_was_chosen(owner, act):
    act("episode.add", KNEE, version=2)
    body = BRIDGE | {"episode_id": str(owner.id)}
    exercise = act("prescription.add", body, version=2).record_id
    assert Program(owner).present()[0].episode_id == owner.id
    act("prescription.revise", BRIDGE | {"supersedes": str(exercise)}, version=2)
    assert Program(owner).present()[0].episode_id == owner.id


def test_a_new_dose_can_move_an_exercise_to_another(owner, act):
    exercise = act("prescription.add", BRIDGE).record_id
    knee = act("episode.add", KNEE, version=2).record_id
    body = BRIDGE | {"supersedes": str(exercise), "episode_id": str(knee)}
    act("prescription.revise", body, version=2)
    assert Program(owner).present()[0].episode_id == knee


def test_an_exercise_for_somebody_elses_is_taken_for_the_current_one(owner, act):
    bea = people.join(name="Bea", login="bea", password_hash="none", zone="UTC")
    act("prescription.add", BRIDGE | {"episode_id": str(bea.id)}, version=2)
    assert Program(owner).present()[0].episode_id == owner.id


def test_a_visit_and_a_pool_for_one_that_is_not_there_are_taken(owner, act):
    nobodys = {"episode_id": str(uuid4())}
    visit = {"held_on": "2026-11-20", "status": "attended"} | nobodys
    visit = act("visit.add", visit, version=2).record_id
    assert Visits(owner).get(visit).episode_id == owner.id
    pool = {"visits": 20, "period": "course", "disciplines": ["pt"]} | nobodys
    pool = act("pool.add", pool, version=2).record_id
    assert Pools(owner).get(pool).episode_id is None


@pytest.mark.parametrize(
    ("onset", "careful"), [("surgery", True), ("injury", True), ("gradual", False)]
)
def test_care_is_needed_after_surgery_or_an_injury_while_it_goes_on(owner, act, onset, careful):
    added = act("episode.add", {"onset": onset}, version=2).record_id
    assert Episodes(owner).need_care() is careful
    act("episode.end", record_id=added)
    assert Episodes(owner).need_care() is False


@pytest.mark.parametrize(
    "body",
    [
        {"sites": ["moon"]},
        {"sites": "knee.left"},
        {"onset": "age"},
        {"name": "x" * 101},
        {"on": "x"},
    ],
    ids=str,
)
def test_what_cannot_be_is_refused(owner, mint, body):
    assert apply(owner, mint("episode.add", body, version=2)).code == "invalid_body"
    assert len(Episodes(owner).all()) == 1


def test_only_ones_own_are_found(owner, mint):
    bea = people.join(name="Bea", login="bea", password_hash="none", zone="UTC")
    assert Episodes(owner).get(bea.id) is None
    for act in ("end", "resume", "delete", "restore"):
        assert apply(owner, mint(f"episode.{act}", record_id=bea.id)).code == "not_found"
