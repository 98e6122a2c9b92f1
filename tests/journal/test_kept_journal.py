"""What a phone keeps of the Journal: other places and times, and what each entry has of its own."""

import re
from urllib.parse import urlencode

import pytest

from tests.support.belongings import belongings_of
from tests.support.made_up import History, beginner, steady, veteran

LINES = re.compile(r'<li id="(entry-(?!0{8}-)[^"]+)')


@pytest.fixture
def pack(ana, clock):
    def kept(history) -> dict:
        present = clock.at
        history(History(ana, clock, present))
        clock.at = present
        return ana.get("/offline/pack").json

    return kept


def asked_by_the_form(page: str) -> list[str]:
    """The queries that the filter makes, one select moved at a time."""
    selects = {
        name: re.findall(r'value="([^"]+)"( selected)?', options)
        for name, options in re.findall(r'<select id="\w+" name="(\w+)">(.*?)</select>', page, re.S)
    }
    chosen = {name: next(v for v, is_on in all if is_on) for name, all in selects.items()}
    return [
        urlencode(chosen | {name: value})
        for name, all in selects.items()
        for value, is_chosen in all
        if not is_chosen
    ]


def parts_of(pack: dict) -> dict[str, str]:
    return {path: part for path, part in pack["parts"].items() if path.startswith("/journal?")}


ALL_TIME = "/journal?of=all&span=all"  # takes too long to add up, beyond two years


@pytest.mark.parametrize(("history", "not_kept"), [(steady, set()), (veteran, {ALL_TIME})])
def test_each_choice_of_the_kept_filter_is_kept(pack, ana, history, not_kept):
    parts = parts_of(pack(history))
    asked = asked_by_the_form(ana.get("/journal").text)
    assert len(asked) > 3
    assert {f"/journal?{query}" for query in asked} - parts.keys() == not_kept
    for path, part in parts.items():
        page = ana.get(path).text
        assert re.search(r'id="trend-sentence">[^<]+', part)[0] in page
        assert LINES.findall(part) == LINES.findall(page)


def test_who_has_no_choice_keeps_none(pack):
    assert parts_of(pack(beginner)) == {}


def test_no_more_than_eight_places_are_kept(pack, ana, clock):
    pages = ["head", "neck", "low_back", "upper_back", "knee.left", "knee.right", "hip.left"]
    pages += ["hip.right", "foot.left", "hand.left"]

    def many(_history):
        for site in pages:
            ana.post("/journal", data={"intensity": "4", "site": site, "which": "now"})

    assert len(parts_of(pack(many))) == 8 + 1  # and all places


def test_an_entry_brings_its_history_its_link_and_what_its_day_had(ana, clock):
    things = belongings_of(ana)
    link = f"exercise 2026-11-20 {things.prescription}"
    said = {"revision": "1", "when": "kept", "context": "during", "follows": link, "note": "old"}
    ana.act(f"/journal/{things.entry}", **said)
    ana.act(f"/journal/{things.entry}", **said | {"revision": "2", "note": "new"})
    parts = ana.get("/offline/pack").json["entries"][things.entry]["parts"]
    assert parts["followed"] == "During: Bridge"
    assert f'<option value="{link}">Bridge</option>' in parts["follows"]
    assert "Edited 2 times" in parts["history"] and "old." in parts["history"]


def test_an_entry_of_an_empty_day_brings_nothing(ana, clock):
    entry = ana.post("/journal", data={"intensity": "4"}).location
    (id,) = re.findall(r"/journal/([0-9a-f-]{36})", entry)
    assert ana.get("/offline/pack").json["entries"][id]["parts"] == {}
