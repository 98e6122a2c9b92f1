"""Pools: choosing what one's plan is like, typing one in, changing it, putting it away."""

from uuid import UUID

from flask import abort, url_for
from flask_login import current_user, login_required

from app.operations.acts import act, act_on, done, keep_both
from app.visits.blueprint import bp
from app.visits.models import Pool
from app.visits.pages import around, facts_of_pool
from app.visits.pool_forms import PoolEditForm, PoolForm
from app.visits.pools import Pools
from app.visits.presets import PIECES, PLANS, PRESETS, begun
from app.visits.wording import changed_elsewhere
from app.web.answers import page, refused


@bp.get("/pools/new")
@login_required
def choose_pool():
    return page("visits/choose.html", plans=PLANS, pieces=PIECES)


@bp.get("/pools/new/<slug:slug>")
@login_required
def new_pool(slug: str):
    if slug not in PRESETS:
        abort(404)
    form = PoolForm(data=begun(slug), problems=around(current_user).problems())
    return page("visits/pool.html", form=form, pool=None)


@bp.get("/questions")
@login_required
def questions():
    return page("visits/questions.html")


@bp.get("/medicare")
@login_required
def medicare():
    return page("visits/medicare.html")


@bp.post("/pools")
@login_required
def add_pool():
    form = PoolForm.sent(problems=around(current_user).problems())
    if not form.validate():
        return refused("visits/pool.html", form=form, pool=None)
    op_id = form.op_id.data
    verdict = act(current_user, "pool.add", form.body(), op_id=op_id, version=2)
    return done(verdict, url_for(".index"))


@bp.get("/pools/<uuid:id>")
@login_required
def show_pool(id: UUID):
    return page("visits/pool.html", **_facts(_pool(id)))


@bp.post("/pools/<uuid:id>")
@login_required
def edit_pool(id: UUID):
    pool = _pool(id)
    form = PoolEditForm.sent(problems=around(current_user).problems(pool.episode_id))
    if not form.validate():
        return refused("visits/pool.html", **_facts(pool, form))
    op_id = form.op_id.data
    verdict = act(current_user, "pool.edit", form.body(), op_id=op_id, record_id=id, version=2)
    if keep_both(verdict):
        form.revision.data = pool.revision
        form.visits.errors = [changed_elsewhere()]
        return refused("visits/pool.html", **_facts(pool, form))
    return done(verdict, url_for(".index"))


@bp.post("/pools/<uuid:id>/deletion")
@login_required
def delete_pool(id: UUID):
    return act_on(Pools(current_user).records, id, "pool.delete", url_for(".index"))


@bp.post("/pools/<uuid:id>/restoration")
@login_required
def restore_pool(id: UUID):
    return act_on(Pools(current_user).records, id, "pool.restore", url_for(".index"))


def _facts(pool: Pool, form: PoolEditForm | None = None) -> dict:
    history = Pools(current_user).records.history(pool.id)
    return facts_of_pool(pool, around(current_user), history, form)


def _pool(id: UUID) -> Pool:
    return Pools(current_user).get(id) or abort(404)
