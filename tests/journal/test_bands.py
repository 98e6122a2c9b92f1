"""Words for numbers, in three schemes, against what was read in the papers."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.journal.vocabulary.bands import DEFAULT_SCHEME, SCHEMES

ORDER = ["none", "mild", "moderate", "severe"]


@pytest.mark.parametrize(
    ("code", "last_mild", "last_moderate"),
    [("conventional", 3, 6), ("boonstra", 5, 7), ("boonstra_low", 3, 6)],
)
def test_each_number_has_the_word_of_its_paper(code, last_mild, last_moderate):
    bands = [SCHEMES[code].band(number) for number in range(11)]
    assert bands == (
        ["none"]
        + ["mild"] * last_mild
        + ["moderate"] * (last_moderate - last_mild)
        + ["severe"] * (10 - last_moderate)
    )


@given(st.sampled_from(list(SCHEMES.values())), st.floats(0, 10), st.floats(0, 10))
def test_more_pain_never_has_a_lesser_word(scheme, one, other):
    less, more = sorted([one, other])
    assert ORDER.index(scheme.band(less)) <= ORDER.index(scheme.band(more))


@pytest.mark.parametrize(("mean", "band"), [(0.1, "mild"), (3.4, "mild"), (3.5, "moderate")])
def test_a_mean_goes_with_the_nearest_number_but_only_nought_is_no_pain(mean, band):
    assert DEFAULT_SCHEME.band(mean) == band


def test_the_sources_say_of_each_scheme_whether_it_was_checked(ana):
    page = ana.get("/sources").text
    for code, scheme in SCHEMES.items():
        (part,) = re.findall(rf'id="bands-{code}">(.*?)</li>', page, re.DOTALL)
        assert str(scheme.name) in part and scheme.source in part
        assert ("We have not checked it." in part) != scheme.verified


def test_each_scheme_says_where_it_was_read():
    assert all(scheme.source for scheme in SCHEMES.values())
    assert [code for code, scheme in SCHEMES.items() if not scheme.verified] == ["conventional"]
