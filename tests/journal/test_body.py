"""The picture of the body: every place is on it, and left is where a person's left is."""

import pytest

from app.journal.vocabulary.body import BACK, FRONT, HEIGHT, MIDDLE, VIEWS, WIDTH
from app.journal.vocabulary.places import PLACES, SITES

SPOTS = [spot for view in VIEWS.values() for spot in view]


def test_every_place_can_be_tapped():
    assert {spot.key for spot in SPOTS} == {place.key for place in PLACES}


@pytest.mark.parametrize("spot", SPOTS, ids=lambda spot: f"{spot.key} {spot.view}")
def test_a_place_stands_inside_its_view(spot):
    assert 10 < spot.x < WIDTH - 10
    assert 10 < spot.y < HEIGHT - 10


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_the_sides_mirror_each_other(view):
    at = {spot.key: spot for spot in view}
    for key, spot in at.items():
        if SITES[key].side == "none":
            assert spot.x == MIDDLE
        else:
            code = SITES[key].code
            assert at[f"{code}.left"].x + at[f"{code}.right"].x == 2 * MIDDLE
            assert at[f"{code}.left"].y == at[f"{code}.right"].y


def test_a_persons_left_is_on_the_right_of_the_front_and_on_the_left_of_the_back():
    lefts = [spot for spot in SPOTS if SITES[spot.key].side == "left"]
    assert all(spot.x > MIDDLE for spot in lefts if spot.view == FRONT)
    assert all(spot.x < MIDDLE for spot in lefts if spot.view == BACK)


def test_each_place_is_at_home_on_one_view():
    homes = [spot.key for spot in SPOTS if not spot.is_echo]
    assert sorted(homes) == sorted(place.key for place in PLACES)


def test_numbers_do_not_cover_each_other():
    for view in VIEWS.values():
        for one in view:
            for other in view:
                away = abs(complex(one.x, one.y) - complex(other.x, other.y))
                assert one is other or away > 26, (one, other)
