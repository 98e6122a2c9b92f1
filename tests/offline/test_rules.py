"""The rules of the outbox, by tables: what an answer means, how long to wait, what a day is."""

import json
from pathlib import Path
from uuid import UUID

import pytest

from app.exercises.dose import Dose

TESTS = Path(__file__).parents[1]
APP = TESTS.parent / "app"
DAYS, TIES = (json.loads((TESTS / f"{name}.json").read_text()) for name in ("days", "ties"))
OURS = {"account": "ana", "epoch": "e", "verdicts": []}
PLAIN = {"type": "basic", "retryAfter": 0}
ANSWERS = [
    ({"status": 200}, OURS, "verdicts"),
    ({"status": 200}, OURS | {"account": "bea"}, "again"),
    ({"status": 200}, None, "again"),
    ({"status": 200}, {}, "again"),
    ({"status": 0, "type": "opaqueredirect"}, None, "signin"),
    ({"status": 401}, {"error": "signed_out"}, "signin"),
    ({"status": 413}, None, "halve"),
    ({"status": 429, "retryAfter": 3}, None, "wait"),
    ({"status": 503, "retryAfter": 3}, None, "wait"),
    *[({"status": status}, OURS, "again") for status in (400, 403, 404, 408, 425, 500, 502, 504)],
]


def test_only_a_whole_answer_of_our_own_server_to_ourselves_counts(run):
    for answer, content, kind in ANSWERS:
        judged = run(
            "rules", "(a, c) => m.judge(a, c ?? undefined, 'ana')", PLAIN | answer, content
        )
        assert judged["kind"] == kind, answer


def test_the_pause_doubles_from_one_second_to_five_minutes_and_has_jitter(run):
    script = "(n, r) => m.pause(n, () => r)"
    assert [run("rules", script, n, 1) for n in (1, 2, 3, 9, 10, 50)] == [
        1000,
        2000,
        4000,
        256_000,
        300_000,
        300_000,
    ]
    assert run("rules", script, 3, 0) == 2000


def test_a_batch_keeps_the_order_and_has_no_more_bytes_than_one_request_may_have(run):
    sizes = """(count, size) => {
      const rows = Array.from({ length: count }, (_, n) => ({ n, op: "x".repeat(size) }));
      return m.batch(rows).map(({ n }) => n);
    }"""
    assert run("rules", sizes, 50, 10) == list(range(50))
    assert run("rules", sizes, 50, 100_000) == [0, 1]
    assert run("rules", sizes, 1, 900_000) == [0]


@pytest.mark.parametrize(
    ("outcome", "state", "unread"),
    [
        ("applied", "saved", None),
        ("duplicate", "saved", None),
        ("conflict", "saved", True),
        ("rejected", "aside", None),
    ],
)
def test_a_verdict_moves_a_write(run, outcome, state, unread):
    verdict = {"outcome": outcome, "code": "x", "revision": 2}
    row = run("rules", "(r, v) => m.settled(r, v, 7)", {"n": 1, "state": "waiting"}, verdict)
    assert (row["state"], row.get("unread")) == (state, unread)
    assert row.get("code") == ("x" if state == "aside" else None)


def test_a_clash_that_was_read_stays_read(run):
    verdict = {"outcome": "conflict", "revision": 2}
    row = run("rules", "(r, v) => m.settled(r, v, 7)", {"n": 1, "unread": False}, verdict)
    assert row["unread"] is False


def test_a_verdict_of_another_age_moves_nothing(run):
    assert run("rules", "(r) => m.settled(r, {outcome: 'perhaps'}, 7) ?? null", {"n": 1}) is None


def test_days_are_the_server_s_days(run):
    asked = [[day["instant"], day["day_ends_at"], day["zone"]] for day in DAYS]
    script = "(days) => days.map(([at, ends, zone]) => m.dayOf(new Date(at), ends, zone))"
    assert run("days", script, asked) == [day["day"] for day in DAYS]
    assert len(DAYS) >= 40


def test_an_hour_before_the_day_s_end_is_on_the_next_date(run):
    script = """(on, at) => {
      const instant = m.instantOf(on, at, "03:00");
      return [instant.getDate(), instant.getHours()];
    }"""
    assert run("days", script, "2026-11-20", "01:30") == [21, 1]
    assert run("days", script, "2026-11-20", "03:00") == [20, 3]


EXERCISE = "0b0f6f0a-5c3e-4f6d-8a51-1d1d3a0c8e77"


