"""What the visits' pages show, for a request and for a phone that keeps them."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from app.accounts.models import Person
from app.db import as_uuid
from app.episodes.episodes import Episodes
from app.visits.audit import Edit, edits_of
from app.visits.models import Pool, Visit
from app.visits.pool_forms import PoolEditForm
from app.visits.pools import Pools
from app.visits.summary import lines_of_summary
from app.visits.terms import TOOK_PLACE
from app.visits.visit_forms import VisitEditForm
from app.visits.visits import Visits
from app.visits.wallet import ASKED_FOR, Wallet, WalletDay

# Of older visits a phone without a network does not say what became of them.
SHOWN = timedelta(days=31)


def facts_of_visits(owner: Person, today: date) -> dict:
    visits, wallet = Visits(owner), Wallet(owner, today).of_today()
    past = [visit for visit in visits.past(today) if visit.status != "scheduled"]
    return {
        "today": today,
        "wallet": wallet,
        "coming": visits.coming(today),
        "past": past,
        "twice": _days_with_two(past),
        "draws": draws_of(wallet, SHOWN),
    }


def facts_of_visit(owner: Person, visit: Visit, form: VisitEditForm | None = None) -> dict:
    today = owner.today()
    around = {"today": today, "problems": problems_of(owner)}
    return {"visit": visit, "form": form or VisitEditForm.of(visit, **around), "today": today}


def facts_of_pool(owner: Person, pool: Pool, form: PoolEditForm | None = None) -> dict:
    return {
        "pool": pool,
        "form": form or PoolEditForm.of(pool, problems_of(owner)),
        "edits": edits(owner, pool),
    }


def facts_when_low(owner: Person, today: date) -> dict:
    wallet = Wallet(owner, today).of_today()
    return {"today": today, "wallet": wallet, "summary": lines_of_summary(owner, wallet)}


def edits(owner: Person, pool: Pool) -> list[Edit]:
    """The audit lines of a pool, newest first."""
    return edits_of(pool.content(), Pools(owner).records.history(pool.id))


def problems_of(owner: Person) -> list[tuple[UUID, str]]:
    """Id and words of what the person is treated for, where it is more than one thing."""
    return list(Episodes(owner).choices().items())


def draws_of(wallet: WalletDay, since: timedelta = ASKED_FOR) -> dict[str, list[int | str]]:
    """Whether each visit is counted and which pools it draws on; `""` is one more visit today.

    For a phone without a network, which counts with it (static/js/outbox/wallet.js).
    """
    draws = {
        _text(visit.id): [int(visit.status in TOOK_PLACE), *_texts(wallet.draws[visit.id])]
        for visit in wallet.visits
        if visit.on >= wallet.day - since
    }
    return draws | {"": [0, *(_text(bound.by.terms.id) for bound in wallet.allowance.bounds)]}


def pool_ids(ids: Iterable) -> str:
    """Ids as an attribute of a page has them, with a space between two."""
    return " ".join(map(_text, ids))


def _texts(pools) -> list[str]:
    return [_text(terms.id) for terms in pools]


def _text(id) -> str:
    return str(as_uuid(id))


def _days_with_two(visits: list[Visit]) -> set[date]:
    """Days on which two visits of one discipline were counted: they may be the same one."""
    counted = [(v.held_on, v.discipline) for v in visits if v.status in TOOK_PLACE]
    return {on for on, discipline in counted if counted.count((on, discipline)) > 1}
