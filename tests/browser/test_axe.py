"""axe-core finds nothing on any page in any state: light and dark, with large text, and wide."""

import pytest

from tests.support.axe import violations
from tests.support.states import STATES
from tests.support.windows import BIG_TEXT_ON_A_SMALL_PHONE, LAPTOP, dressed


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
def test_axe_finds_nothing(stage, chromium, state):
    with stage.shown(chromium, state) as page:
        assert not violations(page), "in light"
        page.emulate_media(color_scheme="dark")
        assert not violations(page), "in dark"
        dressed(page, BIG_TEXT_ON_A_SMALL_PHONE)
        assert not violations(page), "with large text"
        dressed(page, LAPTOP)
        assert not violations(page), "on a laptop"
