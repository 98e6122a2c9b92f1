"""The trend on the Journal: its words, its filter, its picture and its table."""

import re
from datetime import timedelta

import pytest

from app.journal.marks import marked_days
from tests.support.made_up import (
    History,
    beginner,
    careful,
    newcomer,
    starter,
    steady,
    veteran,
    worsening,
)
from tests.support.queries import queries

PRESENT_DAY = "Fri 20 Nov"


@pytest.fixture
def journal(ana, clock):
    """Ana's Journal after what `history` says, at an address."""

    def opened(history, address: str = "/journal") -> str:
        present = clock.at
        history(History(ana, clock, present))
        clock.at = present
        return plain(ana.get(address).text)

    return opened


def plain(page: str) -> str:
    return page.replace("\N{NO-BREAK SPACE}", " ")


def lead(page: str) -> str:
    return re.search(r'id="trend-sentence">([^<]+)', page).group(1)


def options(page: str, name: str) -> list[str]:
    select = re.search(rf'<select id="{name}".*?</select>', page, re.DOTALL)
    return re.findall(r'value="([^"]+)"', select.group()) if select else []


def chosen(page: str) -> list[str]:
    return re.findall(r'value="([^"]+)" selected', page)


def test_nobody_is_shown_a_trend_of_nothing(journal):
    assert "No entries yet" in journal(newcomer) and 'class="chart' not in journal(newcomer)


def test_one_rating_says_what_is_wanting(journal):
    page = journal(beginner)
    assert lead(page) == "Rate the pain on 3 more days this week for an average."
    assert "1 of 1 day rated, 20 Nov." in page
    assert "Week 1. 6 more rated days set your start." in page
    assert "trend-filter" not in page, "there is nothing to choose"


def test_pain_during_exercises_is_left_out_and_the_table_says_so(journal):
    page = journal(careful)
    row = re.search(r"<tbody>.*?</tr>", page, re.DOTALL)[0]
    assert "<td>3.0, mild</td>" in row and "<td>1</td>" in row
    assert "During exercises: left out" in row
    assert page.count('<li id="entry-') == 3  # both, and a phone's own template


def test_six_days_are_one_short_of_a_start(journal):
    page = journal(starter)
    assert lead(page) == "Average 5.0 this week."
    assert "1 more rated day sets your start." in page


def test_a_fortnight_is_told_with_its_days(journal):
    page = journal(steady)
    assert lead(page) == "Average 3.0 this week, down 0.2 from the week before: about the same."
    assert "12 of 14 days rated, 7 Nov to 20 Nov." in page
    assert "Week 13. Your start: 6.1, moderate. First 7 rated days, 23 Aug to 29 Aug." in page


def test_a_longer_span_is_held_against_the_start(journal):
    page = journal(steady, "/journal?span=3m")
    assert lead(page) == "Average 3.0 this week, down 3.1 from your start: clearly better."


def test_a_harder_week_is_told_from_the_fourth_week_on(journal, ana, clock):
    assert lead(journal(worsening)).endswith("up 2.8 from the week before: clearly worse.")


def test_before_that_it_is_kept_back_and_time_is_asked_for(journal, clock):
    def early(history):
        history.recall({days: 7 if days < 7 else 3 for days in range(15)})

    page = journal(early)
    assert lead(page) == "Average 7.0 this week."
    assert "It often takes 4 to 6 weeks of steady work to feel a change." in page
    assert "worse" not in page and " up " not in page


def test_there_is_a_choice_of_what_was_rated(journal):
    page = journal(steady)
    assert options(page, "of") == ["all", "low_back", "knee.left", "movement.walking"]
    assert options(page, "span") == ["14d", "3m", "1y", "all"]
    assert chosen(page) == ["all", "14d"]


def test_a_choice_stays_chosen_and_narrows_the_list(journal, ana):
    page = journal(steady, "/journal?of=movement.walking&span=14d")
    assert chosen(page) == ["movement.walking", "14d"]
    every_third = page.count('<li id="entry-')
    assert 0 < every_third < plain(ana.get("/journal?span=14d").text).count('<li id="entry-')
    assert "Show all entries" in page


def test_earlier_entries_keep_the_choice(journal, ana):
    page = journal(steady, "/journal?of=knee.left&span=3m")
    address = re.search(r'href="(/journal\?before=[^"]+)"', page).group(1).replace("&amp;", "&")
    assert "of=knee.left" in address and "span=3m" in address
    part = ana.part(address, on="/journal").text
    assert part.count('<li id="entry-') == 30


def test_without_a_choice_the_list_goes_back_as_far_as_there_is_anything(journal):
    assert "Show earlier" in journal(steady) and "Show all entries" not in journal(steady)


@pytest.mark.parametrize("query", ["of=nose", "span=2w", "of=&span=", "of=%00&span=all%00"])
def test_an_unknown_choice_is_as_none(journal, ana, query):
    page = journal(beginner, f"/journal?{query}")
    assert lead(page) == lead(plain(ana.get("/journal").text))


def test_a_place_without_ratings_says_so(journal):
    page = journal(steady, "/journal?of=hip.left")
    assert lead(page) == "No ratings in this time."
    assert chosen(page)[0] == "hip.left" and 'class="chart' not in page


@pytest.mark.parametrize("span", ["14d", "3m", "1y", "all"])
@pytest.mark.parametrize("history", [beginner, steady, veteran], ids=lambda each: each.__name__)
def test_the_table_says_the_same_as_the_picture(journal, history, span):
    page = journal(history, f"/journal?span={span}")
    table = page.partition("<tbody>")[2].partition("</tbody>")[0]
    means = re.findall(r"<td>(\d+\.\d), ", table)[::-1]
    heights = re.findall(r'class="chart-point pain-\d+"[^>]* cy="([\d.]+)%"', page)
    assert [f"{10 - float(height) / 10:.1f}" for height in heights] == means
    assert means or history is beginner  # a week with one rated day is no point


def test_visits_stand_in_the_picture_the_table_and_the_list(journal):
    page = journal(steady)
    assert page.count('<use class="chart-mark"') == 4
    assert page.count("1 visit</span>") == 4
    assert page.count('class="day-visit"') == 4


def test_the_picture_has_no_style_of_its_own_and_a_name(journal):
    chart = re.search(r'<svg class="chart.*?</ul>', journal(steady), re.DOTALL).group()
    assert "style" not in chart
    assert 'role="img" aria-labelledby="trend-sentence"' in chart


def test_the_kept_page_has_the_picture_too(journal, ana):
    journal(steady)
    kept = ana.get("/offline/pack").json["pages"]["/journal"]
    assert 'class="chart' in kept and "journal.css" in kept


def test_the_sheet_and_the_script_of_the_journal_are_its_own(ana):
    build = ana.get("/sw.js").text.partition("\n")[0]
    for name in ("journal.css", "journal.js"):
        address = re.search(rf"/static/\w+/{name}", build).group()
        assert ana.get(address).status_code == 200
        assert name not in ana.get("/").text


def test_a_long_history_takes_no_more_queries(journal, ana, app):
    counts = []
    for history in (starter, veteran):
        journal(history)
        with queries(app) as asked:
            ana.get("/journal?span=all")
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 8


def test_a_kind_of_mark_that_nobody_tells_is_not_there(owner, clock):
    today = clock.at.date()
    assert marked_days("moon", owner, today - timedelta(days=9), today) == set()
