"""More > Reminders, and what waits on Today, over HTTP."""

import re

import pytest

from tests.support.belongings import was_due
from tests.support.queries import queries

pytestmark = pytest.mark.usefixtures("clock")  # Friday 20 November 2026, noon
ID = "[0-9a-f-]{36}"
PAGE = "/reminders"
BRIDGE = {"name": "Bridge", "sets": "2", "reps": "8"}


@pytest.fixture
def ana(sign_up):
    """Ana with a browser, not below the pages as elsewhere here."""
    return sign_up("ana")


def section(page: str, title: str) -> str:
    return re.search(f'<section[^>]*aria-labelledby="{title}-title"[^>]*>', page).group()


def lines(page: str) -> dict[str, str]:
    """The line of each kind, by its name."""
    found = re.findall(r'<li id="reminder-.*?</li>', page, re.DOTALL)
    return {re.search("<b[^>]*>(.*?)</b>", line).group(1): line for line in found}


def is_on(line: str) -> bool:
    """What the switch says that shows; the other one is hidden."""
    forms = re.findall(r"<form.*?</form>", line, re.DOTALL)
    (shown,) = [form for form in forms if " hidden>" not in form]
    return 'aria-checked="true"' in shown


def id_of(line: str) -> str:
    return re.search(f'id="reminder-({ID})"', line).group(1)


def at_eight(ana) -> str:
    """Ana has an exercise to do and was reminded of it; gives the id of that."""
    ana.act("/exercises", **BRIDGE)
    line = lines(ana.act(PAGE).text)["Exercises"]
    return was_due(ana, id_of(line))


def test_nothing_is_on_until_somebody_asks_for_it(ana):
    page = ana.get(PAGE).text
    assert len(lines(page)) == 11 and not any(map(is_on, lines(page).values()))
    assert "hidden" not in section(page, "offer").rpartition('"')[2]
    assert "hidden" in section(page, "offered").rpartition('"')[2]


def test_one_tap_turns_on_a_few_and_undo_turns_them_off(ana):
    page = ana.act(PAGE).text
    on = {name for name, line in lines(page).items() if is_on(line)}
    assert on == {
        "Exercises",
        "How was it this evening?",
        "How is it this morning?",
        "A visit tomorrow",
        "Time to ask for visits",
    }
    undo = re.search('<toast-note.*?action="([^"]+)"', page, re.DOTALL).group(1)
    assert not any(map(is_on, lines(ana.act(undo).text).values()))


def test_each_kind_has_its_own_switch(ana):
    line = lines(ana.get(PAGE).text)["Did you go?"]
    for outcome in ("on", "off"):
        page = ana.act(f"{PAGE}/{id_of(line)}/switch", outcome=outcome).text
        on = [name for name, other in lines(page).items() if is_on(other)]
        assert on == (["Did you go?"] if outcome == "on" else [])


def test_exercises_have_several_times_each_on_its_days(ana):
    path = f"{PAGE}/{id_of(lines(ana.get(PAGE).text)['Exercises'])}"
    typed = {"at_1": "18:30", "days_1": ["mon", "wed"], "at_2": "07:15"}
    line = lines(ana.act(path, **typed).text)["Exercises"]
    assert "7:15\xa0am; 6:30\xa0pm on Mon, Wed" in line and is_on(line)
    form = ana.get(path).text
    assert re.search('id="at_1"[^>]*value="07:15"', form)
    assert re.findall('checked[^>]*name="(days_.)"[^>]*value="(...)"', form) == [
        ("days_2", "mon"),
        ("days_2", "wed"),
    ]


def test_a_time_given_twice_is_one_on_the_days_of_both(ana):
    path = f"{PAGE}/{id_of(lines(ana.get(PAGE).text)['Exercises'])}"
    twice = {"at_1": "08:00", "days_1": "mon", "at_2": "08:00", "days_2": "tue"}
    assert "8:00\xa0am on Mon, Tue" in ana.act(path, **twice).text


def test_a_kind_without_a_time_of_its_own_has_no_page(ana):
    line = lines(ana.get(PAGE).text)["A visit in two hours"]
    assert f'href="{PAGE}/' not in line and ana.get(f"{PAGE}/{id_of(line)}").status_code == 404
    assert ana.post(f"{PAGE}/{id_of(line)}", data={"at_1": "08:00"}).status_code == 404


def test_quiet_hours_and_words_are_kept(ana):
    page = ana.get(PAGE).text
    assert 'value="22:00"' in page and re.search('checked[^>]*value="neutral"', page)
    chosen = {"quiet_from": "21:00", "quiet_until": "06:30", "words": "more"}
    page = ana.act(f"{PAGE}/choices", **chosen).text
    assert 'value="21:00"' in page and 'value="06:30"' in page
    assert re.search('checked[^>]*value="more"', page)


