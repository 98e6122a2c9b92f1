"""What the forms of all three lists do: add, edit, delete and restore a line, and end one."""

from uuid import UUID

from flask import Response, abort
from flask_login import current_user

from app.operations.acts import act, act_on, done, fitting, keep_both
from app.outcomes.operations import LISTS, VERSION
from app.web.answers import refused
from app.web.forms import BaseForm


def line_of(of: str, id: UUID):
    """The person's own line, or the page that there is none."""
    return LISTS[of](current_user).get(id) or abort(404)


def added(of: str, form: BaseForm, url: str) -> Response:
    op_id = form.op_id.data
    return done(act(current_user, f"{of}.add", form.body(), op_id=op_id, version=VERSION), url)


def edited(of: str, id: UUID, form: BaseForm, template: str, url: str) -> Response:
    line = line_of(of, id)
    if not form.validate():
        return refused(template, form=form, line=line)
    asked = {"op_id": form.op_id.data, "record_id": id, "version": VERSION}
    verdict = act(current_user, f"{of}.edit", form.body(), **asked)
    if keep_both(verdict):
        form.is_made_on(line_of(of, id))
        return refused(template, form=form, line=line)
    return done(verdict, url)


def marked(of: str, id: UUID, form: BaseForm, url: str) -> Response:
    line_of(of, id)
    op_id, body = fitting(form).op_id.data, {"outcome": form.outcome.data}
    return done(act(current_user, f"{of}.mark", body, op_id=op_id, record_id=id), url)


def deleted(of: str, id: UUID, url: str) -> Response:
    return act_on(LISTS[of](current_user).records, id, f"{of}.delete", url)


def restored(of: str, id: UUID, url: str) -> Response:
    return act_on(LISTS[of](current_user).records, id, f"{of}.restore", url)
