"""Every state fits: on the smallest phone with the largest text, under a finger, under the bar,
and for people whom motion makes ill."""

import pytest

from tests.support.measures import covered, moving, overflowing, small_targets
from tests.support.states import STATES
from tests.support.windows import (
    BIG_TEXT_ON_A_SMALL_PHONE,
    PHONE_LIGHT,
    SMALL_LIGHT,
    dressed,
)


@pytest.fixture(params=STATES, ids=lambda state: state.name)
def state(request):
    return request.param


def test_it_fits_the_window_and_the_finger(stage, chromium, state):
    with stage.shown(chromium, state) as page:
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


def test_motion_stays_short_and_moves_nothing(anas):
    """Where motion is welcome: a tenth of a second, colours and opacity only."""
    anas.goto("/")
    for transition in moving(anas):
        assert transition["seconds"] <= 0.15, transition
        assert transition["property"] not in ("all", "transform", "translate", "top"), transition
