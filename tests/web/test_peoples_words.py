"""What people write: kept whole, shown as text, and never able to harm the page around it."""

import pytest
from markupsafe import escape

from tests.support.wallets import LIMIT

BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
WORDS = {
    "a script": "<script>alert(1)</script>",
    "an image": '"><img src=x onerror=alert(1)>',
    "an attribute": "' autofocus onfocus='alert(1)",
    "a template": "{{ 7 * 7 }}{% raw %}",
    "an entity": "&lt;b&gt; &amp; <b>",
    "a percent sign": "100% %s %(name)s",
    "a formula": "=HYPERLINK(1)",
    "a query": "'; DROP TABLE people; --",
    "a family": "👨‍👩‍👧‍👦 👍🏽 ❤️",
    "a non-joiner": "می‌خواهم",
    "Hebrew": "כאב ברך ימין",
    "Chinese": "膝蓋痛",
}


def write_note(visitor, words):
    entry = visitor.post("/journal", data={"intensity": "4"}).location.split("?")[0]
    visitor.act(entry, revision="1", when="kept", note=words)
    return entry, "/journal"


def write_exercise(visitor, words):
    visitor.act("/exercises", name=words, sets="3", reps="10")
    return ("/exercises",)


def write_limit(visitor, words):
    visitor.act("/visits/pools", **LIMIT | {"name": words})
    return ("/visits",)


def write_name(visitor, words):
    visitor.act("/settings/profile", name=words, zone="UTC", day_ends_at="3")
    return ("/settings/profile",)


WRITE = [write_note, write_exercise, write_limit, write_name]


@pytest.mark.parametrize("write", WRITE, ids=lambda write: write.__name__)
@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_words_are_shown_as_they_were_typed_and_as_nothing_else(ana, write, words):
    for path in write(ana, words):
        assert str(escape(words)) in ana.get(path).text, path


@pytest.mark.parametrize("write", WRITE, ids=lambda write: write.__name__)
def test_what_reorders_the_words_around_it_is_taken_out(ana, write):
    for path in write(ana, f"knee {BIDI}txet{BIDI} hurts"):
        page = ana.get(path).text
        assert "knee txet hurts" in page and not set(page) & set(BIDI), path


@pytest.mark.parametrize("write", [write_note, write_exercise, write_limit])
def test_words_in_a_row_of_others_cannot_turn_it_round(ana, write):
    words = "כאב"
    *_, overview = write(ana, words)
    assert f"<bdi>{words}</bdi>" in ana.get(overview).text


def test_a_note_keeps_its_lines(ana):
    entry, _ = write_note(ana, "one\r\n\ttwo\rthree")
    assert ">\r\none\n\ttwo\nthree</textarea>" in ana.get(entry).text


def test_a_note_of_ten_thousand_letters_is_kept_whole(ana):
    words = "Stairs. " * 1249 + "The end."
    entry, _ = write_note(ana, words)
    assert len(words) == 10_000 and words in ana.get(entry).text


def test_ends_of_lines_are_not_counted_twice(ana):
    """Browsers send two characters for each."""
    entry, _ = write_note(ana, "a\r\n" * 4998 + "ends")
    assert "a\na\nends</textarea>" in ana.get(entry).text


def test_the_owner_of_a_name_in_another_script_can_sign_in_however_it_is_typed(sign_up, client):
    sign_up("Ａｎａ．Σίσυφος")
    door = {"login": "ana.ΣΊΣΥΦΟΣ", "password": "correct horse stapler"}
    assert client.post("/sign-in", data=door).status_code == 303