def mark(outcome: str, key: str = "1 none 2", on: str = "2026-11-20") -> dict:
    sets = [f"{EXERCISE} {key}"]
    return {"name": "sets.mark", "body": {"on": on, "marks": sets, "outcome": outcome}}


@pytest.mark.parametrize(
    ("marks", "became"),
    [
        ([], "to-do"),
        ([mark("done")], "done"),
        ([mark("skipped")], "skipped"),
        ([mark("done"), mark("undone")], "to-do"),
        ([mark("done", on="2026-11-19")], "to-do"),
        ([mark("done", key="1 none 9")], "to-do"),
    ],
    ids=str,
)
def test_marks_of_the_day_count_and_the_last_one_stands(run, marks, became):
    sets = {EXERCISE: {"1 none 1": "done", "1 none 2": "to-do"}}
    outcome = "(sets, ops) => m.outcomeOf(Object.values(m.marked(sets, ops, '2026-11-20'))[0])"
    assert run("tally", outcome, sets, marks) == became


@pytest.mark.parametrize("side", ["none", "each", "left"])
def test_a_phone_asks_for_the_sets_that_the_server_asks_for(run, side):
    dose = {"sets": 3, "side": side, "bouts_per_day": 2}
    asked = Dose(id=UUID(int=1), line_id=UUID(int=1), name="Bridge", reps=10, **dose)
    keys = [" ".join(map(str, key)) for key in asked.set_keys()]
    assert run("tally", "(dose) => m.keysOf(dose)", dose) == keys


@pytest.mark.parametrize(
    ("names", "was", "after"),
    [
        ("count", 0, 1),
        ("count delete", 0, -1),
        ("count delete restore", 0, 1),
        ("delete", 1, -1),
        ("delete", 0, 0),
        ("delete restore", 1, 1),
        ("restore", -1, 1),
        ("restore", 0, 0),
        ("add.scheduled", 0, 0),
        ("add.attended", 0, 1),
        ("add.late delete", 0, -1),
        ("mark.attended", 0, 1),
        ("mark.attended mark.undone", 0, 0),
        ("mark.no_show", 1, 0),
        ("edit.attended", 0, 1),
        ("edit.cancelled", 1, 0),
    ],
)
def test_each_visit_counts_once_as_it_ends_up(run, names, was, after):
    ops = [
        {"name": f"visit.{name}", "body": {said: outcome} if outcome else {}}
        for name, _, outcome in (each.partition(".") for each in names.split())
        for said in ["outcome" if name == "mark" else "status"]
    ]
    assert run("tally", "({ops, was}) => m.usedAfter(ops, was)", {"ops": ops, "was": was}) == after


@pytest.mark.parametrize(
    ("acts", "left"),
    [
        ([("new", "count")], "1 left"),
        ([("new", "count"), ("new", "delete")], "2 left"),
        ([("new", "count"), ("new", "edit")], "1 left"),
        ([("known", "delete")], "3 left"),
        ([("known", "edit")], "2 left"),
        ([("older", "edit")], "2 left"),
        ([("older", "delete")], "2 left"),
        ([("new", "count"), ("newer", "add"), ("newest", "count")], "over by 1"),
    ],
    ids=str,
)
def test_what_is_left_is_counted_with_the_acts_on_visits_that_the_page_knows(run, acts, left):
    ops = [
        {"name": f"visit.{act}", "record_id": id, "body": {"status": "attended"}}
        for id, act in acts
    ]
    script = """(draws, ops) => {
      const main = document.createElement("main");
      main.innerHTML = `<p data-draws='${draws}'><b data-left="2" data-of="a"
        data-words="{n} left" data-over="over by {n}"></b></p>`;
      m.layWallet(main, ops);
      return main.querySelector("b").textContent;
    }"""
    assert run("wallet", script, '{"": [0, "a"], "known": [1, "a"]}', ops) == left


@pytest.mark.parametrize(
    ("name", "body", "undo", "fields"),
    [
        ("visit.add", {"status": "scheduled", "weeks": 1}, "visit.delete", {}),
        ("visit.add", {"weeks": 3, "held_on": "2026-11-24"}, "series.end", {"since": "2026-11-24"}),
        ("series.end", {"since": "2026-12-01"}, "series.resume", {"since": "2026-12-01"}),
        ("visit.mark", {"outcome": "late"}, "visit.mark", {"outcome": "undone"}),
    ],
)
def test_undo_takes_back_all_that_an_act_did(run, name, body, undo, fields):
    words = (APP / "templates" / "operations" / "_act_words.html").read_text()
    script = """(words, op) => {
      document.body.insertAdjacentHTML("beforeend", words);
      const form = document.createElement("form");
      m.undoInto(form, op);
      document.getElementById("act-words").remove();
      return [form.dataset.outbox, form.dataset.record, Object.fromEntries(new FormData(form))];
    }"""
    op = {"name": name, "record_id": "the first", "body": body}
    assert run("words", script, words, op) == [undo, "the first", fields]


