"""What one is in therapy for, over HTTP."""

import re

import pytest

pytestmark = pytest.mark.usefixtures("clock")  # Friday 20 November 2026
ID = "[0-9a-f-]{36}"
PAGE = "/settings/problems"
BRIDGE = {"name": "Bridge", "sets": "2", "reps": "8"}


def ids(page: str) -> list[str]:
    return re.findall(rf'id="problem-({ID})"', page)


def add(ana, **said) -> str:
    """Add one; gives its id."""
    return ids(ana.act(PAGE, **said).text)[0]


def test_with_one_only_nobody_reads_that_there_could_be_two(ana):
    ana.act("/exercises", **BRIDGE)
    pages = ("/", "/exercises", "/exercises/new", "/exercises/program", "/visits", "/journal")
    for path in pages:
        page = ana.get(path).text.partition("<template")[0]
        assert "What is it for?" not in page and "For:" not in page and "problem" not in page, path
    assert "Nothing said yet" in ana.get(PAGE).text


def test_what_hurts_is_said_and_shown_in_plain_words(ana):
    said = {"sites": ["knee.left", "low_back"], "onset": "gradual", "revision": "1"}
    (first,) = ids(ana.get(PAGE).text)
    page = ana.act(f"{PAGE}/{first}", **said).text
    assert "Low back, Left knee" in page and "It came slowly. Here since 20 Nov." in page
    form = ana.get(f"{PAGE}/{first}").text
    assert re.search(r'checked[^>]*value="knee.left"', form)
    assert re.findall(r'"places-of"( open)?', form) == [" open", "", " open"]


def test_another_is_added_and_taken_back_by_undo(ana):
    page = ana.act(PAGE, name="New knee", onset="surgery").text
    assert len(ids(page)) == 2 and "Added." in page
    ana.act(re.search(rf'action="({PAGE}/{ID}/deletion)"', page).group(1))
    assert "New knee" not in ana.get(PAGE).text


def test_another_without_a_word_is_refused(ana):
    answer = ana.post(PAGE, data={"onset": "injury"})
    assert answer.status_code == 422 and "Choose a place, or give it a name." in answer.text
    assert re.search('checked[^>]*value="injury"', answer.text)


def test_one_is_over_and_comes_back(ana):
    knee = add(ana, name="New knee")
    page = ana.act(f"{PAGE}/{knee}/ending").text
    assert "Over since 20 Nov" in page and "It is back" in page and ids(page)[-1] == knee
    page = ana.act(f"{PAGE}/{knee}/resumption").text
    assert "Over since" not in page and ids(page)[0] == knee


def test_the_only_one_cannot_be_deleted_from_its_page(ana):
    (first,) = ids(ana.get(PAGE).text)
    assert "Delete this" not in ana.get(f"{PAGE}/{first}").text
    add(ana, name="New knee")
    assert "Delete this" in ana.get(f"{PAGE}/{first}").text


def test_an_edit_that_came_too_late_keeps_what_was_typed(ana):
    (first,) = ids(ana.get(PAGE).text)
    for name in ("Hip", "Knee"):
        answer = ana.post(f"{PAGE}/{first}", data={"name": name, "revision": "1"})
    assert answer.status_code == 422 and "changed on another phone" in answer.text
    assert 'value="Knee"' in answer.text and 'name="revision" value="2"' in answer.text
    ana.act(f"{PAGE}/{first}", name="Knee", revision="2")
    assert "Knee" in ana.get(PAGE).text


def test_with_two_an_exercise_asks_what_it_is_for_and_says_so(ana):
    knee = add(ana, name="New knee", onset="surgery")
    (other,) = {*ids(ana.get(PAGE).text)} - {knee}
    form = ana.get("/exercises/new").text
    assert re.findall(rf'<option[^>]*value="({ID})"', form) == [knee, other]
    ana.act("/exercises", **BRIDGE, episode_id=other)
    ana.act("/exercises", **BRIDGE | {"name": "Heel slide"})  # the newest, if nothing is said
    program = ana.get("/exercises/program").text
    assert re.findall(r"For: <bdi>(.*?)</bdi>", program) == ["Nothing said yet", "New knee"]
    exercise = re.search(rf"/exercises/{ID}", program).group()
    assert "For: <bdi>Nothing said yet" in ana.get(exercise).text
    assert re.search(rf'selected[^>]*value="{other}"', ana.get(f"{exercise}/dose").text)
    ana.act(exercise, **BRIDGE, episode_id=knee)
    assert "Nothing said yet" not in ana.get("/exercises/program").text


def test_an_exercise_for_one_that_is_over_stays_there_when_its_dose_changes(ana):
    knee = add(ana, name="New knee")
    ana.act("/exercises", **BRIDGE)
    add(ana, name="Shoulder")
    ana.act(f"{PAGE}/{knee}/ending")
    exercise = re.search(rf"/exercises/{ID}", ana.get("/exercises/program").text).group()
    assert ana.get("/exercises/new").text.count("New knee") == 0
    ana.act(exercise, **BRIDGE | {"sets": "4"})
    assert "For: <bdi>New knee" in ana.get("/exercises/program").text


def test_a_careful_word_stands_where_exercises_are_picked_after_surgery_or_an_injury(ana):
    words = "do what your surgeon or therapist said first"
    for_phones_only = 'data-shown-by="episode.edit episode.add" hidden'
    places = ("/exercises/new", "/exercises/library")
    assert all(for_phones_only in ana.get(path).text for path in places)
    knee = add(ana, sites="knee.left", onset="injury")
    for path in places:
        page = ana.get(path).text
        assert words in page and for_phones_only not in page
    ana.act(f"{PAGE}/{knee}/ending")
    assert all(for_phones_only in ana.get(path).text for path in places)


def test_the_phone_keeps_the_form_of_each(ana):
    knee = add(ana, name="New knee")
    pack = ana.get("/offline/pack").json
    assert "New knee" in pack["pages"][PAGE] and "What else hurts" in pack["pages"][f"{PAGE}/new"]
    assert 'value="New knee"' in pack["parts"][f"{PAGE}/{knee}"]
    assert "What is it for?" in pack["pages"]["/exercises/new"]
