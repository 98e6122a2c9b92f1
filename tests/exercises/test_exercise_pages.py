"""The checklist over HTTP."""

import re

import pytest

from tests.support.queries import queries
from tests.support.ticks import exercise_on, tick

pytestmark = pytest.mark.usefixtures("clock")  # Friday 20 November 2026

SHEET = {"name": "Straight leg raise", "sets": "3", "reps": "10"}
ID = "[0-9a-f-]{36}"


@pytest.fixture
def exercise(ana) -> str:
    """The address of an exercise on Ana's list."""
    return exercise_on(ana.act("/exercises", **SHEET).text)


def plain(page: str) -> str:
    """With spaces where lines may not break."""
    return page.replace("\N{NO-BREAK SPACE}", " ")


def ticks(page: str, state: str) -> int:
    """How many sets are in `state`, without what a phone makes new cards from."""
    return re.sub("<template.*?</template>", "", page, flags=re.DOTALL).count(
        f'class="tick {state}"'
    )


def undo(ana, page: str):
    """Post the form of the toast."""
    toast = page[page.index("<toast-note") : page.index("</toast-note>")]
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', toast))
    return ana.act(re.search(r'action="([^"]+)"', toast).group(1), **fields)


def test_an_empty_list_says_how_to_begin(ana):
    assert "No exercises yet" in ana.get("/exercises").text
    assert "No exercises yet" in ana.get("/").text


def test_an_empty_list_offers_nothing_to_look_back_on_or_to_ease(ana, clock):
    page = ana.get("/exercises").text
    assert "Exercise library" in page
    offered = ("Fill in yesterday", "How it is going", "For how long?")
    assert not any(words in page for words in offered)
    assert all(words in ana.act("/exercises", **SHEET).text for words in offered)


def test_a_typed_exercise_stands_on_the_list_in_plain_words(ana, exercise):
    page = ana.get("/exercises").text
    assert (
        "Straight leg raise" in page
        and "3\N{NO-BREAK SPACE}sets\N{NO-BREAK SPACE}of\N{NO-BREAK SPACE}10" in page
    )
    assert "0 of 1 planned" in ana.get("/").text


def test_each_set_is_ticked_and_taken_back(ana, exercise):
    assert "1 set done." in tick(ana, exercise, 2).text
    assert "1 set is open again." in tick(ana, exercise, 2, outcome="undone").text


def test_the_last_set_completes_the_exercise(ana, exercise):
    page = tick(ana, exercise, 1, 2, 3).text
    assert 'data-state="done"' in page and "1 of 1 planned" in ana.get("/").text


def test_one_button_does_the_sets_that_are_open_and_undo_opens_just_those(ana, exercise):
    page = tick(ana, exercise, 1).text
    form = page[page.index("data-open") :]
    sets = re.search(r'name="marks" value="([^"]+)"', form).group(1)
    assert sets.count(",") == 1
    done = ana.act("/exercises/completions", on="2026-11-20", marks=sets, outcome="done").text
    assert 'data-state="done"' in done
    assert ticks(undo(ana, done).text, "done") == 1


def test_today_marks_all_of_the_day_done_in_one_tap(ana, exercise):
    ana.act("/exercises", name="Bridge", sets="2", reps="8")
    today = ana.get("/").text
    sets = re.search(r'name="marks" value="([^"]+)"', today).group(1)
    ana.act("/exercises/completions", on="2026-11-20", marks=sets, outcome="done")
    assert "2 of 2 planned" in ana.get("/").text


def test_a_skipped_exercise_is_fine_and_is_asked_why_once(ana, exercise):
    page = tick(ana, exercise, 1, 2, 3, outcome="skipped").text
    assert "Skipped. That is fine." in page and "What got in the way?" in page
    page = tick(ana, exercise, 1, 2, 3, outcome="skipped", reason="tired").text
    assert re.search(r'value="tired" aria-pressed="true"', page)
    assert "0 of 1 planned" in ana.get("/").text


def test_each_side_has_ticks_of_its_own(ana):
    exercise = exercise_on(ana.act("/exercises", **SHEET | {"side": "each"}).text)
    page = tick(ana, exercise, 2, side="left").text
    assert "Set 2 of Straight leg raise, Left" in page
    assert (ticks(page, "done"), ticks(page, "to-do")) == (1, 5)


def test_a_day_that_was_missed_can_be_filled_in(ana, clock, exercise):
    clock.forward(days=1)
    page = ana.get("/exercises?on=2026-11-20").text
    assert "Friday 20 November" in page and "Done today" not in page
    filled = tick(ana, exercise, 1, 2, 3, on="2026-11-20").text
    assert "Friday 20 November" in filled and 'data-state="done"' in filled
    assert 'data-state="done"' not in ana.get("/exercises").text


