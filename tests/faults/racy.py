"""Faults that depend on who comes first: each is tried with many seeds."""

import random
from concurrent.futures import ThreadPoolExecutor
from threading import Thread

from tests.faults.proxy import FAULTS, PASS


def replays_by_eight_at_once(world, seed: int) -> None:
    """Five hundred requests in any order by eight clients: each of fifty acts is stored once."""
    phone = world.phone()
    acts = [phone.rate(number % 11) for number in range(50)]
    requests = [[act] for act in acts for _ in range(10)]
    random.Random(seed).shuffle(requests)
    phones = [phone, *(world.phone(phone.login) for _ in range(7))]
    with ThreadPoolExecutor(8) as pool:
        answers = list(
            pool.map(lambda pair: phones[pair[0] % 8]._post(pair[1]), enumerate(requests))
        )
    assert {status for status, *_ in answers} == {200}
    phone.drain()
    world.holds()


def a_kill_in_the_middle_of_sending(world, seed: int) -> None:
    """Two hundred wait, and the server is killed whenever it pleases."""
    phone, chance = world.phone(), random.Random(seed)
    for number in range(200):
        phone.rate(number % 11)
    for _ in range(5 if seed < 2 else 1):
        sending = Thread(target=phone.send)
        sending.start()
        sending.join(chance.random() * 0.08)
        world.server.kill_and_start()
        sending.join()
    phone.drain()
    assert world.holds()["stored"] == 200


def faults_of_every_kind(world, seed: int) -> None:
    """Any fault after any other, and two phones of one person at once."""
    chance = random.Random(seed)
    first = world.phone()
    second = world.phone(first.login)
    exercise = world.prescription(first)
    world.proxy.hole_seconds = 0.05
    world.proxy.draw = lambda: chance.choice(FAULTS) if chance.random() < 0.6 else PASS
    for phone in (first, second):
        for number in range(1, 21):
            phone.mark(exercise, number, chance.choice(["done", "undone"]))
            phone.rate(number % 11)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda phone: phone.drain(), (first, second)))
    world.proxy.draw = lambda: PASS
    world.holds()


SCENARIOS = (
    replays_by_eight_at_once,
    a_kill_in_the_middle_of_sending,
    faults_of_every_kind,
)
