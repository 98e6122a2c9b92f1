"""The journal over HTTP."""

import re

import pytest


def first_entry(ana) -> str:
    """The address of Ana's first entry, made by a tap on 4."""
    return ana.post("/journal", data={"intensity": "4"}).location.split("?")[0]


def test_an_empty_journal_says_what_will_be_here(ana):
    page = ana.get("/journal").text
    assert "No entries yet" in page
    assert "Rate the pain now" in page


def test_a_note_and_a_time_can_follow_the_tap(ana, clock):
    entry = first_entry(ana)
    today = ana.act(entry, revision="1", when="30", note="Stairs were hard.")
    assert "Changes saved." in today.text
    journal = ana.get("/journal").text
    assert "11:30 am" in journal and "Stairs were hard." in journal
    assert '<span class="row-detail" data-is="edited">Edited' in journal


def test_done_without_changes_makes_no_revision(ana):
    entry = first_entry(ana)
    ana.act(entry, revision="1", when="kept", note="")
    assert 'hidden data-is="edited"' in ana.get("/journal").text


def test_another_day_can_be_picked(ana, clock):
    entry = first_entry(ana)
    ana.act(entry, revision="1", when="other", on="2026-11-18", at="08:15", note="")
    journal = ana.get("/journal").text
    assert "Wed 18 Nov" in journal and "8:15 am" in journal


def test_one_in_the_morning_belongs_to_the_day_before(ana, clock):
    entry = first_entry(ana)
    ana.act(entry, revision="1", when="other", on="2026-11-18", at="01:00", note="")
    journal = ana.get("/journal").text
    assert "Wed 18 Nov" in journal and "1:00 am" in journal


def test_the_number_can_be_changed_and_the_page_stays(ana):
    entry = first_entry(ana)
    page = ana.act(entry, revision="1", intensity="6")
    assert "Pain 6 of 10" in page.text


def test_a_number_that_may_be_below_nought_asks_for_a_keyboard_with_a_minus(ana):
    page = ana.get(first_entry(ana)).text
    (degrees,) = re.findall(r'<input[^>]*name="range_degrees"[^>]*>', page)
    (woken,) = re.findall(r'<input[^>]*name="woken"[^>]*>', page)
    assert 'inputmode="text"' in degrees and 'inputmode="numeric"' in woken


def test_a_deleted_entry_can_be_brought_back_with_undo(ana):
    entry = first_entry(ana)
    page = ana.act(f"{entry}/deletion").text
    assert "Entry deleted." in page
    undo = re.search(r'action="(/journal/[^"]+/restoration)"', page).group(1)
    assert ana.get(entry).status_code == 404
    assert "The entry is back." in ana.act(undo).text


def test_a_form_left_open_on_an_older_text_is_shown_again_with_both(ana):
    entry = first_entry(ana)
    ana.act(entry, revision="1", when="kept", note="from the first phone")
    late = ana.post(entry, data={"revision": "1", "when": "kept", "note": "from the second"})
    assert late.status_code == 422
    assert "changed on another phone" in late.text and "from the second" in late.text
    revision = re.findall(r'name="revision" value="(\d+)"', late.text)[-1]
    ana.act(entry, revision=revision, when="kept", note="from the second")
    assert "from the second" in ana.get("/journal").text


def test_an_edit_that_came_too_late_stands_in_the_history_with_its_numbers(ana):
    entry = first_entry(ana)
    ana.act(entry, revision="1", when="kept", note="from the first phone")
    late = {"revision": "1", "when": "kept", "rate.site.knee.left": "6"}
    assert ana.post(entry, data=late).status_code == 422
    history = ana.get(entry).text.partition("Edited 2 times")[2]
    assert "Left knee 6." in history


def test_the_history_says_all_that_an_edit_replaced(clock, ana):
    entry = first_entry(ana)
    said = {"asked": ["worse_with", "woken"], "worse_with": ["walking"], "woken": "2"}
    ana.post(entry, data={"revision": "1", "when": "kept", "context": "during"} | said)
    ana.post(entry, data={"revision": "2", "when": "kept", "note": "Later", "asked": []})
    history = ana.get(entry).text.partition("Edited 2 times")[2]
    for words in ("12:00 pm, During exercises.", "Worse with: Walking.", "Woken by pain: 2."):
        assert words in history


def test_words_of_last_time_are_offered_only_where_they_are_seen(ana):
    entry = first_entry(ana)
    said = {"asked": ["worse_with", "aid"], "worse_with": ["walking"], "aid": ["cane"]}
    ana.post(entry, data={"revision": "1", "when": "kept"} | said)
    page = ana.get(first_entry(ana)).text
    assert re.search(r'checked[^>]*name="worse_with"[^>]*value="walking"', page)
    assert not re.search(r'checked[^>]*name="aid"', page)


def test_of_several_places_each_number_is_changed_at_its_place(ana):
    entry = first_entry(ana)
    assert '<details class="change-number">' in ana.get(entry).text
    ana.post(entry, data={"revision": "1", "when": "kept", "rate.site.knee.left": "6"})
    assert '<details class="change-number" hidden>' in ana.get(entry).text


def test_a_check_asks_whether_it_is_back_to_usual_and_keeps_the_answer(ana):
    asked = {"intensity": "3", "asked": "knee.left evening session 2026-11-20"}
    entry = ana.post("/journal", data=asked).location.partition("?")[0]
    answer = {"asked": ["back_to_usual"], "back_to_usual": "a_bit_more", "context": "evening"}
    ana.post(entry, data={"revision": "1", "when": "kept"} | answer)
    assert re.search(
        r'checked[^>]*name="back_to_usual"[^>]*value="a_bit_more"', ana.get(entry).text
    )


def test_earlier_entries_come_as_a_part_or_as_a_page(ana):
    for _ in range(31):
        ana.post("/journal", data={"intensity": "2"})
    address = re.search(r'href="(/journal\?before=[^"]+)"', ana.get("/journal").text).group(1)
    part = ana.part(address, on="/journal")
    assert part.text.count('<li id="entry-') == 1
    assert "<h2" not in part.text, "the same day goes on without a second heading"
    whole = ana.get(address)
    assert whole.text.partition("</main>")[0].count('<li id="entry-') == 1 and "<h1" in whole.text


@pytest.mark.parametrize("before", ["", "x", "1b4e28ba-2fa1-11d2-883f-0016d3cca427"])
def test_an_unknown_place_to_go_on_from_is_not_found(ana, before):
    assert ana.get(f"/journal?before={before}").status_code == 404


def test_words_said_once_are_not_said_again_tomorrow(ana, clock):
    saved = ana.post("/journal", data={"intensity": "4"}).location
    assert "Saved: 4 of 10." in ana.get(saved).text
    clock.forward(minutes=3)
    assert "Saved: 4 of 10." not in ana.get(saved).text


def test_what_bea_did_is_not_said_to_ana(ana, bea):
    done = bea.post("/journal", data={"intensity": "9"}).location.split("?")[1]
    assert "Saved: 9" not in ana.get(f"/?{done}").text
