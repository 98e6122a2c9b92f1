"""An entry in full: what it can hold, what an edit changes, and what is offered again."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.journal.changes import rating_key
from app.journal.choices import Choices
from app.journal.journal import Journal
from app.journal.models import PainEntry, Rating
from app.journal.vocabulary.fields import AT_FIRST, FIELDS, GROUPS
from app.journal.vocabulary.movements import BY_KEY, asked_for
from app.journal.vocabulary.places import EVERYWHERE, SITES
from app.operations.apply import apply

TIES = json.loads((Path(__file__).parents[1] / "ties.json").read_text())
LATER = datetime(2026, 11, 20, 21, 0, tzinfo=UTC)

pytestmark = pytest.mark.both_databases

KNEE, BACK = "site.knee.left", "site.low_back"


@pytest.fixture
def tap(act):
    def tapped(**body):
        return act("pain.record", {"intensity": 4} | body, version=2)

    return tapped


@pytest.fixture
def edit(act):
    def edited(tap, revision=1, **body):
        return act("pain.edit", {"revision": revision} | body, record_id=tap.record_id, version=2)

    return edited


def numbers(entry) -> dict[str, int]:
    return {f"{rating.kind}.{rating.key}": rating.intensity for rating in entry.ratings}


def test_a_tap_is_for_one_place_and_says_what_it_follows(owner, tap):
    of_the_morning = {"context": "next_morning", "follows": "session", "follows_on": "2026-11-19"}
    entry = Journal(owner).get(tap(site="knee.left", **of_the_morning).record_id)
    assert numbers(entry) == {KNEE: 4}
    assert (entry.context, entry.follows) == ("next_morning", "session")
    assert ("next_morning", entry.follows_on) in Journal(owner).recent().answered()


def test_a_tap_can_be_for_a_day_that_was_missed(owner, tap):
    missed = {"felt_at": "2026-11-18T20:00:00+00:00", "felt_on": "2026-11-18"}
    entry = Journal(owner).get(tap(**missed).record_id)
    assert (entry.acted_on.isoformat(), entry.acted_at.isoformat()) == tuple(missed.values())[::-1]


def test_a_number_moves_from_no_place_to_places_and_movements(owner, tap, edit):
    made = tap()
    edit(made, ratings={"site.unspecified": None, KNEE: 4, BACK: 2, "movement.stairs_down": 7})
    entry = Journal(owner).get(made.record_id)
    assert numbers(entry) == {KNEE: 4, BACK: 2, "movement.stairs_down": 7}
    assert entry.intensity == 4  # a movement is no pain of now


def test_a_movement_not_done_is_absent_and_never_nought(owner, tap, edit):
    made = tap()
    edit(made, ratings={"movement.walking": 0, "movement.night": 5})
    edit(made, 2, ratings={"movement.night": None})
    assert numbers(Journal(owner).get(made.record_id)) == {
        "site.unspecified": 4,
        "movement.walking": 0,
    }


def test_another_number_is_for_the_worst_place(owner, tap, edit):
    made = tap(site="knee.left")
    edit(made, ratings={BACK: 6})
    edit(made, 2, intensity=3)
    assert numbers(Journal(owner).get(made.record_id)) == {KNEE: 4, BACK: 3}


@pytest.mark.parametrize("tie", TIES)
def test_places_stand_in_the_order_that_a_phone_knows_too(tie):
    keys = {name: rating_key(name) for name in tie["ratings"]}
    entry = PainEntry(
        ratings=[
            Rating(kind=kind, code=code, side=side, intensity=tie["ratings"][name])
            for name, (kind, code, side) in keys.items()
        ]
    )
    assert [rating.key for rating in entry.sites] == tie["order"]


def test_details_are_added_changed_and_taken_away_one_by_one(owner, tap, edit):
    made = tap()
    edit(made, details={"worse_with": ["stairs_down"], "woken": 0, "medicine": "yes"})
    edit(made, 2, details={"worse_with": None, "medicine": "no", "stopped": ""})
    assert Journal(owner).get(made.record_id).details == {"woken": 0, "medicine": "no"}


def test_an_edit_keeps_what_it_replaced(owner, tap, edit):
    made = tap()
    edit(made, ratings={KNEE: 5}, note="Stairs")
    edit(made, 2, note="Stairs, twice", is_private=True)
    first, then = reversed(Journal(owner).history(Journal(owner).get(made.record_id)))
    assert (first.body["note"], then.body["note"]) == ("", "Stairs")
    assert len(then.body["ratings"]) == 2


@pytest.mark.parametrize(
    "body",
    [
        {"ratings": {"site.unspecified": None}},  # an entry keeps one number
        {"ratings": {"site.moon": 3}},
        {"ratings": {KNEE: 11}},
        {"ratings": {KNEE: "4"}},
        {"details": {"worse_with": ["moonlight"]}},
        {"details": {"worse_with": ["walking", "walking"]}},
        {"details": {"worse_with": "walking"}},
        {"details": {"dose": "2 pills"}},
        {"details": {"woken": -1}},
        {"details": {"woken": True}},
        {"details": {"range_of": "two\nlines"}},
        {"details": {"stopped": "x" * 2_001}},
        {"details": {"stopped": "\x00"}},
        {"context": "at_the_zoo"},
        {"is_private": "no"},
    ],
)
def test_what_does_not_fit_is_refused_whole(owner, tap, mint, body):
    made = tap()
    asked = {"revision": 1, "note": "must not stay"} | body
    edit = mint("pain.edit", asked, record_id=made.record_id, version=2)
    assert apply(owner, edit).code == "invalid_body"
    entry = Journal(owner).get(made.record_id)
    assert (numbers(entry), entry.note, entry.details) == ({"site.unspecified": 4}, "", {})


def test_the_last_place_and_the_last_words_are_remembered(owner, act, tap, edit):
    first = tap(site="knee.left")
    edit(first, details={"worse_with": ["stairs_down"]}, ratings={BACK: 9})
    assert Journal(owner).recent().place == "low_back"
    later = Journal(owner).get(act("pain.record", {"intensity": 1}, acted_at=LATER).record_id)
    remembered = Journal(owner).remembered(later)
    assert remembered.id == first.record_id and remembered.details["worse_with"]


def test_what_is_chosen_stands_first_and_mood_only_when_chosen(owner, act):
    before = Choices(owner).get()
    assert before.groups == AT_FIRST
    assert "mood" not in {group.code for group in before.behind_more()}
    act("journal.choose", {"groups": ["mood"], "bands": "boonstra"}, record_id=owner.id)
    act("journal.choose", {"groups": ["mood", "sleep"], "bands": "boonstra"}, record_id=owner.id)
    chosen = Choices(owner).get()
    assert [group.code for group in chosen.at_first()] == ["sleep", "mood"]
    assert chosen.scheme.severe == 8


def test_choices_are_ones_own(owner, mint):
    choice = mint("journal.choose", {"groups": [], "bands": "conventional"})
    assert apply(owner, choice).code == "not_found"


def test_two_to_seven_movements_are_asked_for_a_region():
    for region in {place.region for place in EVERYWHERE}:
        assert 2 <= len(asked_for({region})) <= 7


def test_no_code_is_used_twice():
    keys = [*SITES, *BY_KEY, *FIELDS]
    assert len(keys) == len(set(keys))
    assert len({group.code for group in GROUPS}) == len(GROUPS)
    for field in FIELDS.values():
        codes = [code for code, _ in field.options]
        assert len(codes) == len(set(codes)) and field.warns <= set(codes)
