"""The first three steps, over HTTP: each may be left out, and none of them holds anybody."""

import re

import pytest

from tests.support.photos import upload

pytestmark = pytest.mark.usefixtures("clock")  # Friday 20 November 2026
STEPS = ("/start", "/start/exercises", "/start/visits")
BRIDGE = {"name": "Bridge", "sets": "2", "reps": "8"}
LEFT_OUT = re.compile(r'href="([^"]+)">\s*<span>Skip this step<')


def says(page: str, step: int) -> bool:
    return f'<p class="eyebrow">Step {step} of 3</p>' in page


def test_after_the_codes_the_first_step_comes(ana):
    welcome = "/settings/recovery-codes?welcome=1"
    for page in (ana.get(welcome).text, ana.post(welcome).text):
        assert re.search(r'href="/start">\s*<span>(Later|Done)<', page)
    assert 'href="/start"' not in ana.get("/settings/recovery-codes").text.partition("<main")[2]


def test_leaving_out_each_step_leads_to_today(ana):
    path = "/start"
    for step in (1, 2, 3):
        page = ana.get(path).text
        assert says(page, step)
        path = LEFT_OUT.search(page).group(1)
    assert path == "/" and "No exercises yet" in ana.get(path).text


def test_every_step_opens_at_any_time_and_help_leads_back(ana, client):
    assert all(says(ana.get(path).text, step) for step, path in enumerate(STEPS, 1))
    assert 'href="/start"' in ana.get("/help").text
    assert all(client.get(path).status_code == 303 for path in STEPS)


def test_what_hurts_is_said_of_the_first_problem(ana):
    said = {"sites": ["knee.left"], "onset": "surgery", "revision": "1"}
    page = ana.act("/start", **said).text
    assert says(page, 2) and "do what your surgeon or therapist said first" in page
    problems = ana.get("/settings/problems").text
    assert "Left knee" in problems and problems.count("This is over") == 1


def test_the_answer_is_kept_for_the_problem_that_was_asked_about(ana, bea):
    asked = re.search(r'action="(/start[^"]*)"', ana.get("/start").text).group(1)
    ana.act("/settings/problems", name="Sore hip")
    ana.act(asked, sites=["knee.left"], revision="1")
    problems = ana.get("/settings/problems").text
    assert "Left knee" in problems and "Sore hip" in problems
    assert bea.post(asked, data={"name": "Mine", "revision": "1"}).status_code == 404


def test_a_name_given_in_settings_outlives_the_step(ana):
    assert "Your own name for it" not in ana.get("/start").text
    ana.act("/start", name="New knee", revision="1")
    assert 'value="New knee"' in ana.get("/start").text


def test_an_answer_that_came_too_late_is_not_lost(ana):
    for onset in ("injury", "gradual"):
        answer = ana.post("/start", data={"onset": onset, "revision": "1"})
    assert answer.status_code == 422 and "changed on another phone" in answer.text
    assert re.search('checked[^>]*value="gradual"', answer.text)


def test_an_exercise_typed_in_leads_back_to_the_step_which_counts_it(ana):
    link = re.search('href="(/exercises/new[^"]*)"', ana.get("/start/exercises").text).group(1)
    action = re.search('action="(/exercises[^"]*)"', ana.get(link).text).group(1)
    page = ana.act(action, **BRIDGE).text
    assert says(page, 2) and "1 exercise is on your list." in page and not LEFT_OUT.search(page)
    assert ana.post("/exercises", data=BRIDGE).location.startswith("/exercises?")


def test_one_of_the_library_leads_back_too(ana):
    library = ana.get("/exercises/library?from=start&q=bridge").text
    exercise = ana.get(re.search('href="(/exercises/library/bridge[^"]*)"', library).group(1)).text
    form = re.search(r'action="(/exercises\?[^"]*)"[^>]*data-next="([^"]*)"', exercise)
    assert form.groups() == ("/exercises?from=start", "/start/exercises")
    assert 'href="/exercises/new?exercise=bridge&amp;from=start"' in exercise
    assert 'name="from" value="start"' in library and 'href="/start/exercises"' in library


def test_a_photo_of_the_sheet_leads_back_too(ana):
    page = ana.get("/exercises/sheets?from=start").text
    action = re.search('action="(/exercises/sheets[^"]*)"', page).group(1)
    answer = ana.post(action, data={"photo": upload()})
    assert "1 photo is kept." in ana.get(answer.location).text


def test_who_did_not_come_from_a_step_is_not_led_to_one(ana):
    for path in ("/exercises/new", "/exercises/library", "/exercises/library/bridge?from=//evil"):
        assert "/start" not in ana.get(path).text.partition("<main")[2]


def test_the_phone_keeps_the_steps(ana):
    ana.act("/exercises", **BRIDGE)
    pages = ana.get("/offline/pack").json["pages"]
    assert all(says(pages[path], step) for step, path in enumerate(STEPS, 1))
    assert "1 exercise is on your list." in pages["/start/exercises"]
    assert "from=start" not in "".join(ana.get("/offline/pack").json["parts"].values())
