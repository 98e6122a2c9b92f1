"""Carries messages to push services, many at once, and says what became of each."""

import asyncio
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor

from aiohttp import ClientError, ClientResponse
from aiohttp.abc import AbstractResolver
from yarl import URL

from app.clock import now
from app.push.connections import LedAstray, Limits, open_session
from app.push.endpoints import HOSTS, Allowed, Refused
from app.push.message import Message
from app.push.seal import Seal, Sealed
from app.push.subscriber import Address
from app.push.turns import Turns
from app.push.vapid import Keys
from app.push.verdict import Verdict, unanswered, verdict_on

USUAL = Limits()
# From the first byte of an answer to its verdict the event loop goes round so many times.
ROUNDS_TO_HEAR = 3


class NotSetUp(RuntimeError):
    """Push services want to know whom to write to, and there is no such address yet."""


class Courier:
    """`async with Courier(...) as courier: verdict = await courier.carry(message, address)`.

    Any number of `carry` may run at once, in one event loop; most of them wait for their turn, and
    their time runs only from then on. It touches no database.
    """

    def __init__(
        self,
        seal: Seal,
        allowed: Allowed,
        limits: Limits = USUAL,
        resolver: AbstractResolver | None = None,
    ):
        self._seal, self._allowed, self.limits = seal, allowed, limits
        self._resolver = resolver

    async def __aenter__(self) -> "Courier":
        self._in_flight = asyncio.Semaphore(self.limits.in_flight)
        self._turns: dict[str, Turns] = {}
        self._sealing = asyncio.Lock()
        self._session = open_session(self.limits, self._resolver)
        return self

    async def __aexit__(self, *_failed) -> None:
        await self._session.close()

    async def carry(self, message: Message, address: Address) -> Verdict:
        """The verdict; raises nothing but `message.Unfit`, for a message that cannot be sent."""
        try:
            origin = self._allowed.origin_of(address.endpoint)
            turns = self._turns.setdefault(origin, Turns(self.limits.in_flight))
            sealed = await self._sealed(message, address, origin)
            async with turns.one(), self._in_flight:
                return await self._post(address.endpoint, origin, sealed)
        except Refused as refusal:
            return Verdict("unsafe", str(refusal))
        except LedAstray as astray:
            return Verdict("unsafe", str(astray))
        except TimeoutError:
            return unanswered("no answer in time")
        except (ClientError, OSError) as fault:
            return unanswered(type(fault).__name__)

    async def _sealed(self, message: Message, address: Address, origin: str) -> Sealed:
        """One after the other: between two of them, answers that have come are heard."""
        async with self._sealing:
            for _ in range(ROUNDS_TO_HEAR):
                await asyncio.sleep(0)
            return self._seal.on(message, address, origin)

    async def _post(self, endpoint: str, origin: str, sealed: Sealed) -> Verdict:
        # Encoded: the address is used letter by letter, as the browser gave it.
        url = URL(endpoint, encoded=True)
        async with self._session.post(
            url, data=sealed.body, headers=sealed.headers, allow_redirects=False
        ) as answer:
            words = await self._first_words(answer)
            retry_after = answer.headers.get("Retry-After")
            return verdict_on(origin, answer.status, words, retry_after, now())

    async def _first_words(self, answer: ClientResponse) -> str:
        """As much of the body as is read at all; where there is more, the connection is dropped."""
        read = bytearray()
        async for chunk, _ in answer.content.iter_chunks():
            read += chunk
            if len(read) > self.limits.most_body_bytes:
                answer.close()
                break
        return read.decode("utf-8", "replace")


def courier_for(config: Mapping) -> Courier:
    """The courier that the settings describe; raises `NotSetUp` where they lack a contact."""
    return Courier(_seal_of(config), allowed_by(config), resolver=config.get("PUSH_RESOLVER"))


def allowed_by(config: Mapping) -> Allowed:
    return Allowed((*HOSTS, *config["PUSH_HOSTS"]), config["PUSH_LOOPBACK"])


def carry_all(courier: Courier, parcels: Iterable[tuple[Message, Address]]) -> list[Verdict]:
    """The verdicts in the order of `parcels`, for code that awaits nothing.

    In a thread of its own: whoever calls may run in a loop of somebody else's.
    """
    with ThreadPoolExecutor(1) as alone:
        return alone.submit(asyncio.run, _carried(courier, list(parcels))).result()


async def _carried(courier: Courier, parcels: list[tuple[Message, Address]]) -> list[Verdict]:
    """As many at once as the courier may: a queue of waiting tasks would cost more than they."""
    verdicts: dict[int, Verdict] = {}
    left = iter(enumerate(parcels))

    async def carry_what_is_left() -> None:
        for place, parcel in left:
            verdicts[place] = await courier.carry(*parcel)

    async with courier, asyncio.TaskGroup() as carriers:
        for _ in range(min(courier.limits.in_flight, len(parcels))):
            carriers.create_task(carry_what_is_left())
    return [verdicts[place] for place in range(len(parcels))]


def _seal_of(config: Mapping) -> Seal:
    if not config["CONTACT"]:
        raise NotSetUp("HOMESTRETCH_CONTACT is not set: write mailto:you@your.address.")
    own_origin = config["ORIGIN"] or config["LOCAL_ORIGIN"]
    return Seal(Keys(config["VAPID_KEY"]), config["CONTACT"], own_origin)