@pytest.mark.parametrize("day", ["2026-11-21", "2026-11-12", "tomorrow", ""])
def test_only_days_of_the_past_week_have_a_list(ana, day):
    assert ana.get(f"/exercises?on={day}").status_code == 404


def test_a_changed_dose_shows_at_once_and_the_one_before_is_kept(ana, exercise):
    changed = SHEET | {"sets": "2", "reps": "8", "set_by": "therapist"}
    page = plain(ana.act(exercise, **changed).text)
    assert "2 sets of 8." in page and "Set by your therapist on 20 Nov." in page
    history = page[page.index("How the dose changed") :]
    assert history.index("2 sets of 8") < history.index("3 sets of 10")


def test_the_address_of_an_older_dose_leads_to_the_newest(ana, exercise):
    ana.act(exercise, **SHEET | {"sets": "2"})
    answer = ana.get(exercise)
    assert answer.status_code == 302 and answer.location != exercise
    assert ana.get(f"{exercise}/dose").status_code == 404


def test_an_exercise_taken_off_can_be_brought_back(ana, exercise):
    page = ana.act(f"{exercise}/ending").text
    assert "Taken off your list." in page and "1 exercise taken off" in page
    assert "You took this off your list on 20 Nov." in plain(ana.get(exercise).text)
    assert ana.get(f"{exercise}/dose").status_code == 404
    assert "It is back on your list." in ana.act(f"{exercise}/resumption").text
    assert "Straight leg raise" in ana.get("/exercises").text


def test_the_order_is_the_persons_own(ana, exercise):
    ana.act("/exercises", name="Bridge", sets="2", reps="8")
    assert names(ana) == ["Straight leg raise", "Bridge"]
    ana.act(f"{exercise}/position", to="1")
    assert names(ana) == ["Bridge", "Straight leg raise"]


def names(ana) -> list[str]:
    return re.findall(r"<h2[^>]*><a[^>]*><bdi>([^<]+)<", ana.get("/exercises").text)


def test_more_than_five_exercises_earn_a_gentle_word(ana):
    for number in range(6):
        assert "Five or fewer" not in ana.get("/exercises/program").text
        ana.act("/exercises", **SHEET | {"name": f"Exercise {number}"})
    assert "Five or fewer" in ana.get("/exercises/program").text


def test_tomorrow_everything_is_open_again(ana, clock, exercise):
    tick(ana, exercise, 1)
    clock.forward(days=1)
    assert "tick done" not in ana.get("/exercises").text


@pytest.mark.parametrize(
    ("zone", "moment", "day"),
    [
        ("UTC", "2026-11-21T02:59", "Friday 20 November"),
        ("UTC", "2026-11-21T03:00", "Saturday 21 November"),
        ("Asia/Kathmandu", "2026-11-20T21:14", "Friday 20 November"),
        ("Asia/Kathmandu", "2026-11-20T21:15", "Saturday 21 November"),
        ("America/New_York", "2026-11-21T07:59", "Friday 20 November"),
        ("America/New_York", "2026-11-21T08:00", "Saturday 21 November"),
    ],
)
def test_the_list_is_of_the_persons_own_day_which_ends_at_three(ana, clock, zone, moment, day):
    ana.post("/settings/profile", data={"name": "Ana", "zone": zone, "day_ends_at": "3"})
    exercise = exercise_on(ana.act("/exercises", **SHEET | {"starts_on": "2026-11-01"}).text)
    clock.set(moment)
    page = tick(ana, exercise, 1).text
    assert day in page and ticks(page, "done") == 1


def test_a_tick_from_yesterdays_page_counts_for_yesterday(ana, clock, exercise):
    clock.forward(days=1)
    tick(ana, exercise, 1, on="2026-11-20")
    assert "tick done" not in ana.get("/exercises").text


def test_pain_and_effort_are_asked_once_and_can_be_changed(ana, exercise):
    page = ana.act("/exercises/feedback", on="2026-11-20", line_id=SESSION, pain="3").text
    assert re.search(r'name="pain" value="3" aria-pressed="true"', page)
    page = ana.act("/exercises/feedback", on="2026-11-20", line_id=SESSION, effort="6").text
    assert re.search(r'name="pain" value="3" aria-pressed="true"', page)
    page = ana.act("/exercises/feedback", on="2026-11-20", line_id=SESSION, pain="2").text
    assert re.search(r'name="effort" value="6" aria-pressed="true"', page)
    assert not re.search(r'name="pain" value="3" aria-pressed="true"', page)


SESSION = "00000000-0000-0000-0000-000000000000"


