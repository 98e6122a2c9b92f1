"""The wallets of many people: three questions to the database for all of them."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection
from datetime import date
from uuid import UUID

from app.accounts.models import Person
from app.extensions import db
from app.visits.notices import Notice
from app.visits.pools import NOTICES_OF, READ_BY_MANY, TERMS_OF_MANY
from app.visits.terms import Fact, Terms
from app.visits.visits import FACTS_OF_MANY, fact_of
from app.visits.wallet import Wallet


def told_to(owners: Collection[Person]) -> dict[UUID, list[Notice]]:
    """What each wallet tells today; only of those that tell anything."""
    terms = _terms([owner.id for owner in owners])
    wallets = [Wallet(owner, owner.today()) for owner in owners if owner.id in terms]
    if not wallets:
        return {}
    for wallet in wallets:
        wallet.pools = terms[wallet.owner.id]
    facts = _facts(terms, min(wallet.first for wallet in wallets))
    read = _read(terms, min(wallet.today for wallet in wallets))
    for wallet in wallets:
        visits = facts[wallet.owner.id]
        wallet.visits = visits[bisect_left(visits, wallet.first, key=lambda fact: fact.on) :]
        wallet.read = read[wallet.owner.id]
    return {wallet.owner.id: told for wallet in wallets if (told := wallet.of_today().told)}


def _terms(owner_ids: Collection[UUID]) -> dict[UUID, list[Terms]]:
    found = defaultdict(list)
    for *columns, owner_id in db.session.execute(TERMS_OF_MANY, {"owner_ids": owner_ids}):
        found[owner_id].append(Terms(*columns))
    return found


def _facts(owner_ids: Collection[UUID], first: date) -> dict[UUID, list[Fact]]:
    found = defaultdict(list)
    asked = {"owner_ids": list(owner_ids), "first": first}
    for row in db.session.execute(FACTS_OF_MANY, asked):
        found[row[-1]].append(fact_of(row))
    return found


def _read(owner_ids: Collection[UUID], today: date) -> dict[UUID, set[str]]:
    found = defaultdict(set)
    asked = {"owner_ids": list(owner_ids), "first": today - NOTICES_OF}
    for keys, owner_id in db.session.execute(READ_BY_MANY, asked):
        found[owner_id].update(keys)
    return found
