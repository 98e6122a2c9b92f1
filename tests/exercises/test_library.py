"""The library's data, whole: what the pages and the search rely on."""

import json
import re
from itertools import chain

import pytest
import textstat

from app.exercises import library
from app.exercises.library import KINDS, LIBRARY, REGIONS, SOURCES
from app.exercises.library_wording import FIELD_NAMES, KIND_NAMES, REGION_NAMES
from app.web.slugs import SlugConverter

RAW = json.loads((library.HERE / "library.json").read_text(encoding="utf-8"))
WORDS = json.loads((library.HERE / "synonyms.json").read_text(encoding="utf-8"))
STATUSES = {"verified", "general knowledge, unverified"}
ALL = list(LIBRARY.values())
SHORT = ("start_position", "caution", "easier", "harder")


def texts_of(exercise) -> list[str]:
    return [*(getattr(exercise, name) for name in SHORT), *exercise.steps]


def test_there_are_sixty_each_under_a_name_of_its_own():
    assert len(RAW["exercises"]) == len(LIBRARY) == 60
    assert len({each.name for each in ALL}) == 60
    assert all(re.fullmatch(SlugConverter.regex, slug) for slug in LIBRARY)


@pytest.mark.parametrize("exercise", ALL, ids=lambda exercise: exercise.slug)
def test_an_exercise_is_whole(exercise):
    assert all(texts_of(exercise)) and 3 <= len(exercise.steps) <= 6
    assert set(exercise.regions) <= set(REGIONS) and exercise.regions
    assert exercise.kind in KINDS
    assert exercise.sources and set(exercise.sources) <= set(SOURCES.values())
    assert exercise.dose_status in STATUSES
    assert set(exercise.dose.unverified) <= set(FIELD_NAMES)


@pytest.mark.parametrize("exercise", ALL, ids=lambda exercise: exercise.slug)
def test_a_usual_dose_is_one_that_a_person_may_type(exercise):
    dose = exercise.dose
    assert (dose.reps is None) == (dose.minutes is not None)
    assert 1 <= dose.sets <= 20 and 1 <= (dose.reps or 1) <= 500
    assert 0 <= (dose.hold_seconds or 0) <= 600 and 1 <= (dose.minutes or 1) <= 300
    assert 1 <= dose.days_per_week <= 7 and 1 <= dose.sessions_per_day <= 12
    assert dose.side == ("each" if dose.per_side else "none")


def test_a_number_lies_within_what_its_sources_give():
    for raw in RAW["exercises"]:
        for name, (least, most) in raw["dose"]["range"].items():
            assert least <= raw["dose"][name] <= most, (raw["slug"], name)


def test_what_no_source_has_is_not_called_verified():
    for each in ALL:
        if {source.key for source in each.sources} == {"gk"}:
            assert not each.is_verified, each.slug


def test_every_source_is_used_and_its_address_is_one_to_open():
    used = {source.key for each in ALL for source in each.sources}
    assert used <= set(SOURCES)
    assert all(not s.url or s.url.startswith("https://") for s in SOURCES.values())


def test_the_words_are_our_own_and_that_is_written_down():
    assert RAW["licence_note"].startswith("All instruction text was written for this project.")


def test_all_of_it_reads_at_grade_6_or_below():
    textstat.set_lang("en_US")
    whole = " ".join(chain.from_iterable(texts_of(each) for each in ALL))
    assert textstat.flesch_kincaid_grade(whole) <= 6
    hard = [
        each.slug for each in ALL if textstat.flesch_kincaid_grade(" ".join(texts_of(each))) > 6
    ]
    assert hard == []


def test_no_sentence_runs_on():
    sentences = chain.from_iterable(
        re.split(r"(?<=[.?!]) ", text) for each in ALL for text in texts_of(each)
    )
    assert [sentence for sentence in sentences if len(sentence.split()) > 20] == []


def test_regions_and_kinds_have_words():
    assert set(REGION_NAMES) == set(REGIONS) and set(KIND_NAMES) == set(KINDS)


def test_synonyms_are_about_what_is_there():
    assert set(WORDS["exercises"]) <= set(LIBRARY)
    assert set(WORDS["regions"]) <= set(REGIONS) and set(WORDS["kinds"]) <= set(KINDS)
    assert set(WORDS["equipment"]) <= {thing for each in ALL for thing in each.equipment}
    words = {
        word
        for table in ("regions", "kinds", "equipment", "exercises")
        for text in WORDS[table].values()
        for word in text.split()
    }
    assert len(words) >= 80
