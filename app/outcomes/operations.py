"""The operations on goals, activities, questions and scores: their effects, and what is said."""

from collections.abc import Callable, Iterator

from flask import url_for
from flask_babel import LazyString, gettext, lazy_gettext

from app.accounts.models import Person
from app.episodes.episodes import Episodes
from app.operations.kinds import Body, Effect, Kind, Nothing, Said, Undo, register
from app.operations.operation import Operation, Rejected
from app.operations.saying import undo_by
from app.outcomes import bodies
from app.outcomes.aims import Activities, Goals, Questions
from app.outcomes.instruments import HIGHEST, PEG_IDS
from app.outcomes.scores import Scores

# As phones number each new add and edit.
VERSION = 2
LISTS = {"goal": Goals, "activity": Activities, "question": Questions}
OF_AN_EPISODE = ("goal", "activity")


def _add(of: str) -> Callable[[Person, Operation, Body], Effect]:
    def add(owner: Person, operation: Operation, body: Body) -> Effect:
        more = {"episode_id": Episodes(owner).current_id()} if of in OF_AN_EPISODE else {}
        return LISTS[of](owner).add(operation, **body.model_dump(), **more)

    return add


def _edit(of: str) -> Callable[[Person, Operation, Body], Effect]:
    def edit(owner: Person, operation: Operation, body: Body) -> Effect:
        return LISTS[of](owner).edit(operation, **body.model_dump())

    return edit


def _mark(of: str) -> Callable[[Person, Operation, Body], Effect]:
    def mark(owner: Person, operation: Operation, body: Body) -> Effect:
        state = "open" if body.outcome == "undone" else body.outcome
        return LISTS[of](owner).mark(operation, state)

    return mark


def _delete(of: str) -> Callable[[Person, Operation, Body], Effect]:
    return lambda owner, operation, body: LISTS[of](owner).records.delete(operation)


def _restore(of: str) -> Callable[[Person, Operation, Body], Effect]:
    return lambda owner, operation, body: LISTS[of](owner).records.restore(operation)


def score(owner: Person, operation: Operation, body: bodies.Scored) -> Effect:
    _check_item(owner, operation, body.value)
    scores = Scores(owner)
    return (scores.take_back if body.outcome else scores.give)(operation, body.value)


def _check_item(owner: Person, operation: Operation, value: int) -> None:
    """A goal has any number; all else is of 10."""
    item = operation.record_id
    if Goals(owner).records.find(item):
        return
    if item not in PEG_IDS and not Activities(owner).records.find(item):
        raise Rejected("not_found")
    if value > HIGHEST:
        raise Rejected("invalid")


def _say(words: LazyString) -> Callable[[Person, Operation], Said]:
    return lambda owner, operation: Said(str(words))


def _say_added(of: str) -> Callable[[Person, Operation], Said]:
    def say(owner: Person, operation: Operation) -> Said:
        return Said(gettext("Added."), undo_by(f"outcomes.delete_{of}", f"{of}.delete", operation))

    return say


def _say_deleted(of: str) -> Callable[[Person, Operation], Said]:
    def say(owner: Person, operation: Operation) -> Said:
        undo = undo_by(f"outcomes.restore_{of}", f"{of}.restore", operation)
        return Said(gettext("Taken off your list."), undo)

    return say


def _say_marked(of: str, words: Callable[[], str]) -> Callable[[Person, Operation], Said]:
    def say(owner: Person, operation: Operation) -> Said:
        if operation.body["outcome"] == "undone":
            return Said(gettext("It is on your list again."))
        return Said(words(), _undo_by(f"outcomes.mark_{of}", f"{of}.mark", operation))

    return say


def _say_scored(owner: Person, operation: Operation) -> Said:
    value = operation.body["value"]
    if operation.body.get("outcome"):
        return Said(gettext("Number taken back."))
    undo = _undo_by("outcomes.score", "score.mark", operation, value=value)
    return Said(gettext("%(number)s saved.", number=value), undo)


def _undo_by(endpoint: str, name: str, operation: Operation, **fields: int) -> Undo:
    """The act `name` on the same record, to say that it was not so."""
    id = operation.record_id
    said = {**fields, "outcome": "undone"}
    return Undo(url_for(endpoint, id=id), name, said, {"data-record": str(id)})


def _of_lists() -> Iterator[Kind]:
    """What can be done with a line of any list."""
    shapes = {
        "goal": (bodies.GoalAdded, bodies.GoalEdited),
        "activity": (bodies.ActivityAdded, bodies.ActivityEdited),
        "question": (bodies.QuestionAdded, bodies.QuestionEdited),
    }
    saved, back = (
        _say(lazy_gettext("Changes saved.")),
        _say(lazy_gettext("It is on your list again.")),
    )
    for of, (added, edited) in shapes.items():
        yield Kind(f"{of}.add", VERSION, added, _add(of), _say_added(of), daily=True)
        yield Kind(f"{of}.edit", VERSION, edited, _edit(of), saved, daily=True)
        yield Kind(f"{of}.delete", 1, Nothing, _delete(of), _say_deleted(of), daily=True)
        yield Kind(f"{of}.restore", 1, Nothing, _restore(of), back, daily=True)


def register_all() -> None:
    reached = _say_marked("goal", lambda: gettext("You got there."))
    asked = _say_marked("question", lambda: gettext("Marked as asked."))
    for kind in (
        *_of_lists(),
        Kind("goal.mark", 1, bodies.GoalMarked, _mark("goal"), reached, daily=True),
        Kind("question.mark", 1, bodies.QuestionMarked, _mark("question"), asked, daily=True),
        Kind("score.mark", 1, bodies.Scored, score, _say_scored, daily=True),
    ):
        register(kind)
