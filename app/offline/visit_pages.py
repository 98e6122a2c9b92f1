"""The visits' pages that a phone keeps: the wallet, each visit and pool, forms of new ones."""

from datetime import date

from flask import render_template, url_for

from app.accounts.models import Person
from app.visits.pages import (
    facts_of_pool,
    facts_of_visit,
    facts_of_visits,
    facts_when_low,
    problems_of,
)
from app.visits.pool_forms import PoolForm
from app.visits.pools import Pools
from app.visits.presets import PIECES, PLANS, PRESETS, begun
from app.visits.visit_forms import VisitForm
from app.visits.visits import Visits

Facts = tuple[str, dict]


def pages_of_visits(person: Person, today: date) -> dict[str, Facts]:
    """Template and facts of whole pages, by their address."""
    return {
        url_for("visits.index"): ("visits/index.html", facts_of_visits(person, today)),
    }


def parts_of_visits(person: Person) -> dict[str, str]:
    """The content of main by its address."""
    today, problems = person.today(), problems_of(person)
    return {
        url_for("visits.new"): _form(VisitForm(today=today, problems=problems)),
        url_for("visits.new", past=1): _form(
            VisitForm(data={"status": "attended"}, today=today, problems=problems)
        ),
        url_for("visits.choose_pool"): render_template(
            "visits/choose.html", plans=PLANS, pieces=PIECES
        ),
        url_for("visits.questions"): render_template("visits/questions.html"),
        url_for("visits.medicare"): render_template("visits/medicare.html"),
        url_for("visits.running_low"): render_template(
            "visits/running_low.html", **facts_when_low(person, today)
        ),
        **{
            url_for("visits.new_pool", slug=slug): _pool(
                PoolForm(data=begun(slug), problems=problems)
            )
            for slug in PRESETS
        },
        **{
            url_for("visits.show_pool", id=pool.id): _known_pool(person, pool)
            for pool in Pools(person).all()
        },
        **{
            url_for("visits.show", id=visit.id): _visit(person, visit)
            for visit in _visits(person, today)
        },
    }


def _visits(person: Person, today: date) -> list:
    visits = Visits(person)
    return [*visits.coming(today), *visits.past(today)]


def _form(form: VisitForm) -> str:
    return render_template("visits/plan.html", form=form)


def _pool(form: PoolForm) -> str:
    return render_template("visits/pool.html", form=form, pool=None)


def _known_pool(person: Person, pool) -> str:
    return render_template("visits/pool.html", **facts_of_pool(person, pool))


def _visit(person: Person, visit) -> str:
    return render_template("visits/visit.html", **facts_of_visit(person, visit))
