"""The visits' pages that a phone keeps: the wallet, each visit and pool, forms of new ones."""

from datetime import date

from flask import render_template, url_for

from app.accounts.models import Person
from app.visits.pages import (
    Around,
    around,
    facts_of_pool,
    facts_of_visit,
    facts_of_visits,
    facts_when_low,
    form_of_new,
)
from app.visits.pool_forms import PoolForm
from app.visits.pools import Pools
from app.visits.presets import PIECES, PLANS, PRESETS, begun
from app.visits.visits import Visits

POOL, PLAN = "visits/pool.html", "visits/plan.html"
Facts = tuple[str, dict]


def pages_of_visits(person: Person, today: date) -> dict[str, Facts]:
    """Template and facts of whole pages, by their address."""
    return {url_for("visits.index"): ("visits/index.html", facts_of_visits(person, today))}


def parts_of_visits(person: Person) -> dict[str, str]:
    """The content of main by its address."""
    about = around(person)
    pages = _wherever(person, about) | _new_ones(person, about)
    pages |= _pools(person, about) | _visits(person, about)
    return {path: render_template(template, **facts) for path, (template, facts) in pages.items()}


def _wherever(person: Person, about: Around) -> dict[str, Facts]:
    low = facts_when_low(person, about.today)
    return {
        url_for("visits.running_low"): ("visits/running_low.html", low),
        url_for("visits.choose_pool"): ("visits/choose.html", {"plans": PLANS, "pieces": PIECES}),
        url_for("visits.questions"): ("visits/questions.html", {}),
        url_for("visits.medicare"): ("visits/medicare.html", {}),
    }


def _new_ones(person: Person, about: Around) -> dict[str, Facts]:
    problems = about.problems()
    planned, past = (form_of_new(person, about, is_past=past) for past in (False, True))
    forms = {slug: PoolForm(data=begun(slug), problems=problems) for slug in PRESETS}
    return {
        url_for("visits.new"): (PLAN, {"form": planned}),
        url_for("visits.new", past=1): (PLAN, {"form": past}),
        **{
            url_for("visits.new_pool", slug=slug): (POOL, {"form": form, "pool": None})
            for slug, form in forms.items()
        },
    }


def _pools(person: Person, about: Around) -> dict[str, Facts]:
    pools = Pools(person).all()
    histories = Pools(person).histories(pools)
    return {
        url_for("visits.show_pool", id=pool.id): (
            POOL,
            facts_of_pool(pool, about, histories[pool.id]),
        )
        for pool in pools
    }


def _visits(person: Person, about: Around) -> dict[str, Facts]:
    visits = [*Visits(person).coming(about.today), *Visits(person).past(about.today)]
    return {
        url_for("visits.show", id=visit.id): ("visits/visit.html", facts_of_visit(visit, about))
        for visit in visits
    }