def test_one_exercise_has_pain_and_words_of_its_own(ana, exercise):
    line = exercise.rsplit("/", 1)[-1]
    ana.act("/exercises/feedback", on="2026-11-20", line_id=line, pain="7")
    assert re.search(r'name="pain" value="7" aria-pressed="true"', ana.get(exercise).text)
    assert 'name="pain" value="7" aria-pressed="true"' not in ana.get("/exercises").text
    page = ana.act(f"{exercise}/note", verdict="hurts", text="Only on the left").text
    assert "Only on the left" in page and re.search(r'value="hurts" checked', page)


def test_a_note_stays_with_the_exercise_when_its_dose_changes(ana, exercise):
    ana.act(f"{exercise}/note", verdict="helps", text="After a hot shower")
    assert "After a hot shower" in ana.act(exercise, **SHEET | {"sets": "2"}).text


def test_a_flare_softens_the_plan_until_its_day_and_then_asks(ana, clock):
    ana.act("/exercises", **SHEET | {"bad_day": "fewer", "bad_day_sets": "1"})
    ana.act("/exercises", name="Lunge", sets="2", reps="8", bad_day="rest")
    page = ana.act("/exercises/flares", last_on="2026-11-21").text
    assert "Your plan is easier until Sat 21 Nov." in plain(page)
    assert names(ana) == ["Straight leg raise"] and ticks(page, "to-do") == 1
    clock.forward(days=2)
    page = ana.get("/exercises").text
    assert "Is the flare-up over?" in page and len(names(ana)) == 2
    assert "Is the flare-up over?" not in ana.act(*flare_form(page, "ending")).text


def test_a_flare_that_is_not_over_goes_on(ana, clock, exercise):
    ana.act("/exercises/flares", last_on="2026-11-20")
    clock.forward(days=1)
    action = flare_form(ana.get("/exercises").text, "extension")[0]
    longer = ana.act(action, last_on="2026-11-23").text
    assert "Your plan is easier until Mon 23 Nov." in plain(longer)


def flare_form(page: str, verb: str) -> tuple[str]:
    return re.search(rf'action="(/exercises/\w+/{ID}/{verb})"', page).groups()


def test_the_days_of_an_easier_plan_are_shaded_on_the_trend(ana, clock, exercise):
    for number in range(3):
        ana.post("/journal", data={"intensity": number})
        clock.forward(days=1)
    assert "chart-flare" not in ana.get("/journal").text
    ana.act("/exercises/flares", last_on="2026-11-24")
    assert "chart-flare" in ana.get("/journal").text


def test_undo_of_a_flare_leaves_no_flare(ana, exercise):
    page = undo(ana, ana.act("/exercises/flares", last_on="2026-11-22").text).text
    assert "Your plan is easier until" not in page and "Back to your usual plan." in page


@pytest.mark.parametrize("last_on", ["2026-11-19", "2027-11-20", "soon", ""])
def test_a_flare_ends_in_the_next_weeks(ana, last_on):
    assert ana.post("/exercises/flares", data={"last_on": last_on}).status_code == 422


def test_maintenance_plans_each_exercise_on_a_few_days(ana, clock, exercise):
    page = ana.act("/exercises/maintenance", days_per_week="2").text
    assert "Each exercise is planned on 2 days a week." in page
    clock.forward(days=3)  # Monday 23 November, the first of the two
    assert "0 of 1 planned" in ana.get("/").text
    tick(ana, exercise, 1, 2, 3)
    clock.forward(days=1)
    assert "Nothing planned today" in ana.get("/").text


def test_how_it_is_going_counts_what_was_planned(ana, clock, exercise):
    tick(ana, exercise, 1, 2, 3)
    clock.forward(days=1)
    tick(ana, exercise, 1)
    page = ana.get("/exercises/progress").text
    assert "1 of 2 planned" in page and "1 in part" in page
    assert ana.get("/exercises/progress?weeks=5").status_code == 404


PAGES = ["/exercises", "/exercises/program", "/exercises/progress?weeks=52", "{exercise}", "/"]


@pytest.mark.parametrize("page", PAGES)
def test_thirty_exercises_with_a_past_take_no_more_queries_than_the_budget(app, ana, page, clock):
    for number in range(30):
        added = ana.post("/exercises", data=SHEET | {"name": f"Exercise {number}", "side": "each"})
        assert added.status_code == 303
    exercise = exercise_on(ana.get("/exercises").text)
    for _week in range(3):
        tick(ana, exercise, 1, 2, 3, side="left")
        clock.forward(weeks=1)
    with queries(app) as asked:
        assert ana.get(page.format(exercise=exercise)).status_code == 200
    assert len(asked) <= 8
