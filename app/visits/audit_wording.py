"""Where a pool's numbers come from, and what its edits changed, in words."""

from datetime import date

from flask_babel import gettext, lazy_gettext

from app.web.dates import full_date

SOURCE_WORDS = {
    "you": lazy_gettext("you"),
    "card": lazy_gettext("the plan’s card or booklet"),
    "clinic": lazy_gettext("the clinic"),
    "letter": lazy_gettext("the plan’s letter"),
}
FIELD_WORDS = {
    "kind": lazy_gettext("kind"),
    "name": lazy_gettext("name"),
    "visits": lazy_gettext("visits"),
    "opening_used": lazy_gettext("used before"),
    "period": lazy_gettext("period"),
    "starts_on": lazy_gettext("first day"),
    "ends_on": lazy_gettext("last day"),
    "episode_id": lazy_gettext("problem"),
    "network": lazy_gettext("network"),
    "disciplines": lazy_gettext("therapy"),
    "counts": lazy_gettext("what uses up a visit"),
    "decision_days": lazy_gettext("days to answer"),
    "source": lazy_gettext("source"),
    "checked_on": lazy_gettext("last checked"),
}

DAYS = {"starts_on", "ends_on", "checked_on"}
PLAIN = DAYS | {"name", "visits", "opening_used", "decision_days"}


def change_words(change) -> str:
    """`visits: 30, now 40`; of what is not a number or a day only that it changed."""
    name = FIELD_WORDS[change.field]
    if change.field not in PLAIN:
        return gettext("%(name)s changed", name=name)
    return gettext(
        "%(name)s: %(before)s, now %(after)s",
        name=name,
        before=_value(change.field, change.before),
        after=_value(change.field, change.after),
    )


def _value(field: str, value) -> str:
    if value in (None, ""):
        return "–"
    return full_date(date.fromisoformat(value)) if field in DAYS else str(value)
