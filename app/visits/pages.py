"""What the visits' pages show, for a request and for a phone that keeps them."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from app.accounts.models import Person
from app.db import as_uuid
from app.episodes.episodes import Episodes
from app.episodes.models import Episode
from app.episodes.wording import choices_of
from app.operations.models import Revision
from app.visits.audit import edits_of
from app.visits.models import Pool, Visit
from app.visits.pool_forms import PoolEditForm
from app.visits.summary import lines_of_summary
from app.visits.terms import TOOK_PLACE, Terms
from app.visits.visit_forms import VisitEditForm, VisitForm
from app.visits.visits import Visits
from app.visits.wallet import ASKED_FOR, Wallet, WalletDay

# Of older visits a phone without a network does not say what became of them.
SHOWN = timedelta(days=31)


def facts_of_visits(owner: Person, today: date) -> dict:
    visits, wallet = Visits(owner), Wallet(owner, today).of_today()
    # A planned one that is still asked about stands above the list, not in it.
    asked_since = today - ASKED_FOR
    past = [v for v in visits.past(today) if v.status != "scheduled" or v.held_on < asked_since]
    return {
        "today": today,
        "wallet": wallet,
        "coming": visits.coming(today),
        "uncovered": {as_uuid(visit.id) for visit in wallet.allowance.uncovered},
        "past": past,
        "twice": _days_with_two(past),
        "draws": draws_of(wallet, SHOWN),
    }


class Around(NamedTuple):
    """What the forms of visits and pools have to know of a person."""

    today: date
    episodes: list[Episode]

    def problems(self, chosen: UUID | None = None) -> list[tuple[UUID, str]]:
        """Id and words of what they are treated for, the `chosen` one first; none where it is
        one thing only."""
        return list(choices_of(self.episodes, chosen).items())


def around(owner: Person) -> Around:
    return Around(owner.today(), Episodes(owner).all())


def form_of_new(owner: Person, about: Around, *, is_past: bool) -> VisitForm:
    """The form of a visit to plan, or of one that is past, for the usual therapy and network."""
    usual = Wallet(owner, about.today).usual
    begun = {"discipline": usual.discipline, "billed": list(usual.billed)}
    begun |= {"status": "attended"} if is_past else {}
    return VisitForm(data=begun, today=about.today, problems=about.problems())


def facts_of_visit(visit: Visit, about: Around, form: VisitEditForm | None = None) -> dict:
    problems = about.problems(visit.episode_id)
    form = form or VisitEditForm.of(visit, today=about.today, problems=problems)
    return {"visit": visit, "form": form, "today": about.today}


def facts_of_pool(
    pool: Pool, about: Around, history: list[Revision], form: PoolEditForm | None = None
) -> dict:
    """`history` has what the pool said before, newest first."""
    return {
        "pool": pool,
        "form": form or PoolEditForm.of(pool, about.problems(pool.episode_id)),
        "edits": edits_of(pool.content(), history),
    }


def facts_when_low(owner: Person, today: date) -> dict:
    wallet = Wallet(owner, today).of_today()
    return {"today": today, "wallet": wallet, "summary": lines_of_summary(owner, wallet)}


def draws_of(wallet: WalletDay, since: timedelta = ASKED_FOR) -> dict[str, list[int | str]]:
    """Whether each visit is counted and which pools it draws on; `""` is one more visit today.

    For a phone without a network, which counts with it (static/js/outbox/wallet.js).
    """
    draws = {
        _text(visit.id): [int(visit.status in TOOK_PLACE), *_texts(wallet.draws[visit.id])]
        for visit in wallet.visits
        if visit.on >= wallet.day - since
    }
    return draws | {"": [0, *_texts(_drawn_by_one_more(wallet))]}


def _drawn_by_one_more(wallet: WalletDay) -> list[Terms]:
    """What one more visit today draws on: not what is closed, nor what counts this day already."""
    came = (v for v in wallet.visits if v.on == wallet.day and v.status in TOOK_PLACE)
    drawn = {terms.id for visit in came for terms in wallet.draws[visit.id]}
    usual = (bound.by for bound in wallet.allowance.bounds if bound.by.is_open)
    return [
        left.terms
        for left in usual
        if "two_a_day" in left.terms.counts or left.terms.id not in drawn
    ]


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
