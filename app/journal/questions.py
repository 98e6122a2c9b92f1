"""What Readings asks of the database: put together once, which takes longer than to answer it."""

from sqlalchemy import (
    Select,
    String,
    and_,
    bindparam,
    case,
    column,
    exists,
    func,
    null,
    select,
    text,
)

from app.journal.models import PainEntry, Rating
from app.journal.rated_days import LEFT_OUT
from app.journal.series import EVERY_KIND

_THEIRS = (PainEntry.owner_id == bindparam("owner_id"), PainEntry.deleted_at.is_(None))
_LEFT_OUT = PainEntry.context.in_(sorted(LEFT_OUT))
_OF_ENTRY = and_(Rating.owner_id == PainEntry.owner_id, Rating.entry_id == PainEntry.id)
_OF_SERIES = (
    Rating.kind == bindparam("kind"),
    Rating.code == bindparam("code"),
    Rating.side == bindparam("side"),
)

# An entry's value in the series of all places: that of the place that hurt most.
_WORST = (
    select(func.max(Rating.intensity))
    .where(_OF_ENTRY, Rating.kind == "site")
    .correlate(PainEntry)
    .scalar_subquery()
)

_ONE = select(Rating.intensity).where(_OF_ENTRY, *_OF_SERIES).correlate(PainEntry).scalar_subquery()


def _readings(value, *where) -> Select:
    return select(
        PainEntry.acted_on.label("day"), value.label("value"), PainEntry.received_at
    ).where(*_THEIRS, ~_LEFT_OUT, *where)


def _of_one(*where) -> Select:
    return _readings(Rating.intensity, *_OF_SERIES, *where).join(Rating, _OF_ENTRY)


def _by_day(value) -> Select:
    """Each day with an entry: what its ratings add up to, how many they are, and what was said."""
    each = (
        select(
            PainEntry.acted_on.label("day"),
            case((_LEFT_OUT, null()), else_=value).label("value"),
            case((_LEFT_OUT, 1), else_=0).label("during"),
            case((_IS_FLARE, 1), else_=0).label("flare"),
        )
        .where(*_THEIRS, _WITHIN)
        .subquery()
    )
    counted = func.count(each.c.value), func.max(each.c.during), func.max(each.c.flare)
    return (
        select(each.c.day, func.sum(each.c.value), *counted)
        .group_by(each.c.day)
        .order_by(each.c.day)
    )


def _as_received(readings: Select) -> Select:
    return readings.order_by(PainEntry.received_at, PainEntry.id).limit(bindparam("most"))


_WITHIN = PainEntry.acted_on.between(bindparam("first"), bindparam("last"))
_IS_FLARE = PainEntry.details["flare"].as_string() == "yes"
DAYS_OF_ALL = _by_day(_WORST)
DAYS_OF_ONE = _by_day(_ONE)
FIRST_OF_ALL = _as_received(_readings(_WORST))
FIRST_OF_ONE = _as_received(_of_one())

SAID = (
    _readings(Rating.intensity, _WITHIN)
    .add_columns(PainEntry.id, Rating.kind, Rating.code, PainEntry.details)
    .join(Rating, _OF_ENTRY)
)

# Asked of each name that there can be, so that a long history costs no more than a short one. As
# text: SQLAlchemy would compile `values()` anew for each question, which takes longer than to ask.
_NAMED = "SELECT '{0.key}' AS key, '{0.kind}' AS kind, '{0.code}' AS code, '{0.side}' AS side"
_known = (
    text(" UNION ALL ".join(_NAMED.format(each) for each in EVERY_KIND))
    .columns(*(column(name, String) for name in ("key", "kind", "code", "side")))
    .cte("known")
)
USED = select(_known.c.key).where(
    exists()
    .where(
        Rating.owner_id == bindparam("owner_id"),
        Rating.kind == _known.c.kind,
        Rating.code == _known.c.code,
        Rating.side == _known.c.side,
        *_THEIRS,
        _OF_ENTRY,
    )
    .correlate(_known)
)
