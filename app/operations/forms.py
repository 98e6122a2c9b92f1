"""The form of an act that needs no more than its record: delete, restore, count."""

from app.web.forms import BaseForm, OpIdField


class BareForm(BaseForm):
    op_id = OpIdField()
