"""`/sync`, line by line as docs/sync.md has it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from app.extensions import db
from app.operations.kinds import Effect, Kind, Nothing, Said, register
from tests.support.queries import queries
from tests.sync.envelopes import envelope, operation

JSON = {"Accept": "application/json"}
TAP = {"intensity": 4}


@pytest.fixture
def account(ana) -> str:
    return ana.get("/session").json["person"]


@pytest.fixture
def send(ana, account):
    """Send a batch; the answer, which must be one."""

    def sent(*operations, **other):
        answer = ana.post("/sync", json=envelope(account, list(operations), **other))
        assert answer.status_code == 200, answer.text
        return answer.json

    return sent


def verdicts(answer: dict) -> list[tuple]:
    return [(each["outcome"], each.get("code")) for each in answer["verdicts"]]


def count(app, table: str) -> int:
    with app.app_context():
        return db.session.scalar(text(f"SELECT count(*) FROM {table}"))


@pytest.mark.both_databases
def test_a_batch_is_applied_in_order_with_a_verdict_for_each(app, send):
    tap = operation("pain.record", TAP)
    entry = tap["record_id"]
    edit = operation("pain.edit", {"revision": 1, "note": "Stairs"}, record_id=entry)
    answer = send(tap, edit, operation("pain.delete", record_id=entry))
    assert verdicts(answer) == [("applied", None)] * 3
    assert [each["op_id"] for each in answer["verdicts"]][:2] == [tap["op_id"], edit["op_id"]]
    assert answer["verdicts"][1]["revision"] == 2


@pytest.mark.both_databases
def test_what_was_sent_before_is_a_duplicate_with_the_first_answer(app, send):
    tap = operation("pain.record", TAP)
    first, second = send(tap), send(tap, tap)
    assert verdicts(second) == [("duplicate", None)] * 2
    assert second["verdicts"][0]["revision"] == first["verdicts"][0]["revision"]
    assert count(app, "pain_entries") == 1


@pytest.mark.both_databases
def test_one_that_is_poisoned_does_not_fail_the_rest(app, send):
    batch = [operation("pain.record", TAP) for _ in range(20)]
    batch[7] = operation("pain.record", {"intensity": 11})
    answer = send(*batch)
    assert verdicts(answer).count(("applied", None)) == 19
    assert verdicts(answer)[7] == ("rejected", "invalid_body")
    assert answer["verdicts"][7]["errors"] == {"intensity": "less_than_equal"}
    assert count(app, "pain_entries") == 19


@pytest.mark.both_databases
def test_a_clash_whose_answer_was_lost_is_said_again(app, send):
    tap = operation("pain.record", TAP)
    late = operation("pain.edit", {"revision": 7, "note": "x"}, record_id=tap["record_id"])
    send(tap, late)
    assert verdicts(send(late)) == [("conflict", None)]


@pytest.mark.both_databases
def test_a_zone_that_the_server_does_not_know_gives_way_to_the_account_s(app, send):
    tap = operation("pain.record", TAP, zone="Mars/Olympus")
    assert verdicts(send(tap)) == [("applied", None)]
    assert verdicts(send(tap)) == [("duplicate", None)]
    with app.app_context():
        for table in ("operations", "pain_entries"):
            own = f"SELECT count(*) FROM {table} JOIN people ON people.zone = {table}.zone"
            assert db.session.scalar(text(own)) == 1


@pytest.mark.both_databases
def test_a_tick_on_a_page_that_is_a_day_ahead_of_the_phone_is_taken(app, ana, send):
    """The account's zone is east of where the phone is."""
    exercise = operation("prescription.add", {"name": "Heel raise", "sets": 3, "reps": 10})
    body = {"prescription_id": exercise["record_id"], "set_number": 1, "outcome": "done"}
    marks = [operation("set.mark", body | {"on": f"2026-11-{day}"}) for day in (20, 21, 22)]
    assert verdicts(send(exercise, *marks)) == [
        *[("applied", None)] * 3,
        ("rejected", "future_day"),
    ]


REFUSALS = [
    (operation("pain.fly"), "unknown_operation"),
    (operation("pain.record", TAP, version=9), "unknown_operation"),
    (operation("pain.record", {"intensity": "4"}), "invalid_body"),
    (operation("pain.record", {"intensity": 4, "more": 1}), "invalid_body"),
    (operation("pain.record", {"intensity": True}), "invalid_body"),
    (operation("pain.edit", {"revision": 1, "note": "\ud83d"}), "invalid_operation"),
    (operation("pain.edit", {"revision": 1, "note": "x" * 10_001}), "invalid_body"),
    (operation("pain.delete"), "not_found"),
    (operation("pain.record", TAP, acted_at="yesterday"), "invalid_operation"),
    (operation("pain.record", TAP, acted_at="2026-11-20T12:00:00"), "invalid_operation"),
    (operation("pain.record", TAP, acted_at="0001-01-01T00:00:00+14:00"), "invalid_operation"),
    (operation("pain.record", TAP, acted_on="2026-11-31"), "invalid_operation"),
    (operation("pain.record", TAP, record_id="7"), "invalid_operation"),
    (operation("pain.record", [1]), "invalid_operation"),
    (
        operation(
            "set.mark",
            {
                "prescription_id": str(uuid4()),
                "on": "2026-11-22",
                "set_number": 1,
                "outcome": "done",
            },
        ),
        "future_day",
    ),
]


