"""`make soak`: lose, kill and break everything for a while, and count what is left.

Twenty phones make three thousand acts on each database, through a proxy that breaks what it can,
while the server is killed. Four of the phones are browsers, the others speak the protocol as
docs/sync.md describes it. Then 1,500 reminders are due while those who send them are killed. The
last line is one JSON object; the counting is a script of its own.
"""

import argparse
import json
import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from tests.faults import reminding
from tests.faults.browser_phone import BrowserPhone
from tests.faults.phone import Door, Habit, Phone
from tests.faults.proxy import FAULTS, PASS, FaultProxy
from tests.faults.racy import SCENARIOS
from tests.faults.reminding import remind
from tests.faults.servers import Gunicorn
from tests.faults.world import a_world, holds, prescription_of
from tests.support import postgres
from tests.support.browser import launch_options
from tests.support.cast import PASSWORD
from tests.support.live import ROOT

MINUTES_TO_DRAIN = 4
HURRY = 0.05
# Under which name, how many dispatchers send what is due, and how many of them are killed.
REMINDING = (("reminders", 4, 12), ("reminders_without_kills", 8, 0))
LEASE = 30  # seconds: none that lives is as slow as that


@dataclass
class Plan:
    operations: int = 3000
    phones: int = 20
    browsers: int = 4
    kills: int = 3
    seed: int = 1
    fault_rate: float = 0.35
    application: str = "wsgi:app"
    phone: type[Phone] = Phone
    dumps: list[dict] = field(default_factory=list)


def soak(url: str, plan: Plan, folder: Path, say=lambda words: None) -> dict[str, int]:
    """One database's soak: what was counted at the end."""
    with Gunicorn(url, folder, plan.application) as server:
        drawn = random.Random(plan.seed)
        rates = {"now": plan.fault_rate}

        def draw() -> str:
            return drawn.choice(FAULTS) if drawn.random() < rates["now"] else PASS

        with FaultProxy(server.port, draw) as proxy:
            _live(plan, proxy, server, folder, rates, say)
            say(f"the proxy did {dict(proxy.did)}")
        counted = _count(plan, folder, url)
        assert counted["created"] >= plan.operations // plan.phones * plan.phones, counted
        return counted | {"server_kills": server.kills}


def _live(plan, proxy, server, folder, rates, say) -> None:
    phones = [_phone(plan, proxy, folder, number) for number in range(plan.phones - plan.browsers)]
    each = plan.operations // plan.phones
    over = threading.Event()
    with ExitStack() as stack:
        browsers = _browsers(plan, proxy, stack)
        pool = stack.enter_context(ThreadPoolExecutor(len(phones) + 1))
        stack.callback(over.set)
        acting = [pool.submit(_days_of, phone, habit, each) for phone, habit in phones]
        killer = pool.submit(_kill, plan, server, phones, over)
        _browse(plan, browsers, each, server, over, say)
        for thread in acting:
            thread.result()  # raises what broke there
        over.set()
        killer.result()
        while server.kills < plan.kills:
            server.kill_and_start()
        say("all have acted; the faults stop")
        rates["now"] = 0
        _drain(phones, browsers)
        plan.dumps = [phone.dump() for phone, _ in phones] + [phone.dump() for phone in browsers]


def _phone(plan: Plan, proxy: FaultProxy, folder: Path, number: int) -> tuple[Phone, Habit]:
    """Two phones share an account."""
    door, login = Door(proxy.address), f"person-{number // 2}"
    if number % 2 == 0:
        account = door.sign_up(login, PASSWORD)
        door.post_form("/exercises", name="Heel raise", sets="3", reps="10")
    else:
        account = door.sign_in(login, PASSWORD)
    path = folder / f"phone-{number}.journal"
    phone = plan.phone(door, account, path, seed=plan.seed * 100 + number, hurry=HURRY)
    return phone, Habit(phone, prescription_of(door))


def _days_of(phone: Phone, habit: Habit, acts: int) -> None:
    while len(phone.created) < acts:
        for _ in range(phone.random.randint(1, 6)):
            habit.act()
        phone.pause(phone.send())


