"""Counts what phones say they did against what a database holds. Shares no code with the app.

`python -m tests.faults.count FOLDER DATABASE_URL`: every `*.json` in FOLDER is one phone's dump,
`{"created": [op_id], "said_saved": [op_id], "writes": [{"op_id", "state"}], "discarded": [op_id]}`.
Prints one JSON object.
"""

import json
import sqlite3
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from uuid import UUID, uuid5

import psycopg

Ask = Callable[[str], list[tuple]]

# Which acts make the rows of a table.
MAKERS = {
    "pain_entries": {"pain.record"},
    "visits": {"visit.count", "visit.add"},
    "pools": {"pool.add"},
}


def count(folder: Path, url: str) -> dict[str, int]:
    phones = [json.loads(path.read_text()) for path in sorted(folder.glob("*.json"))]
    created = {_id(op) for phone in phones for op in phone["created"]}
    said_saved = {_id(op) for phone in phones for op in phone["said_saved"]}
    discarded = {_id(op) for phone in phones for op in phone["discarded"]}
    held = {state: set() for state in ("waiting", "aside", "saved")}
    for phone in phones:
        for write in phone["writes"]:
            held[write["state"]].add(_id(write["op_id"]))
    with Opened(url) as ask:
        logged = {_id(op): (name, _id(record)) for op, name, record in ask(_LOG)}
        stored = created & set(logged)
        lost = created - stored - held["waiting"] - held["aside"] - discarded
        return {
            "created": len(created),
            "stored": len(stored),
            "queued": len(held["waiting"] - stored),
            "set_aside": len(held["aside"] - stored),
            "discarded": len(discarded - stored),
            "lost": len(lost) + _without_effect(ask, logged),
            "doubled": _doubled(ask, logged),
            "false_saved": len(said_saved - set(logged)),
        }


_LOG = "SELECT op_id, name, record_id FROM operations"


def _without_effect(ask: Ask, logged: dict) -> int:
    """Acts that made a record, and the record is not there."""
    missing = 0
    for table in MAKERS:
        there = {_id(row) for (row,) in ask(f"SELECT id FROM {table}")}
        missing += len(_made(ask, logged, table) - there)
    return missing + len(_marked(ask) - set(_completions(ask)))


def _doubled(ask: Ask, logged: dict) -> int:
    """Effects beyond one for each act: rows that no act made, sets with two outcomes."""
    extra = sum(n - 1 for n in Counter(_id(op) for op, *_ in ask(_LOG)).values())
    for table in MAKERS:
        rows = [_id(row) for (row,) in ask(f"SELECT id FROM {table}")]
        extra += _beyond(rows, _made(ask, logged, table))
    extra += _beyond(_completions(ask), _marked(ask))
    revisions = [_id(op) for (op,) in ask("SELECT op_id FROM revisions")]
    return extra + _beyond(revisions, set(logged))


def _made(ask: Ask, logged: dict, table: str) -> set[str]:
    """The ids of the rows that acts made; those of weekly visits follow from the first one."""
    made = {record for name, record in logged.values() if name in MAKERS[table]}
    if table == "visits":
        planned = ask("SELECT record_id, body FROM operations WHERE name = 'visit.add'")
        for record, body in planned:
            weeks = range(1, _read(body).get("weeks", 1))
            made |= {_id(uuid5(UUID(_id(record)), str(number))) for number in weeks}
    return made


def _completions(ask: Ask) -> list[tuple]:
    """Each set that has an outcome, as (owner, day, prescription, bout, side, number)."""
    sets = "SELECT owner_id, acted_on, prescription_id, bout, side, set_number FROM completions"
    return [
        (_id(owner), str(on), _id(prescription), *key)
        for owner, on, prescription, *key in ask(sets)
    ]


def _marked(ask: Ask) -> set[tuple]:
    """Each set that an act named: `sets.mark`, or `set.mark` of phones of before."""
    said = "SELECT owner_id, name, body FROM operations WHERE name IN ('set.mark', 'sets.mark')"
    return {
        (_id(owner), body["on"], *key)
        for owner, name, body in ((o, n, _read(b)) for o, n, b in ask(said))
        for key in (_one(body) if name == "set.mark" else _several(body))
    }


def _one(body: dict) -> list[tuple]:
    bout, side = body.get("bout", 1), body.get("side", "none")
    return [(_id(body["prescription_id"]), bout, side, body["set_number"])]


def _several(body: dict) -> list[tuple]:
    texts = (text.split(" ") for text in body["marks"])
    return [(_id(id), int(bout), side, int(number)) for id, bout, side, number in texts]


def _read(body) -> dict:
    return json.loads(body) if isinstance(body, str) else body


def _beyond(rows: Iterable, allowed: set) -> int:
    counts = Counter(rows)
    return sum(n if row not in allowed else n - 1 for row, n in counts.items())


def _id(value) -> str:
    return str(value).replace("-", "")


class Opened:
    """A database, as one function that asks it."""

    def __init__(self, url: str):
        self.url = url

    def __enter__(self) -> Ask:
        if self.url.startswith("sqlite"):
            self.connection = sqlite3.connect(self.url.removeprefix("sqlite:///"))
        else:
            self.connection = psycopg.connect(self.url.replace("+psycopg", ""))
        return lambda query: self.connection.execute(query).fetchall()

    def __exit__(self, *_):
        self.connection.close()


if __name__ == "__main__":
    print(json.dumps(count(Path(sys.argv[1]), sys.argv[2])))