@pytest.mark.parametrize(("refused", "code"), REFUSALS, ids=[code for _, code in REFUSALS])
def test_a_refusal_says_why_and_writes_nothing(app, send, refused, code):
    answer = send(refused, operation("visit.count"))
    assert verdicts(answer) == [("rejected", code), ("applied", None)]
    assert count(app, "operations") == 1


def test_what_is_no_operation_at_all_is_refused_by_itself(send):
    for junk in (None, 7, "x", [], {}, {"op_id": "no"}):
        answer = send(junk, operation("visit.count"))
        assert answer["verdicts"][0] == {
            "op_id": None,
            "outcome": "rejected",
            "code": "invalid_operation",
        }
        assert verdicts(answer)[1] == ("applied", None)


def test_an_id_that_was_used_for_something_else_is_refused(send):
    tap = operation("pain.record", TAP)
    send(tap)
    assert verdicts(send(tap | {"body": {"intensity": 5}})) == [("rejected", "op_id_reused")]


@pytest.mark.both_databases
def test_two_edits_of_one_revision_clash_and_both_texts_are_kept(app, send):
    tap = operation("pain.record", TAP)
    send(tap)
    mine, theirs = (
        operation("pain.edit", {"revision": 1, "note": note}, record_id=tap["record_id"])
        for note in ("Mine", "Theirs")
    )
    assert verdicts(send(mine)) == [("applied", None)]
    clash = send(theirs)
    assert verdicts(clash) == [("conflict", None)]
    assert clash["verdicts"][0]["revision"] == 2
    with app.app_context():
        kept = db.session.scalars(text("SELECT body FROM revisions")).all()
    assert any("Theirs" in str(body) for body in kept)


def test_an_edit_of_a_deleted_entry_is_a_clash_too(send):
    tap = operation("pain.record", TAP)
    edit = operation("pain.edit", {"revision": 1, "note": "x"}, record_id=tap["record_id"])
    answer = send(tap, operation("pain.delete", record_id=tap["record_id"]), edit)
    assert verdicts(answer)[2] == ("conflict", None)


UNREADABLE = [
    (b"", 400, "bad_envelope"),
    (b"{", 400, "bad_envelope"),
    (b"[]", 400, "bad_envelope"),
    (b"\xff", 400, "bad_envelope"),
    (b"[" * 100_000, 400, "bad_envelope"),
    (b'{"operations": []}', 400, "bad_envelope"),
]


@pytest.mark.parametrize(("body", "status", "code"), UNREADABLE, ids=range(len(UNREADABLE)))
def test_what_is_no_envelope_is_refused_whole(ana, body, status, code):
    answer = ana.post("/sync", data=body, content_type="application/json", headers=JSON)
    assert (answer.status_code, answer.json) == (status, {"error": code})


@pytest.mark.parametrize(
    ("other", "status", "code"),
    [
        ({"format": 2}, 400, "unknown_format"),
        ({"format": "1"}, 400, "bad_envelope"),
        ({"now": "noon"}, 400, "bad_envelope"),
        ({"held": -1}, 400, "bad_envelope"),
        ({"operations": {}}, 400, "bad_envelope"),
        ({"operations": [operation("visit.count") for _ in range(51)]}, 413, "too_many"),
        ({"account": str(uuid4())}, 401, "other_account"),
    ],
    ids=["format", "no number", "no time", "held", "no list", "too many", "other account"],
)
def test_an_envelope_that_cannot_be_taken_changes_nothing(app, ana, account, other, status, code):
    answer = ana.post("/sync", json=envelope(account, [operation("visit.count")]) | other)
    assert (answer.status_code, answer.json) == (status, {"error": code})
    assert count(app, "operations") == 0


def test_too_many_bytes_are_413_in_json(ana, account):
    big = operation("pain.edit", {"revision": 1, "note": "x" * 300_000})
    answer = ana.post("/sync", json=envelope(account, [big]), headers=JSON)
    assert answer.status_code == 413 and answer.is_json


def test_anything_but_json_is_415(ana):
    assert ana.post("/sync", data={"a": "b"}).status_code == 415


def test_a_phone_without_a_session_is_told_401(client):
    for method in ("GET", "POST"):
        answer = client.open("/sync", method=method, headers=JSON)
        assert (answer.status_code, answer.json) == (401, {"error": "signed_out"})


def test_another_site_cannot_send(app, ana, account):
    elsewhere = {"Sec-Fetch-Site": "cross-site"}
    batch = envelope(account, [operation("visit.count")])
    assert ana.post("/sync", json=batch, headers=elsewhere).status_code == 403
    assert count(app, "operations") == 0


