"""What people type: kept whole, but for what would harm the text around it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.web.text import Unwritable, clean, key_of

BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
CONTROLS = [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n\r"]
HALVES = ["\ud800", "\udbff", "\udc00", "\udfff"]
NO_CHARACTERS = ["\ufffe", "\uffff"]

KEPT = {
    "a family": "👨‍👩‍👧‍👦",
    "a skin tone": "👍🏽",
    "a flag": "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
    "an emoji by its variation selector": "❤️",
    "Persian with a non-joiner": "می‌خواهم",
    "Hindi with a joiner": "क्‍ष",
    "Hebrew": "כאב ברך",
    "Arabic with a mark of direction": "ألم \u061c5 \u200fجدا\u200e",
    "Chinese": "膝蓋痛，𠮷",
    "accents apart from their letters": "e\u0301",
    "lines and tabs": "one\n\ttwo\n\nthree",
    "markup": "<script>alert('&amp;')</script>",
    "a formula": "=1+1",
}

texts = st.text() | st.text(st.characters(categories=["Cf", "Zs", "Mn", "Lo", "So"]))
writable = texts.filter(lambda text: not any(mark in text for mark in CONTROLS + NO_CHARACTERS))


@given(writable)
def test_cleaning_twice_is_cleaning_once(text):
    assert clean(clean(text)) == clean(text)


@given(st.lists(st.sampled_from([*BIDI, "a", "ב", "👨‍👩‍👧", " ", "\n"])).map("".join))
def test_nothing_is_left_that_reorders_the_text_around_it(text):
    cleaned = clean(text)
    assert not set(cleaned) & set(BIDI)
    assert cleaned == "".join(mark for mark in text if mark not in BIDI).strip()


@given(writable)
def test_all_else_stays_but_blanks_around_it(text):
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    assert clean(text) == "".join(mark for mark in plain if mark not in BIDI).strip()


@pytest.mark.parametrize("mark", CONTROLS + HALVES + NO_CHARACTERS, ids=ascii)
def test_what_nobody_can_type_is_refused(mark):
    for text in (mark, f"a{mark}b", f"{mark}a", f"a{mark}"):
        with pytest.raises(Unwritable):
            clean(text)


@given(st.text(), st.sampled_from(CONTROLS + HALVES), st.text())
def test_a_control_character_is_found_anywhere(before, mark, after):
    with pytest.raises(Unwritable):
        clean(before + mark + after)


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_what_people_write_is_kept_as_it_is(text):
    assert clean(text) == text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("a\r\nb", "a\nb"), ("a\rb", "a\nb"), ("a\n\rb", "a\n\nb"), ("\r\n a \t\r\n", "a"), ("", "")],
    ids=ascii,
)
def test_every_end_of_a_line_is_a_line_feed(typed, kept):
    assert clean(typed) == kept


@pytest.mark.parametrize(
    "spelling",
    ["ana", "Ana", "ANA", " ana ", "ａｎａ", "ＡＮＡ", "ᴬna", "\u3000Ana\n"],
    ids=ascii,
)
def test_spellings_of_one_name_are_one(spelling):
    assert key_of(spelling) == "ana"


@pytest.mark.parametrize(
    ("one", "other"),
    [("STRASSE", "straße"), ("Σίσυφος", "ΣΊΣΥΦΟΣ"), ("ΐ", "ΐ".upper()), ("é", "E\u0301")],
)
def test_capitals_and_accents_of_every_script_are_one(one, other):
    assert key_of(one) == key_of(other)


def test_names_that_differ_stay_apart():
    assert len({key_of(name) for name in ("ana", "anna", "аna", "an a", "ana1", "")}) == 6


@given(st.text())
def test_a_key_is_the_same_however_the_name_is_written_out(name):
    key = key_of(name)
    assert key_of(key) == key
    assert {key_of(unicodedata.normalize(form, name)) for form in ("NFC", "NFKC")} == {key}
