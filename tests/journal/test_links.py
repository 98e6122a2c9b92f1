"""What an entry hangs on, said by hand: a visit, the exercises or one exercise of its day."""

import re
from uuid import uuid4

import pytest

from app.journal.followups import Happened
from app.journal.journal import Journal
from app.operations.apply import apply
from tests.support.belongings import belongings_of, exercises_of
from tests.support.forms import forms_of

DAY = "2026-11-20"
ID = "0b0f6f0a-5c3e-4f6d-8a51-1d1d3a0c8e77"


@pytest.fixture
def things(ana, clock):
    return belongings_of(ana)


def say(visitor, entry: str, follows: str, context="during", revision=1, **more):
    form = {"revision": revision, "when": "kept", "context": context, "follows": follows}
    return visitor.post(f"/journal/{entry}", data=form | more)


def send(visitor, **operation) -> None:
    """As a phone does, which can say what no form offers."""
    account = visitor.get("/session").json["person"]
    made = {"op_id": str(uuid4()), "version": 2, "acted_at": f"{DAY}T12:00:00Z", "acted_on": DAY}
    made |= {"zone": "UTC"} | operation
    envelope = {"format": 1, "account": account, "now": f"{DAY}T12:00:00Z", "held": 1}
    (verdict,) = visitor.post("/sync", json=envelope | {"operations": [made]}).json["verdicts"]
    assert verdict["outcome"] == "applied", verdict


def offered(page: str) -> list[str]:
    return re.findall(r'value="([^"]*)">', re.search(r'id="follows".*?</select>', page, re.S)[0])


def head(page: str) -> str:
    return re.search(r'id="followed">([^<]*)<', page)[1]


def line(visitor) -> str:
    return re.search(r'data-is="context">([^<]*)<', visitor.get("/journal").text)[1]


def test_an_entry_offers_what_its_day_had(ana, things):
    select = re.search(r'id="follows".*?</select>', ana.get(f"/journal/{things.entry}").text, re.S)
    assert re.findall(r'value="([^"]*)">([^<]*)<', select[0]) == [
        (f"visit {DAY} {things.visit}", "Your visit"),
        (f"session {DAY}", "The exercises"),
        (f"exercise {DAY} {things.prescription}", "Bridge"),
        ("", "Nothing, or not sure"),
    ]


def test_a_day_that_had_nothing_offers_nothing(ana):
    entry = ana.post("/journal", data={"intensity": "4"}).location.partition("?")[0]
    assert offered(ana.get(entry).text) == [""]


@pytest.mark.parametrize(
    ("context", "in_head", "in_list"),
    [
        ("during", "During: Bridge", "during: Bridge"),
        ("after_session", "After: Bridge", "after: Bridge"),
    ],
)
def test_one_exercise_is_named_in_the_head_and_in_the_list(ana, things, context, in_head, in_list):
    say(ana, things.entry, f"exercise {DAY} {things.prescription}", context)
    assert head(ana.get(f"/journal/{things.entry}").text) == in_head
    assert line(ana) == f", mild, {in_list}"


def test_the_name_is_the_one_of_now(ana, things):
    say(ana, things.entry, f"exercise {DAY} {things.prescription}")
    ana.act(f"/exercises/{things.prescription}", name="Bridge, high", sets="3", reps="10")
    assert head(ana.get(f"/journal/{things.entry}").text) == "During: Bridge, high"


@pytest.mark.parametrize(
    ("link", "in_head"),
    [
        ("visit {visit}", "During your visit on Fri 20 Nov"),
        ("session", "During your exercises on Fri 20 Nov"),
    ],
)
def test_a_visit_and_a_session_are_said_with_their_day(ana, things, link, in_head):
    what, _, id = link.format(visit=things.visit).partition(" ")
    say(ana, things.entry, f"{what} {DAY} {id}".strip())
    assert head(ana.get(f"/journal/{things.entry}").text) == in_head


