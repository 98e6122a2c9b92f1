"""Another client, written from docs/sync.md and from nothing else. Standard library only.

Every act is in the journal on disk before it is sent. Waiting is shortened by `hurry`, so that
tests need not sit out real back-off.
"""

import json
import os
import random
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlencode, urlsplit
from uuid import uuid4

FORMAT, MOST_OPERATIONS, MOST_BYTES = 1, 50, 240 * 1024
TAKEN = ("applied", "duplicate", "conflict")


class Door:
    """One browser's requests: an address and a cookie."""

    def __init__(self, address: str, timeout: float = 10):
        self.host, self.timeout, self.cookie = urlsplit(address).netloc, timeout, ""

    def ask(self, method: str, path: str, body: bytes = b"", type: str = "", accept: str = ""):
        """Status, headers and text of an answer that came to its end."""
        headers = {"Host": self.host, "Cookie": self.cookie}
        headers |= {"Content-Type": type} if type else {}
        headers |= {"Accept": accept} if accept else {}
        connection = HTTPConnection(self.host, timeout=self.timeout)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            text = answer.read()
            if cookie := answer.headers.get("Set-Cookie"):
                self.cookie = cookie.partition(";")[0]
            return answer.status, answer.headers, text
        finally:
            connection.close()

    def post_form(self, path: str, **fields: str):
        type = "application/x-www-form-urlencoded"
        return self.ask("POST", path, urlencode(fields).encode(), type)

    def sign_up(self, login: str, password: str) -> str:
        self.post_form("/sign-up", name=login, login=login, password=password, zone="UTC")
        return self.account()

    def sign_in(self, login: str, password: str) -> str:
        self.post_form("/sign-in", login=login, password=password)
        return self.account()

    def account(self) -> str:
        return json.loads(self.ask("GET", "/session")[2])["person"]