def test_what_was_due_waits_on_today_until_it_is_done(ana):
    asked = at_eight(ana)
    page = ana.get("/").text
    assert "Time for your exercises" in page and "8:00 am" in page
    assert f'action="{PAGE}/due/{asked}/delay"' in page
    marks = re.search('name="marks" value="([^"]+)"', page).group(1)
    ana.act("/exercises/completions", on="2026-11-20", marks=marks, outcome="done")
    assert "Time for your exercises" not in ana.get("/").text


def test_in_a_flare_today_asks_for_no_more_than_feels_right(ana):
    at_eight(ana)
    ana.act("/exercises/flares", last_on="2026-11-21")
    page = ana.get("/").text
    assert "Only as much as feels right today." in page
    assert "Time for your exercises" not in page


def test_later_takes_it_off_today_says_until_when_and_is_undone(ana):
    asked = at_eight(ana)
    page = ana.act(f"{PAGE}/due/{asked}/delay", outcome="hour").text
    assert "You will be asked again: Fri 20 Nov, 1:00 pm." in page
    assert "Time for your exercises" not in page.partition("<template")[0]
    undo = re.search('<toast-note.*?action="([^"]+)"', page, re.DOTALL).group(1)
    assert "Time for your exercises" in ana.act(undo).text


def test_what_was_put_off_is_back_at_its_moment_though_no_dispatcher_runs(ana, clock):
    ana.act(f"{PAGE}/due/{at_eight(ana)}/delay", outcome="quarter")
    for minutes, waits in ((14, False), (2, True)):
        clock.forward(minutes=minutes)
        assert ("Time for your exercises" in ana.get("/").text) == waits


def test_later_offers_nothing_in_quiet_hours(ana, clock):
    at_eight(ana)
    clock.set("2026-11-20 21:30")
    offered = re.findall('name="outcome" value="([a-z]+)"', ana.get("/").text)
    assert [each for each in offered if each != "done"] == ["quarter", "tomorrow"]


def test_what_cannot_be_later_stays_on_today(ana, clock):
    asked = at_eight(ana)
    clock.set("2026-11-20 21:30")
    page = ana.act(f"{PAGE}/due/{asked}/delay", outcome="hour").text
    assert "It stays on Today." in page and "Time for your exercises" in page


def test_a_question_after_a_visit_waits_above_the_pad(ana, clock):
    ana.act("/visits")
    line = lines(ana.act(PAGE).text)["How was it this evening?"]
    asked = was_due(ana, id_of(line))
    clock.set("2026-11-20 20:30")
    pain = ana.get("/").text.partition('id="pain"')[2].partition("</section>")[0]
    assert "How does it feel this evening?" in pain and f"/due/{asked}/answer" in pain
    assert "How does it feel this evening?" not in ana.act(f"{PAGE}/due/{asked}/answer").text


def test_today_asks_the_database_nothing_more_where_nothing_was_asked(app, ana):
    ana.act("/exercises", **BRIDGE)
    with queries(app) as before:
        ana.get("/")
    asked = was_due(ana, id_of(lines(ana.act(PAGE).text)["Exercises"]))
    with queries(app) as reminded:
        ana.get("/")
    ana.act(f"{PAGE}/due/{asked}/answer")
    with queries(app) as after:
        ana.get("/")
    assert len(before) == len(after) <= 8 and len(reminded) == len(before) + 2 <= 8


def test_the_first_steps_end_with_the_offer(ana):
    page = ana.get("/start/visits").text
    assert "hidden" not in section(page, "offer").rpartition('"')[2]
    ana.act(PAGE)
    page = ana.get("/start/visits").text
    assert "hidden" in section(page, "offer").rpartition('"')[2] and "Turn all off" in page


def test_the_phone_keeps_reminders_their_times_and_what_waits(ana):
    asked = at_eight(ana)
    pack = ana.get("/offline/pack").json
    assert "Turn all off" in pack["pages"][PAGE] and "Quiet hours" in pack["pages"][PAGE]
    assert len([path for path in pack["parts"] if path.startswith(f"{PAGE}/")]) == 10
    assert asked in pack["days"]["2026-11-20"]["/"] and asked not in pack["days"]["2026-11-21"]["/"]


def test_the_pack_is_fetched_anew_once_something_was_asked(ana):
    ana.act("/exercises", **BRIDGE)
    line = lines(ana.act(PAGE).text)["Exercises"]
    before = ana.get("/offline/pack").json["version"]
    was_due(ana, id_of(line))
    assert ana.get("/offline/pack").json["version"] != before
