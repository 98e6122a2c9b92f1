"""Found events, planned as visits by the operations that forms and phones use."""

from collections.abc import Iterable, Sequence
from uuid import UUID, uuid5

from app.accounts.models import Person
from app.calendars.found import Found
from app.clock import now
from app.operations.apply import apply
from app.operations.operation import Operation
from app.visits.models import as_json
from app.visits.visits import Visits

# More than a page of check boxes should hold; the rest is offered when the file is read again.
MOST_AT_ONCE = 100


def not_yet_planned(owner: Person, found: Iterable[Found]) -> list[Found]:
    """Those that are no visit of the person's yet; one that was taken off is offered again."""
    visits = Visits(owner)
    return [each for each in found if not any(visits.get(id) for id in _ids(each))]


def plan(owner: Person, chosen: Sequence[Found], op_id: UUID) -> int:
    """Plan the `chosen` visits, or bring back what was taken off; how many there are now.

    Each is an operation with an id that comes of `op_id`: sent twice, they are done once.
    """
    records = Visits(owner).records
    taken = 0
    for each in chosen:
        known = records.find(each.id)
        if known and not known.deleted_at:
            taken += 1  # the form was sent before
            continue
        name, body = ("visit.restore", {}) if known else ("visit.add", _body(each))
        operation = Operation(
            op_id=uuid5(op_id, str(each.id)),
            name=name,
            version=1 if known else 2,
            record_id=each.id,
            acted_at=now(),
            acted_on=owner.today(),
            zone=owner.zone,
            body=body,
        )
        taken += apply(owner, operation).is_taken
    return taken


def _body(found: Found) -> dict:
    return {
        "held_on": as_json(found.on),
        "time_of_day": as_json(found.at),
        "discipline": found.discipline,
        "place": found.place,
    }


def _ids(found: Found) -> list[UUID]:
    """The id of its visit; and that of the visit that it was when it left here by the feed."""
    try:
        return [found.id, UUID(found.uid)]
    except ValueError:
        return [found.id]
