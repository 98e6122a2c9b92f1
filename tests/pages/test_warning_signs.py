"""What the list of warning signs may say, whoever edits it."""

import re
from collections import Counter

import pytest

from app.pages.sources import GENERAL, TOPICS
from app.pages.warning_signs import BLOCKS, unsourced

SIGNS = [sign for block in BLOCKS for sign in block.signs]
LINES = [str(sign.text) for sign in SIGNS]
SENTENCES = [*LINES, *(str(text) for block in BLOCKS for text in (block.title, block.note))]
SOURCES = {source.key for topic in TOPICS for source in topic.sources}

ILLNESS = re.compile(
    r"embol|thrombo|\bclot|cauda|syndrome|myelopath|infect|sepsis|septic|arthrit|fractur"
    r"|dislocat|stroke|heart attack|meningit|cancer|tumou?r|osteopor|sciatica|tendin|rupture",
    re.IGNORECASE,
)
MEDICINE = re.compile(
    r"ibuprofen|naproxen|aspirin|acetaminophen|paracetamol|tylenol|advil|duloxetine|opioid"
    r"|steroid|\d\s*(mg|ml|g)\b|\bdose|\btablet",
    re.IGNORECASE,
)


def test_the_most_urgent_action_comes_first():
    assert [block.key for block in BLOCKS] == [
        "call-now",
        "emergency-department",
        "call-surgeon",
        "call-doctor",
        "tell-therapist",
    ]


def test_each_block_asks_for_one_action_of_its_own():
    titles = Counter(str(block.title) for block in BLOCKS)
    assert set(titles.values()) == {1}
    assert all(re.match(r"(Call|Go|Tell) ", title) for title in titles)


def test_a_block_names_one_number_at_most():
    for block in BLOCKS:
        assert (str(block.title) + str(block.note)).count("%(number)s") <= 1


def test_only_the_call_for_an_ambulance_is_a_button():
    assert [block.key for block in BLOCKS if block.has_call_button] == ["call-now"]


@pytest.mark.parametrize("line", LINES)
def test_a_sign_is_one_short_line(line):
    assert line.endswith(".")
    assert len(line.split()) <= 18


@pytest.mark.parametrize("sentence", SENTENCES)
def test_no_illness_is_named_as_a_finding(sentence):
    assert not ILLNESS.search(sentence.replace("you have had cancer", ""))


@pytest.mark.parametrize("sentence", SENTENCES)
def test_no_medicine_and_no_dose_is_named(sentence):
    assert not MEDICINE.search(sentence)


def test_a_pain_number_alone_is_never_a_reason_to_call():
    with_number = [block.key for block in BLOCKS for s in block.signs if "out of 10" in str(s.text)]
    assert with_number == ["tell-therapist"]


def test_the_surgeons_own_fever_number_comes_before_ours():
    (fever,) = (line for line in LINES if "°F" in line)
    assert "100.4\u00a0°F (38\u00a0°C)" in fever
    assert "the number your surgeon gave you" in fever


def test_every_sign_says_what_it_rests_on():
    for sign in SIGNS:
        assert sign.sources
        assert set(sign.sources) <= SOURCES | {GENERAL}


def test_every_source_of_signs_is_used():
    of_signs = {
        source.key
        for topic in TOPICS
        if topic.key not in ("scale", "scores", "visits")
        for source in topic.sources
    }
    assert of_signs == {key for sign in SIGNS for key in sign.sources} - {GENERAL}


def test_signs_without_a_source_are_owned_up_to():
    assert all(sign.sources == (GENERAL,) for _, sign in unsourced())
    assert len(unsourced()) < len(SIGNS) / 3


def test_blocks_and_groups_have_keys_of_their_own():
    keys = [block.key for block in BLOCKS] + [group.key for b in BLOCKS for group in b.groups]
    assert len(keys) == len(set(keys))
