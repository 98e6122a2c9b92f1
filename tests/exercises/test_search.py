"""Finding an exercise: what people type, and what holds whatever they type."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.exercises.library import EQUIPMENT, IGNORED, KINDS, LIBRARY, NO_EQUIPMENT, REGIONS
from app.exercises.search import folded, has_one_slip, search

TABLE = json.loads((Path(__file__).parents[1] / "searches.json").read_text(encoding="utf-8"))
ALL = list(LIBRARY.values())
WORDS = sorted({word for each in ALL for word in folded(f"{each.name} {each.synonyms}")})
typed = st.one_of(st.text(), st.lists(st.sampled_from(WORDS), max_size=3).map(" ".join))
unhurried = settings(deadline=None)  # a busy machine is no fault
filters = st.fixed_dictionaries(
    {},
    optional={
        "region": st.sampled_from(REGIONS),
        "kind": st.sampled_from(KINDS),
        "equipment": st.sampled_from([*EQUIPMENT, NO_EQUIPMENT]),
    },
)


def found(text: str = "", **asked: str) -> list[str]:
    return [each.slug for each in search(ALL, text, **asked, ignored=IGNORED)]


def test_what_people_type_finds_what_they_mean():
    for row in TABLE:
        asked = {name: value for name, value in row.items() if name not in ("first", "count")}
        slugs = found(**asked)
        assert slugs[: len(row["first"])] == row["first"], asked
        assert len(slugs) == row.get("count", len(slugs)), (asked, slugs)


@pytest.mark.parametrize("exercise", ALL, ids=lambda exercise: exercise.slug)
def test_every_exercise_comes_first_by_its_own_name(exercise):
    assert found(exercise.name)[0] == exercise.slug
    assert found(exercise.name.upper().replace("-", " "))[0] == exercise.slug


@pytest.mark.parametrize("exercise", ALL, ids=lambda exercise: exercise.slug)
def test_every_other_word_for_it_finds_it(exercise):
    for word in folded(exercise.synonyms):
        assert exercise.slug in found(word), word


def test_a_name_counts_more_than_a_synonym_and_that_more_than_a_step():
    """`heel` is in the name of the first, another word for the second, a step of the third."""
    slugs = found("heel")
    places = [slugs.index(slug) for slug in ("heel-slide", "standing-hamstring-curl", "mini-squat")]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("written", "meant", "near"),
    [
        ("bridge", "bridge", True),
        ("bridg", "bridge", True),
        ("bridgee", "bridge", True),
        ("brigde", "bridge", True),
        ("brxdge", "bridge", True),
        ("xbridge", "bridge", True),
        ("brxdgy", "bridge", False),
        ("bridgexx", "bridge", False),
        ("rbigde", "bridge", False),
    ],
)
def test_one_slip_is_forgiven(written, meant, near):
    assert has_one_slip(written, meant) is near


@unhurried
@given(typed, filters)
def test_whatever_is_typed_a_filter_only_narrows(text, asked):
    narrowed = found(text, **asked)
    assert [slug for slug in found(text) if slug in narrowed] == narrowed


@unhurried
@given(typed, typed)
def test_another_word_only_narrows(text, more):
    assert set(found(f"{text} {more}")) <= set(found(text))


@unhurried
@given(typed, filters)
def test_the_same_question_has_the_same_answer_in_the_same_order(text, asked):
    once = found(text, **asked)
    assert found(f" {text.upper().lower()} ", **asked) == found(text.upper().lower(), **asked)
    assert found(text, **asked) == once and len(set(once)) == len(once)


@unhurried
@given(filters)
def test_with_nothing_typed_the_library_keeps_its_order(asked):
    assert found(**asked) == [slug for slug in LIBRARY if slug in set(found(**asked))]