def test_the_answer_says_where_things_stand(ana, account, send):
    sent, asked = send(), ana.get("/sync").json
    assert set(sent) == {"account", "epoch", "now", "pack", "held", "verdicts"}
    assert {name: sent[name] for name in ("account", "epoch", "pack")} == {
        name: asked[name] for name in ("account", "epoch", "pack")
    }
    assert sent["account"] == account


def test_what_a_browser_holds_is_remembered_less_what_was_taken(ana, send):
    send(operation("visit.count"), operation("pain.delete"), held=5)
    assert ana.get("/sync").json["held"] == 4
    assert send(held=0)["held"] == 4
    assert ana.get("/sync").json["held"] == 0


@pytest.mark.parametrize(("minutes", "mark"), [(0, None), (9, None), (11, 660), (-20, -1200)])
def test_an_act_of_a_phone_with_a_wrong_clock_is_taken_and_marked(app, send, clock, minutes, mark):
    now = (clock.at + timedelta(minutes=minutes)).isoformat()
    later = operation("visit.count", acted_on="2030-01-01", acted_at="2030-01-01T12:00:00Z")
    assert verdicts(send(later, now=now)) == [("applied", None)]
    with app.app_context():
        assert db.session.scalar(text("SELECT clock_off FROM operations")) == mark


def test_the_pack_s_version_changes_with_what_it_is_made_of_and_only_then(ana, send, clock):
    first = send()["pack"]
    assert send()["pack"] == first
    second = send(operation("visit.count"))["pack"]
    form = {"name": "Ana", "zone": "Asia/Tokyo", "day_ends_at": "3"}
    ana.post("/settings/profile", data=form)
    third = send()["pack"]
    clock.forward(days=1)
    assert len({first, second, third, send()["pack"]}) == 4


@pytest.mark.both_databases
def test_a_fault_in_one_operation_is_its_own(app, send):
    def fail(owner, operation, body):
        raise ZeroDivisionError

    register(Kind("test.fails", 1, Nothing, fail, lambda *_: Said("")))
    answer = send(operation("visit.count"), operation("test.fails"), operation("visit.count"))
    assert verdicts(answer) == [("applied", None), ("rejected", "failed"), ("applied", None)]
    assert count(app, "operations") == 2


def test_a_database_that_is_away_ends_the_whole_batch(app, ana, account):
    def away(owner, operation, body):
        raise OperationalError("gone", {}, OSError())

    register(Kind("test.away", 1, Nothing, away, lambda *_: Said("")))
    app.testing, app.config["PROPAGATE_EXCEPTIONS"] = False, False
    try:
        batch = envelope(account, [operation("visit.count"), operation("test.away")])
        assert ana.post("/sync", json=batch, headers=JSON).status_code == 500
    finally:
        app.testing, app.config["PROPAGATE_EXCEPTIONS"] = True, None
    assert count(app, "operations") == 0


def test_the_version_before_is_still_taken(app, send):
    register(Kind("test.grows", 1, Nothing, lambda *_: Effect(), lambda *_: Said("")))
    register(Kind("test.grows", 2, Nothing, lambda *_: Effect(), lambda *_: Said("")))
    both = [operation("test.grows", version=version) for version in (1, 2)]
    assert verdicts(send(*both)) == [("applied", None)] * 2


def test_no_query_is_asked_more_often_than_the_batch_is_long(app, send):
    with queries(app) as of_ten:
        send(*[operation("pain.record", TAP) for _ in range(10)])
    with queries(app) as of_fifty:
        send(*[operation("pain.record", TAP) for _ in range(50)])
    assert (len(of_fifty) - len(of_ten)) / 40 <= 7


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_pieces_and_repeats_come_to_the_same(app, send, data):
    """However a phone's operations are cut and repeated, each is stored once."""
    taps = [operation("pain.record", {"intensity": n % 11}) for n in range(6)]
    acts = [*taps, *[operation("pain.delete", record_id=tap["record_id"]) for tap in taps[:3]]]
    before = count(app, "operations"), count(app, "pain_entries")
    start = 0
    while start < len(acts):
        end = data.draw(st.integers(start + 1, len(acts)))
        for _ in range(data.draw(st.integers(1, 2))):
            send(*acts[max(0, start - data.draw(st.integers(0, 2))) : end])
        start = end
    assert count(app, "operations") == before[0] + len(acts)
    assert count(app, "pain_entries") == before[1] + len(taps)


ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(field=st.sampled_from(sorted(operation("pain.record"))), value=ODD)
def test_no_odd_value_fails_the_server_or_the_neighbour(app, send, field, value):
    odd = operation("pain.record", TAP) | {field: value}
    answer = send(odd, operation("visit.count"))
    assert len(answer["verdicts"]) == 2
    assert verdicts(answer)[1] == ("applied", None)
