"""The journal's pages and its verbs."""

from datetime import date
from uuid import UUID

from flask import Blueprint, abort, render_template, request, url_for
from flask_babel import gettext
from flask_login import current_user, login_required

from app.journal.choice import Choice
from app.journal.entry_form import EntryForm
from app.journal.entry_page import ORIGINS, facts
from app.journal.forms import ChoicesForm, NewForm, TapForm, choices_form, new_form
from app.journal.happenings import names_for, offered
from app.journal.journal import Journal
from app.journal.models import PainEntry
from app.journal.picture import facts_of, list_of
from app.operations.acts import act, act_on, done, keep_both
from app.operations.log import Log
from app.web.answers import go, page, refused, wants_part

bp = Blueprint("journal", __name__, url_prefix="/journal")


@bp.get("")
@login_required
def index():
    journal, today = Journal(current_user), current_user.today()
    choice = Choice.asked(request.args)
    before = _entry_named_in("before", journal)
    entries = journal.page(before, choice.series, choice.lists_since(today))
    if before and wants_part():
        shown = list_of(current_user, entries, today)
        return render_template("journal/_days.html", after=before.acted_on, choice=choice, **shown)
    return page("journal/index.html", **facts_of(current_user, choice, entries, today))


@bp.get("/new")
@login_required
def new():
    """The pad by itself: for another place, or a day that was missed."""
    day = request.args.get("on", type=date.fromisoformat)
    return page("journal/new.html", form=new_form(current_user, day, "else" in request.args))


@bp.post("")
@login_required
def record():
    owner = current_user._get_current_object()
    kind = NewForm if "site" in request.form else TapForm
    form = kind.sent(owner=owner)
    if not form.validate():
        if kind is TapForm:
            abort(422)
        return refused("journal/new.html", form=form)
    verdict = act(owner, "pain.record", form.body(), op_id=form.op_id.data, version=2)
    return done(verdict, url_for(".show", id=verdict.op_id))


@bp.get("/<uuid:id>")
@login_required
def show(id: UUID):
    entry = _entry(id)
    return page("journal/entry.html", **facts(current_user, entry, _form_of(entry), _origin()))


@bp.post("/<uuid:id>")
@login_required
def edit(id: UUID):
    entry = _entry(id)
    form = EntryForm.sent(owner=current_user, entry=entry, **_links_of(entry))
    if not form.validate():
        return refused("journal/entry.html", **facts(current_user, entry, form, _origin()))
    changes = form.changes()
    if not changes or _is_sent_again(form):
        return go(_home())
    body = changes | {"revision": form.revision.data}
    verdict = act(current_user, "pain.edit", body, op_id=form.op_id.data, record_id=id, version=2)
    if keep_both(verdict):
        return _changed_elsewhere(id, form)
    return done(verdict, _page_of(id) if "intensity" in changes else _home())


@bp.get("/choices")
@login_required
def choices():
    return page("journal/choices.html", form=choices_form(current_user))


@bp.post("/choices")
@login_required
def choose():
    form = ChoicesForm.sent()
    if not form.validate():
        return refused("journal/choices.html", form=form)
    body = {"groups": form.groups.data, "bands": form.bands.data}
    own = current_user.id
    verdict = act(current_user, "journal.choose", body, op_id=form.op_id.data, record_id=own)
    return done(verdict, url_for("accounts.settings"))


@bp.post("/<uuid:id>/deletion")
@login_required
def delete(id: UUID):
    return act_on(Journal(current_user).records, id, "pain.delete", _home())


@bp.post("/<uuid:id>/restoration")
@login_required
def restore(id: UUID):
    return act_on(Journal(current_user).records, id, "pain.restore", url_for(".show", id=id))


def _form_of(entry: PainEntry) -> EntryForm:
    remembered = Journal(current_user).remembered(entry) if entry.revision == 1 else None
    return EntryForm(owner=current_user, entry=entry, remembered=remembered, **_links_of(entry))


def _links_of(entry: PainEntry) -> dict:
    links = offered(current_user, entry)
    return {"offered": links, "names": names_for(current_user, [entry], links)}


def _is_sent_again(form: EntryForm) -> bool:
    first = Log(current_user).get(form.op_id.data)
    is_of_entry = first is not None and first.record_id == form.entry.id
    return is_of_entry and form.repeats(first.body)


def _changed_elsewhere(id: UUID, form: EntryForm):
    """The entry moved on while this form was open: show it anew, with what was typed."""
    entry = _entry(id)
    form.revision.data = entry.revision
    form.note.errors = [
        gettext("This entry was changed on another phone. Your text is below: save it again.")
    ]
    return refused("journal/entry.html", **facts(current_user, entry, form, _origin()))


def _entry(id: UUID) -> PainEntry:
    return Journal(current_user).get(id) or abort(404)


def _entry_named_in(parameter: str, journal: Journal) -> PainEntry | None:
    if parameter not in request.args:
        return None
    id = request.args.get(parameter, type=UUID)
    # A deleted entry still has its place in the order.
    return (id and journal.records.find(id)) or abort(404)


def _origin() -> str | None:
    origin = request.args.get("from")
    return origin if origin in ORIGINS else None


def _home() -> str:
    return url_for("journal.index") if _origin() else url_for("today.show")


def _page_of(id: UUID) -> str:
    return url_for(".show", id=id, **{"from": _origin()})
