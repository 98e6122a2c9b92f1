"""The library over HTTP."""

import re

import pytest
from flask import render_template

from app.exercises.library import LIBRARY
from tests.exercises.test_library import RAW

ROW = re.compile(r'<li data-slug="([\w-]+)"( hidden)?>')


def shown(page: str) -> list[str]:
    return [slug for slug, hidden in ROW.findall(page) if not hidden]


def test_all_of_it_is_there_when_nothing_is_asked(ana):
    page = ana.get("/exercises/library").text
    assert shown(page) == list(LIBRARY)
    assert "60 exercises" in page


def test_a_search_shows_what_fits_the_best_first(ana):
    page = ana.get("/exercises/library?q=calf+raise").text
    assert shown(page) == ["calf-raise"]
    assert "1 exercise<" in page and 'value="calf raise"' in page
    assert len(ROW.findall(page)) == 60, "the others wait for a script"


def test_filters_narrow_and_stay_chosen(ana):
    page = ana.get("/exercises/library?region=ankle&kind=stretch").text
    assert shown(page) == ["wall-calf-stretch", "towel-calf-stretch"]
    assert '<option value="ankle" selected>' in page
    assert re.search(r'<details class="library-filters" open', page)


@pytest.mark.parametrize(
    "query", ["region=moon", "kind=BALANCE", "equipment=spoon", "q=%00", "x=1"]
)
def test_what_no_filter_knows_says_nothing(ana, query):
    assert len(shown(ana.get(f"/exercises/library?{query}").text)) == 60


def test_nothing_found_says_what_to_do(ana):
    page = ana.get("/exercises/library?q=moonwalk").text
    assert shown(page) == []
    nothing = page[page.index("library-nothing") :]
    assert not nothing.startswith('library-nothing" hidden')
    assert re.search(r'href="/exercises/new">.*?Type it in yourself', nothing, re.DOTALL)


def test_what_was_typed_is_text_and_nothing_else(ana):
    page = ana.get('/exercises/library?q="><script>x</script>').text
    assert "<script>x" not in page


@pytest.mark.parametrize("slug", LIBRARY)
def test_each_has_a_page_of_its_own(ana, slug):
    page, exercise = ana.get(f"/exercises/library/{slug}").text, LIBRARY[slug]
    for text in (*exercise.steps, exercise.start_position, exercise.caution, exercise.easier):
        assert text.replace("'", "&#39;") in page
    assert f'href="/exercises/new?exercise={slug}"' in page
    assert "Your therapist’s dose always comes first." in page
    assert "Ask your therapist before you make it harder." in page


def test_a_page_says_the_dose_and_how_often(ana):
    page = ana.get("/exercises/library/straight-leg-raise").text.replace("\xa0", " ")
    assert "A usual starting dose: 3 sets of 10, hold 5 s, each side." in page
    assert "4 days a week." in page


def test_every_page_says_when_to_stop(ana):
    page = ana.get("/exercises/library/bridge").text
    assert RAW["rules"]["general_caution"] in page
    assert '<a href="/warning-signs">' in page


def test_what_has_no_source_is_said(ana):
    checked, not_checked = "We found these numbers", "We have not checked these numbers."
    bridge = ana.get("/exercises/library/bridge").text
    assert checked in bridge and not_checked not in bridge
    assert "We found no source for: how often a day, how many days a week." in bridge
    row = ana.get("/exercises/library/band-row").text
    assert not_checked in row and checked not in row
    assert "no source" not in ana.get("/exercises/library/walking").text


def test_sources_open_apart_from_the_app(ana):
    page = ana.get("/exercises/library/bridge").text
    links = re.findall(r'<a href="https:[^>]+>', page)
    assert links and all('rel="external noopener noreferrer"' in link for link in links)


def test_a_figure_is_drawn_where_there_is_one(ana):
    assert '<svg class="figure"' in ana.get("/exercises/library/bridge").text
    without = ana.get("/exercises/library/band-row").text
    assert "figure" not in without[without.index("<main") :]


def test_an_unknown_exercise_is_not_found(ana):
    for slug in ("moonwalk", "Bridge", "bridge-", "heel--slide"):
        assert ana.get(f"/exercises/library/{slug}").status_code == 404, slug


def test_the_front_door_shows_the_same_figure(app):
    with app.test_request_context("/"):
        page = render_template("pages/welcome.html", sign_up_mode="open")
    assert '<svg class="figure"' in page


def test_a_phone_keeps_the_list_and_a_part_of_each(ana, bea):
    pack = ana.get("/offline/pack").json
    assert shown(pack["pages"]["/exercises/library"]) == list(LIBRARY)
    parts = of_library(pack)
    assert set(parts) == {f"/exercises/library/{slug}" for slug in LIBRARY}
    assert parts["/exercises/library/bridge"].lstrip().startswith('<a class="back"')
    assert of_library(bea.get("/offline/pack").json) == parts


def of_library(pack: dict) -> dict[str, str]:
    return {path: part for path, part in pack["parts"].items() if path.startswith("/exercises")}
