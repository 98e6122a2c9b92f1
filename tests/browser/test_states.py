"""Every state of every page fits its window and the finger, and axe-core finds nothing in it.

A state is brought about once, and then looked at through all windows.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from app import clock as wall_clock
from tests.support.axe import violations
from tests.support.measures import covered, moving, overflowing, small_targets
from tests.support.states import STATES
from tests.support.windows import (
    BIG_TEXT_ON_A_SMALL_PHONE,
    LAPTOP,
    PHONE_DARK,
    PHONE_LIGHT,
    SMALL_LIGHT,
    dressed,
)


@pytest.fixture(scope="module", params=STATES, ids=lambda state: state.name)
def shown(request, whole_stage, chromium) -> Iterator[Page]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wall_clock, "_read", whole_stage.clock)
        with whole_stage.shown(chromium, request.param) as page:
            yield page


@pytest.fixture
def page(shown) -> Page:
    """A page in one of the STATES, as it comes up."""
    shown.evaluate("scrollTo(0, 0)")
    return shown


def test_it_fits_the_window_and_the_finger(page):
    dressed(page, BIG_TEXT_ON_A_SMALL_PHONE)
    assert not overflowing(page), "on a small phone with large text"
    assert not covered(page), "on a small phone with large text"
    dressed(page, SMALL_LIGHT)
    assert not overflowing(page), "on a small phone"
    assert not small_targets(page), "on a small phone"
    dressed(page, PHONE_LIGHT)
    assert not overflowing(page), "on a phone"
    assert not small_targets(page), "on a phone"
    assert not covered(page), "on a phone"
    assert not moving(page), "though motion is unwelcome"


def test_axe_finds_nothing(page):
    dressed(page, PHONE_LIGHT)
    assert not violations(page), "in light"
    dressed(page, PHONE_DARK)
    assert not violations(page), "in dark"
    dressed(page, BIG_TEXT_ON_A_SMALL_PHONE)
    assert not violations(page), "with large text"
    dressed(page, LAPTOP)
    assert not violations(page), "on a laptop"


def test_motion_stays_short_and_moves_nothing(anas):
    """Where motion is welcome: a tenth of a second, colours and opacity only."""
    anas.goto("/")
    for transition in moving(anas):
        assert transition["seconds"] <= 0.15, transition
        assert transition["property"] not in ("all", "transform", "translate", "top"), transition
