"""Which version of their pages a person's phone should keep."""

import hashlib

from app.accounts.models import Person
from app.operations.log import Log
from app.web.assets import build_hash


def pack_version(person: Person) -> str:
    """Sixteen hexadecimal digits that change with all that the kept pages are made of.

    That is what the person recorded, the day it is, how they set their day, whether something was
    asked of late, and the release. Two short queries at most: it travels in every answer of
    `/sync`.
    """
    made_of = [
        build_hash(),
        Log(person).length(),
        person.today().isoformat(),
        person.zone,
        person.day_ends_at.isoformat(),
        person.is_reminded,
    ]
    return hashlib.sha256(repr(made_of).encode()).hexdigest()[:16]