def test_an_entry_is_what_its_acts_make_of_it(run):
    def after(*names_and_bodies):
        ops = [
            {"name": f"pain.{name}", "body": body, "acted_at": "t", "acted_on": "d"}
            for name, body in names_and_bodies
        ]
        return run("tally", "(ops) => m.entryAfter(undefined, ops) ?? null", ops)

    made = ("record", {"intensity": 4})
    assert after(made)["ratings"] == {"site.unspecified": 4}
    assert after(made, ("edit", {"revision": 1, "note": "x"}))["note"] == "x"
    assert after(made, ("edit", {"revision": 1, "note": "x"}))["revision"] == 2
    assert after(made, ("delete", {}))["deleted"] is True
    assert after(made, ("delete", {}), ("restore", {}))["deleted"] is False
    moved = {"site.knee.left": 6, "site.neck": 6, "site.unspecified": None}
    rated = after(made, ("edit", {"revision": 1, "ratings": moved}), ("edit", {"intensity": 2}))
    assert rated["ratings"] == {"site.knee.left": 2, "site.neck": 6}
    said = {"details": {"worse_with": ["stairs_down"], "woken": 0}}
    unsaid = {"details": {"worse_with": None}}
    assert after(made, ("edit", said), ("edit", unsaid))["details"] == {"woken": 0}


def test_the_worst_place_is_the_server_s(run):
    worst = run("tally", "(ties) => ties.map((each) => m.worstOf(each.ratings))", TIES)
    assert worst == [f"site.{tie['order'][0]}" for tie in TIES]


CHECKS = [
    {"context": "next_morning", "happened": True, "on": "2026-11-19", "starts": 0},
    {"context": "evening", "happened": False, "on": "2026-11-20", "starts": 900},
    {"context": "now"},
]
COUNTED = {"name": "visit.count", "record_id": "v", "acted_on": "2026-11-20", "body": {}}
WENT = COUNTED | {"name": "visit.mark", "body": {"outcome": "attended"}}
ABOUT = {"context": "next_morning", "follows_on": "2026-11-19"}
ANSWER = {"name": "pain.record", "record_id": "p", "body": ABOUT}
CHECKS[0]["ends"], CHECKS[1]["ends"] = 660, 1440


@pytest.mark.parametrize(
    ("minute", "ops", "asked"),
    [
        (100, [], "next_morning"),
        (659, [], "next_morning"),
        (660, [], "now"),
        (950, [], "now"),
        (950, [mark("done")], "evening"),
        (950, [mark("undone")], "now"),
        (899, [mark("done")], "now"),
        (950, [COUNTED], "evening"),
        (950, [COUNTED | {"acted_on": "2026-11-19"}], "now"),
        (950, [COUNTED, COUNTED | {"name": "visit.delete"}], "now"),
        (
            950,
            [COUNTED, COUNTED | {"name": "visit.delete"}, COUNTED | {"name": "visit.restore"}],
            "evening",
        ),
        (950, [WENT], "evening"),
        (950, [WENT, WENT | {"body": {"outcome": "undone"}}], "now"),
        (950, [COUNTED, WENT | {"name": "visit.edit", "body": {"status": "cancelled"}}], "now"),
        (950, [mark("done"), mark("undone")], "now"),
        (100, [ANSWER], "now"),
        (100, [ANSWER, ANSWER | {"name": "pain.delete"}], "next_morning"),
    ],
)
def test_the_pad_asks_what_is_due_by_the_phones_own_clock(run, minute, ops, asked):
    script = "(checks, ops, minute) => m.pending(checks, ops, minute).context"
    assert run("checks", script, CHECKS, ops, minute) == asked


def test_of_looks_that_overlap_the_last_one_counts_whichever_ends_first(run):
    shown = """async () => {
      const answers = [], shown = [];
      const read = () => new Promise((answer) => answers.push(answer));
      const look = m.newestOf(read, (found) => shown.push(found));
      const looks = [look(), look()];
      answers[1]("new");
      await looks[1];
      answers[0]("old");
      await looks[0];
      return shown;
    }"""
    assert run("rules", shown) == ["new"]