def test_a_pain_of_just_now_follows_nothing(ana, things):
    say(ana, things.entry, f"session {DAY}")
    say(ana, things.entry, f"session {DAY}", context="now", revision=2)
    assert head(ana.get(f"/journal/{things.entry}").text) == ""


def test_a_link_can_be_taken_away_and_stays_when_it_is_not_mentioned(ana, things):
    say(ana, things.entry, f"session {DAY}")
    form = {"revision": 2, "when": "kept", "context": "during", "note": "x"}
    ana.post(f"/journal/{things.entry}", data=form)
    assert head(ana.get(f"/journal/{things.entry}").text)
    say(ana, things.entry, "", revision=3, note="x")
    assert head(ana.get(f"/journal/{things.entry}").text) == ""


def test_what_is_gone_is_an_exercise_and_can_be_kept(ana, things):
    body = {"revision": 1, "context": "during", "follows": f"exercise {DAY} {ID}"}
    send(ana, name="pain.edit", record_id=things.entry, body=body)
    page = ana.get(f"/journal/{things.entry}").text
    assert head(page) == "During: An exercise"
    assert f"exercise {DAY} {ID}" in offered(page)


def test_another_persons_exercise_is_not_offered_taken_or_named(ana, bea, things):
    hers, _ = exercises_of(bea)
    assert say(ana, things.entry, f"exercise {DAY} {hers}").status_code == 422
    body = {"revision": 1, "context": "during", "follows": f"exercise {DAY} {hers}"}
    send(ana, name="pain.edit", record_id=things.entry, body=body)
    assert head(ana.get(f"/journal/{things.entry}").text) == "During: An exercise"


NO_LINKS = [
    "moon",
    "visit",
    f"visit {DAY}",
    f"session {DAY} {ID}",
    f"exercise 2026-02-30 {ID}",
    f"exercise {DAY} {ID[:-1]}",
    f"exercise {DAY} {'-' * 36}",
    f" session {DAY}",
    "session ２０２６-11-20",
    "",
    7,
    "\0",
]


@pytest.mark.parametrize("text", NO_LINKS)
def test_what_is_no_link_is_refused(owner, mint, act, text):
    made = act("pain.record", {"intensity": 4})
    body = {"revision": 1, "context": "during", "follows": text}
    refused = apply(owner, mint("pain.edit", body, record_id=made.record_id, version=2))
    assert refused.code == "invalid_body"
    assert Journal(owner).get(made.record_id).follows is None


@pytest.mark.parametrize("what", ["session", "visit", "exercise"])
def test_a_link_is_read_as_it_was_written(what, clock):
    link = Happened(what, clock.at.date(), None if what == "session" else uuid4())
    assert Happened.read(link.text) == link


def test_a_morning_s_check_offers_the_day_before(ana, things):
    body = {"intensity": 3, "context": "next_morning"}
    morning = {"acted_at": "2026-11-21T09:00:00Z", "acted_on": "2026-11-21"}
    send(ana, name="pain.record", record_id=ID, body=body, **morning)
    assert f"session {DAY}" in offered(ana.get(f"/journal/{ID}").text)


def test_an_entry_of_the_journal_leads_back_there(ana, things):
    address = re.search(r'href="(/journal/[^"]*from=journal)"', ana.get("/journal").text)[1]
    page = ana.get(address).text
    assert re.search(r'class="back" href="/journal"', page)
    assert page.count('data-next="/journal"') == 2
    (form,) = (each for each in forms_of(page) if "note" in each.fields)
    answer = ana.post(form.action, data=form.fields | {"note": "x"})
    assert answer.location.startswith("/journal?done=")


@pytest.mark.parametrize("origin", ["/elsewhere", "//example.org", "today", "journal?x", ""])
def test_no_other_origin_counts(ana, things, origin):
    page = ana.get(f"/journal/{things.entry}", query_string={"from": origin}).text
    assert re.search(r'class="back" href="/"', page) and "elsewhere" not in page
