"""Where a pool's numbers come from, and what its edits changed, in words."""

from flask_babel import gettext, lazy_gettext

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
    "starts_on": lazy_gettext("from"),
    "ends_on": lazy_gettext("until"),
    "episode_id": lazy_gettext("problem"),
    "network": lazy_gettext("network"),
    "disciplines": lazy_gettext("therapy"),
    "counts": lazy_gettext("what uses up a visit"),
    "decision_days": lazy_gettext("days to answer"),
    "source": lazy_gettext("source"),
    "checked_on": lazy_gettext("last checked"),
}


def change_words(change) -> str:
    """`visits: 30, now 40`; of what is not a number or a day only that it changed."""
    name = FIELD_WORDS[change.field]
    plain = (
        (int, type(None))
        if change.field not in ("starts_on", "ends_on", "checked_on", "name")
        else (str, type(None))
    )
    if not (isinstance(change.before, plain) and isinstance(change.after, plain)):
        return gettext("%(name)s changed", name=name)
    return gettext(
        "%(name)s: %(before)s, now %(after)s",
        name=name,
        before=_value(change.before),
        after=_value(change.after),
    )


def _value(value) -> str:
    return "–" if value in (None, "") else str(value)
