"""A server, the proxy before it, and phones that are counted together."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from tests.faults.browser_phone import BrowserPhone
from tests.faults.count import count as counted
from tests.faults.phone import Door, Phone
from tests.faults.proxy import PASS, FaultProxy
from tests.faults.servers import Gunicorn
from tests.support.cast import PASSWORD

HURRY = 0.01
_names = count(1)


class World:
    def __init__(self, url: str, server: Gunicorn, proxy: FaultProxy):
        self.url, self.server, self.proxy = url, server, proxy
        self.folder = Path()
        self.next: list[str] = []
        proxy.draw = lambda: self.next.pop(0) if self.next else PASS

    def begin(self, folder: Path) -> None:
        """Count anew, on a network without faults."""
        self.folder, self.next, self.phones = folder, [], []
        self.proxy.clear()

    def phone(self, login: str = "") -> Phone:
        """A phone of somebody new, or another one of `login`."""
        door = Door(self.proxy.address, timeout=10)
        name = login or f"person-{next(_names)}"
        account = door.sign_in(name, PASSWORD) if login else door.sign_up(name, PASSWORD)
        path = self.folder / f"{len(self.phones)}.journal"
        phone = Phone(door, account, path, seed=len(self.phones), hurry=HURRY)
        phone.login = name
        self.phones.append(phone)
        return phone

    def browser_phone(self, browser, login: str = "", **options) -> BrowserPhone:
        """A browser of somebody new, or another one of `login`."""
        door = self.phone(login).door
        name = self.phones.pop().login
        if not login:
            door.post_form("/exercises", name="Heel raise", sets="3", reps="10")
        phone = BrowserPhone.of(browser, door, door.account(), **options)
        phone.login, phone.door = name, door
        self.phones.append(phone)
        return phone

    def prescription(self, phone: Phone) -> str:
        phone.door.post_form("/exercises", name="Heel raise", sets="20", reps="10")
        return prescription_of(phone.door)

    def count(self) -> dict[str, int]:
        """What the counting script says of this test's phones, and nobody else's."""
        dumps = self.folder / "dumps"
        dumps.mkdir(exist_ok=True)
        for number, phone in enumerate(self.phones):
            (dumps / f"{number}.json").write_text(json.dumps(phone.dump()))
        return counted(dumps, self.url)

    def holds(self) -> dict[str, int]:
        """The equation, with nothing left waiting."""
        found = self.count()
        assert holds(found), found
        return found


def prescription_of(door: Door) -> str:
    page = door.ask("GET", "/exercises")[2].decode()
    id = page.partition('data-item="')[2].partition('"')[0]
    assert id, "no exercise on the list"
    return id


def holds(counted: dict[str, int]) -> bool:
    """The equation, with nothing left waiting."""
    wrong = ("lost", "doubled", "false_saved", "queued")
    kept = counted["stored"] + counted["set_aside"] + counted["discarded"]
    return not any(counted[name] for name in wrong) and kept == counted["created"]


@contextmanager
def a_world(url: str, folder: Path) -> Iterator[World]:
    with Gunicorn(url, folder) as server, FaultProxy(server.port) as proxy:
        yield World(url, server, proxy)