class Phone:
    """One phone of the account that `door` is signed in to, with its journal at `path`."""

    def __init__(self, door: Door, account: str, path: Path, *, seed: int = 0, hurry: float = 1):
        self.door, self.account, self.path = door, account, path
        self.random, self.hurry = random.Random(seed), hurry
        self.waiting: dict[str, dict] = {}
        self.saved: dict[str, dict] = {}
        self.aside: dict[str, tuple[dict, str]] = {}
        self.conflicts: list[str] = []
        self.created: list[str] = []
        self.said_saved: set[str] = set()
        self.epoch: str | None = None
        self.most, self.failures = MOST_OPERATIONS, 0
        self.lock = threading.RLock()
        path.touch()

    # Acts

    def act(
        self,
        name: str,
        body: dict | None = None,
        record_id: str | None = None,
        version: int = 1,
    ) -> dict:
        """Do something: it is on the disk when this returns."""
        moment = datetime.now(UTC)
        operation = {
            "op_id": self._new_id(),
            "name": name,
            "version": version,
            "record_id": record_id or self._new_id(),
            "acted_at": moment.isoformat(),
            "acted_on": moment.date().isoformat(),
            "zone": "UTC",
            "body": body or {},
        }
        self._write({"created": operation})
        with self.lock:
            self.created.append(operation["op_id"])
            self.waiting[operation["op_id"]] = operation
        return operation

    def rate(self, intensity: int = 4) -> dict:
        return self.act("pain.record", {"intensity": intensity})

    def edit(self, entry: str, revision: int, **changes) -> dict:
        return self.act("pain.edit", {"revision": revision, **changes}, entry)

    def mark(self, prescription: str, number: int, outcome: str = "done") -> dict:
        on = datetime.now(UTC).date().isoformat()
        marks = [f"{prescription} 1 none {number}"]
        return self.act("sets.mark", {"on": on, "marks": marks, "outcome": outcome})

    # Sending

    def send(self) -> str:
        """One batch: `done` when nothing waits, else what a client does next."""
        with self.lock:
            batch = self._batch()
            if not batch:
                return "done"
            try:
                answer = self._post(batch)
            except (OSError, HTTPException, ValueError):
                return self._again()
            return self._take(batch, *answer)

    def drain(self, seconds: float = 60) -> None:
        """Send until nothing waits; raises `TimeoutError`."""
        deadline = time.monotonic() + seconds
        while (outcome := self.send()) != "done":
            if time.monotonic() > deadline:
                raise TimeoutError(f"{len(self.waiting)} still wait: {outcome}")
            self.pause(outcome)

    def pause(self, outcome: str) -> None:
        if outcome == "again":
            full = min(2 ** (self.failures - 1), 300)
            time.sleep(self.hurry * full * (0.5 + self.random.random() / 2))
        elif outcome.startswith("wait"):
            time.sleep(self.hurry * float(outcome.partition(" ")[2]))

    def _batch(self) -> list[dict]:
        chosen, size = [], 0
        for operation in list(self.waiting.values())[: self.most]:
            size += len(json.dumps(operation))
            if chosen and size > MOST_BYTES:
                break
            chosen.append(operation)
        return chosen

    def _post(self, batch: list[dict]):
        envelope = {
            "format": FORMAT,
            "account": self.account,
            "now": datetime.now(UTC).isoformat(),
            "held": len(self.waiting) + len(self.aside),
            "operations": batch,
        }
        json_type = "application/json"
        return self.door.ask("POST", "/sync", json.dumps(envelope).encode(), json_type, json_type)

    def _take(self, batch: list[dict], status: int, headers, text: bytes) -> str:
        if status == 401 or 300 <= status < 400:
            return "sign in"
        if status == 413:
            return self._halve(batch)
        if status in (429, 503) and headers.get("Retry-After"):
            return f"wait {headers['Retry-After']}"
        answer = self._understood(status, headers, text)
        if answer is None:
            return self._again()
        self.failures, self.most = 0, MOST_OPERATIONS
        self._know(answer["epoch"])
        for verdict in answer["verdicts"]:
            self._settle(verdict)
        return "done" if not self.waiting else "more"

    def _understood(self, status: int, headers, text: bytes) -> dict | None:
        if status != 200 or not headers.get("Content-Type", "").startswith("application/json"):
            return None
        try:
            answer = json.loads(text)
        except ValueError:
            return None
        return answer if answer.get("account") == self.account else None

    def _settle(self, verdict: dict) -> None:
        op_id = verdict["op_id"]
        operation = self.waiting.pop(op_id, None)
        if operation is None:
            return
        if verdict["outcome"] in TAKEN:
            self._write({"saved": op_id})
            self.said_saved.add(op_id)
            self.saved[op_id] = operation
            if verdict["outcome"] == "conflict":
                self.conflicts.append(op_id)
        else:
            self.aside[op_id] = operation, verdict["code"]

    def _know(self, epoch: str) -> None:
        """Another epoch: the server may lack what it once confirmed."""
        if self.epoch not in (None, epoch):
            self.waiting = {**self.saved, **self.waiting}
            self.saved = {}
        self.epoch = epoch

    def _halve(self, batch: list[dict]) -> str:
        if len(batch) > 1:
            self.most = -(-len(batch) // 2)
            return "more"
        (operation,) = batch
        self.aside[operation["op_id"]] = self.waiting.pop(operation["op_id"]), "too_large"
        return "more"

    def _again(self) -> str:
        self.failures += 1
        return "again"

    # The journal

    def counted(self) -> dict[str, int]:
        return {
            "created": len(self.created),
            "queued": len(self.waiting),
            "set_aside": len(self.aside),
        }

    def dump(self) -> dict:
        """What the counting script reads."""
        states = [("waiting", self.waiting), ("aside", self.aside), ("saved", self.saved)]
        writes = [{"op_id": id, "state": state} for state, held in states for id in held]
        return {
            "created": list(self._created_on_disk()),
            "said_saved": sorted(self.said_saved),
            "writes": writes,
            "discarded": [],
        }

    def _created_on_disk(self) -> Iterator[str]:
        for line in self.path.read_text().splitlines():
            if operation := json.loads(line).get("created"):
                yield operation["op_id"]

    def _write(self, line: dict) -> None:
        with self.path.open("a") as journal:
            journal.write(json.dumps(line) + "\n")
            journal.flush()
            os.fsync(journal.fileno())

    def _new_id(self) -> str:
        return str(uuid4())


class Habit:
    """Acts at random as a person does, of every kind of the daily loop."""

    def __init__(self, phone: Phone, prescription: str):
        self.phone, self.prescription = phone, prescription
        self.entries: dict[str, int] = {}
        self.visits: list[str] = []

    def act(self) -> None:
        kinds = [self._rate, self._mark, self._mark, self._count, self._plan, self._approve]
        kinds += [self._edit, self._delete_and_restore] if self.entries else []
        kinds += [self._take_off, self._say_what_became] if self.visits else []
        self.phone.random.choice(kinds)()

    def _rate(self) -> None:
        entry = self.phone.rate(self.phone.random.randint(0, 10))
        self.entries[entry["record_id"]] = 1

    def _edit(self) -> None:
        entry = self.phone.random.choice(list(self.entries))
        self.phone.edit(entry, self.entries[entry], note=f"Stairs {self.entries[entry]}")
        self.entries[entry] += 1

    def _delete_and_restore(self) -> None:
        entry = self.phone.random.choice(list(self.entries))
        self.phone.act("pain.delete", record_id=entry)
        if self.phone.random.random() < 0.5:
            self.phone.act("pain.restore", record_id=entry)
        else:
            del self.entries[entry]

    def _mark(self) -> None:
        outcome = self.phone.random.choice(["done", "done", "undone"])
        self.phone.mark(self.prescription, self.phone.random.randint(1, 3), outcome)

    def _count(self) -> None:
        self.visits.append(self.phone.act("visit.count")["record_id"])

    def _plan(self) -> None:
        today = datetime.now(UTC).date().isoformat()
        body = {"held_on": today, "weeks": self.phone.random.randint(1, 3)}
        self.visits.append(self.phone.act("visit.add", body, version=2)["record_id"])

    def _say_what_became(self) -> None:
        outcome = self.phone.random.choice(["attended", "no_show", "undone"])
        visit = self.phone.random.choice(self.visits)
        self.phone.act("visit.mark", {"outcome": outcome}, record_id=visit)

    def _approve(self) -> None:
        body = {
            "kind": "approval",
            "visits": self.phone.random.randint(1, 9),
            "disciplines": ["pt"],
        }
        self.phone.act("pool.add", body, version=2)

    def _take_off(self) -> None:
        visit = self.visits.pop()
        self.phone.act("visit.delete", record_id=visit)
        if self.phone.random.random() < 0.5:
            self.phone.act("visit.restore", record_id=visit)