def _kill(plan: Plan, server: Gunicorn, phones: list, over: threading.Event) -> None:
    """Kill the server when a quarter, a half and three quarters are done."""
    total = sum(1 for _ in phones) * (plan.operations // plan.phones)
    for number in range(plan.kills):
        while sum(len(phone.created) for phone, _ in phones) < total * (number + 1) / (
            plan.kills + 1
        ):
            if over.wait(0.05):
                return
        server.kill_and_start()


def _browsers(plan: Plan, proxy: FaultProxy, stack: ExitStack) -> list[BrowserPhone]:
    if not plan.browsers:
        return []
    driver = stack.enter_context(sync_playwright())
    browser = driver.chromium.launch(**launch_options())
    phones = []
    for number in range(plan.browsers):
        door = Door(proxy.address)
        account = door.sign_up(f"browser-{number}", PASSWORD)
        door.post_form("/exercises", name="Heel raise", sets="3", reps="10")
        phone = BrowserPhone.of(browser, door, account)
        phones.append(phone)
    return phones


def _browse(plan, browsers, each, server, over, say) -> None:
    chance = random.Random(plan.seed + 1)
    deadline = time.monotonic() + 600
    while busy := [phone for phone in browsers if len(phone.created) < each]:
        if time.monotonic() > deadline:
            raise TimeoutError("the browsers are too slow")
        for phone in busy:
            _an_hour_of(phone, chance)
    for phone in browsers:
        phone.context.set_offline(False)
    say(f"browsers: {[len(phone.created) for phone in browsers]}")


def _an_hour_of(phone: BrowserPhone, chance: random.Random) -> None:
    if chance.random() < 0.15:
        phone.context.set_offline(True)
    phone.act(chance)
    if chance.random() < 0.1:
        phone.close_and_reopen()
    if chance.random() < 0.5:
        phone.context.set_offline(False)


def _drain(phones, browsers) -> None:
    for phone, _ in phones:
        phone.drain(60 * MINUTES_TO_DRAIN)
    deadline = time.monotonic() + 60 * MINUTES_TO_DRAIN
    for browser in browsers:
        while not browser.send_all():
            if time.monotonic() > deadline:
                return  # what still waits is counted
            browser.page.wait_for_timeout(200)


def _count(plan: Plan, folder: Path, url: str) -> dict[str, int]:
    dumps = folder / "dumps"
    dumps.mkdir()
    for number, dump in enumerate(plan.dumps):
        (dumps / f"{number}.json").write_text(json.dumps(dump))
    counted = subprocess.run(
        [sys.executable, "-m", "tests.faults.count", str(dumps), url],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return json.loads(counted.stdout)


def run_racy(url: str, seeds: int, folder: Path, say) -> None:
    """Each fault that depends on who comes first, with many seeds; raises where one breaks it."""
    with a_world(url, folder) as world:
        for scenario in SCENARIOS:
            for seed in range(seeds):
                mine = folder / f"{scenario.__name__}-{seed}"
                mine.mkdir()
                world.begin(mine)
                scenario(world, seed)
            say(f"{scenario.__name__} held with {seeds} seeds")


def main() -> None:
    choices = _choices()
    found, began = {}, time.monotonic()

    def say(words: str) -> None:
        print(f"{time.monotonic() - began:4.0f} s  {kind}: {words}", file=sys.stderr, flush=True)

    for kind in choices.databases:
        with a_new_database(kind) as (url, folder):
            run_racy(url, choices.seeds, folder, say)
        plan = Plan(choices.operations, choices.phones, choices.browsers, seed=choices.seed)
        with a_new_database(kind) as (url, folder):
            found[kind] = soak(url, plan, folder, say)
        for name, dispatchers, kills in REMINDING:
            with a_new_database(kind) as (url, folder):
                due, seed = choices.reminders, choices.seed
                found[kind][name] = remind(url, folder, due, dispatchers, kills, seed, LEASE)
        say(str(found[kind]))
    print(json.dumps(found))
    sys.exit(0 if all(map(all_hold, found.values())) else 1)


def all_hold(counted: dict) -> bool:
    return holds(counted) and all(reminding.holds(counted[name]) for name, _, _ in REMINDING)


@contextmanager
def a_new_database(kind: str) -> Iterator[tuple[str, Path]]:
    """An empty one that survives crashes as a real one does, and a folder that goes with it."""
    with TemporaryDirectory(prefix="homestretch-soak-") as name:
        folder = Path(name)
        if kind == "sqlite":
            yield f"sqlite:///{folder / 'homestretch.db'}", folder
            return
        cluster = postgres.start(fast=False)
        try:
            yield cluster.create("soak"), folder
        finally:
            cluster.stop()


def _choices() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="soak", description="Break everything, and count.")
    parser.add_argument("--operations", type=int, default=3000)
    parser.add_argument("--phones", type=int, default=20)
    parser.add_argument("--browsers", type=int, default=4)
    parser.add_argument("--seed", type=int, default=random.randrange(10_000))
    parser.add_argument("--seeds", type=int, default=20, help="of each racy fault")
    parser.add_argument("--reminders", type=int, default=1500, help="due at once")
    parser.add_argument("--databases", nargs="+", default=["sqlite", "postgresql"])
    return parser.parse_args()


if __name__ == "__main__":
    main()
