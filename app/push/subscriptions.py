"""The browsers that take one person's messages."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import NamedTuple
from uuid import UUID, uuid4

from sqlalchemy import Table, bindparam, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from app.accounts.models import Person
from app.clock import now
from app.extensions import db
from app.push.bounds import MOST_DEVICES, UNREACHED_AFTER
from app.push.models import PushSubscription
from app.push.subscriber import Address
from app.push.verdict import Verdict

_DEVICES: Table = PushSubscription.__table__
_THIS = (
    _DEVICES.c.owner_id == bindparam("owner"),
    _DEVICES.c.id == bindparam("device"),
    _DEVICES.c.removed_at.is_(None),
)
_FORGET = delete(_DEVICES).where(*_THIS)
_NOTE = (
    update(_DEVICES)
    .where(*_THIS)
    .values(
        last_tried_at=bindparam("moment"),
        verdict=bindparam("kind"),
        last_reached_at=func.coalesce(bindparam("reached"), _DEVICES.c.last_reached_at),
        misses=_DEVICES.c.misses * bindparam("kept"),
    )
)
_MISS = update(_DEVICES).where(*_THIS).values(misses=_DEVICES.c.misses + 1)


class Device(NamedTuple):
    """Whose browser it is, and where it is reached."""

    owner_id: UUID
    id: UUID
    address: Address | None


def devices_of(owner_ids: Collection[UUID]) -> list[Device]:
    """The browsers that take messages for any of these people."""
    of_them = select(
        PushSubscription.owner_id,
        PushSubscription.id,
        PushSubscription.endpoint,
        PushSubscription.p256dh,
        PushSubscription.auth,
    ).where(PushSubscription.owner_id.in_(owner_ids), PushSubscription.removed_at.is_(None))
    return [Device(owner, id, Address(*rest)) for owner, id, *rest in db.session.execute(of_them)]


def who_have_devices(owner_ids: Collection[UUID]) -> set[UUID]:
    """Those of them whom any browser takes messages for."""
    theirs = PushSubscription.owner_id.in_(owner_ids), PushSubscription.removed_at.is_(None)
    return set(db.session.scalars(select(PushSubscription.owner_id).where(*theirs).distinct()))


def note_all(answers: Iterable[tuple[Device, Verdict]], moment: datetime) -> None:
    """Write down what became of a message to each of these devices; gone ones are forgotten.

    A try that failed is no miss yet: `miss_all` is for messages that were given up.
    """
    gone, noted = [], []
    for device, verdict in answers:
        named = {"owner": device.owner_id, "device": device.id}
        if verdict.kind == "gone":
            gone.append(named)
        else:
            noted.append(named | _noted(verdict, moment))
    if gone:
        db.session.execute(_FORGET, gone)
    if noted:
        db.session.execute(_NOTE, noted)


def _noted(verdict: Verdict, moment: datetime) -> dict:
    is_sent = verdict.kind == "sent"
    return {
        "moment": moment,
        "kind": verdict.kind,
        "reached": moment if is_sent else None,
        "kept": 0 if is_sent else 1,
    }


def miss_all(devices: Iterable[Device]) -> None:
    """A message to each of these devices was given up."""
    if missed := [{"owner": device.owner_id, "device": device.id} for device in devices]:
        db.session.execute(_MISS, missed)


class TooMany(Exception):
    """The person has as many devices as one may have."""


class Devices:
    def __init__(self, owner: Person):
        self.owner = owner

    def __iter__(self):
        """The newest first."""
        newest = PushSubscription.made_at.desc(), PushSubscription.id
        return iter(db.session.scalars(self._own().order_by(*newest)))

    def get(self, id: UUID) -> PushSubscription | None:
        return db.session.scalar(self._own().where(PushSubscription.id == id))

    def find(self, endpoint: str) -> PushSubscription | None:
        """The device that is reached at `endpoint`, if it is one of this person's."""
        return db.session.scalar(self._own().where(PushSubscription.endpoint == endpoint))

    def removed(self, id: UUID) -> PushSubscription | None:
        """One that this person took off the list."""
        device = db.session.get(PushSubscription, (self.owner.id, id))
        return device if device and device.removed_at else None

    def subscribe(self, address: Address, session_id: UUID, name: str) -> UUID:
        """Take in the browser at `address`, or mend what is known of it; raises `TooMany`.

        One that was somebody else's until now moves here: whoever is signed in there is whom its
        messages are for.
        """
        self._in_line()
        if known := self.find(address.endpoint):
            known.p256dh, known.auth = address.p256dh, address.auth
            known.session_id, known.misses, known.verdict = session_id, 0, ""
            return known.id
        if self._count() >= MOST_DEVICES:
            raise TooMany
        return self._take_in(address, session_id, name)

    def mend(self, address: Address, session_id: UUID, name: str) -> UUID | None:
        """The same for a browser that was turned on before; None where it was taken off since.

        It may have a new address by now: the session tells which browser it is.
        """
        known = self._of_the_browser(address.endpoint, session_id)
        if known and all(each.removed_at for each in known):
            return None
        return self.subscribe(address, session_id, self._outdated(known, address) or name)

    def rename(self, device: PushSubscription, name: str) -> None:
        device.name = name

    def remove(self, device: PushSubscription) -> None:
        device.removed_at = now()

    def restore(self, device: PushSubscription) -> None:
        """Raises `TooMany`."""
        self._in_line()
        if self._count() >= MOST_DEVICES:
            raise TooMany
        device.removed_at, device.misses = None, 0

    def note(self, id: UUID, verdict: Verdict, moment: datetime) -> None:
        """Write down what became of a message to the device `id`, as `note_all` does."""
        if device := self.get(id):
            db.session.flush()
            note_all([(Device(self.owner.id, id, None), verdict)], moment)
            # It was written past the session.
            forget = db.session.expunge if verdict.kind == "gone" else db.session.expire
            forget(device)

    def miss(self, id: UUID) -> None:
        """A message to the device `id` was given up."""
        if device := self.get(id):
            device.misses += 1

    def put_away(self, device: PushSubscription) -> None:
        """Tell nothing more of what it missed, until it misses one more."""
        device.misses = min(device.misses, UNREACHED_AFTER - 1)

    def _own(self):
        own = select(PushSubscription).where(PushSubscription.owner_id == self.owner.id)
        return own.where(PushSubscription.removed_at.is_(None))

    def _of_the_browser(self, endpoint: str, session_id: UUID) -> list[PushSubscription]:
        """What is known of it, taken off the list or not."""
        mine = select(PushSubscription).where(PushSubscription.owner_id == self.owner.id)
        for is_it in (
            PushSubscription.endpoint == endpoint,
            PushSubscription.session_id == session_id,
        ):
            if known := list(db.session.scalars(mine.where(is_it))):
                return known
        return []

    def _outdated(self, known: list[PushSubscription], address: Address) -> str:
        """Forget a browser at the addresses that it has left; the name that it had."""
        left = [each for each in known if each.endpoint != address.endpoint]
        names = [each.name for each in left if each.removed_at is None]
        for each in left:
            db.session.delete(each)
        db.session.flush()
        return next(iter(names), "")

    def _in_line(self) -> None:
        """Two browsers of one person that subscribe at once are counted one after the other."""
        db.session.execute(select(Person.id).where(Person.id == self.owner.id).with_for_update())

    def _count(self) -> int:
        return db.session.scalar(select(func.count()).select_from(self._own().subquery()))

    def _take_in(self, address: Address, session_id: UUID, name: str) -> UUID:
        row = {
            "owner_id": self.owner.id,
            "id": uuid4(),
            "session_id": session_id,
            "endpoint": address.endpoint,
            "p256dh": address.p256dh,
            "auth": address.auth,
            "name": name,
            "made_at": now(),
            "last_reached_at": None,
            "last_tried_at": None,
            "verdict": "",
            "misses": 0,
            "removed_at": None,
        }
        # In one statement: a rival who takes in the same browser at this moment is overtaken, too.
        dialect = postgresql if db.engine.dialect.name == "postgresql" else sqlite
        taken = dialect.insert(PushSubscription.__table__).values(row)
        moved = taken.on_conflict_do_update(index_elements=["endpoint"], set_=row)
        db.session.execute(moved)
        return row["id"]
