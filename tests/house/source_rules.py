"""The rules of the house as functions over source text: each gives what it has to complain of.

`module` is the dotted name (`app.journal.journal`), `source` the text. A rule that only holds
for some modules picks them by their name.
"""

import ast
import sys
from collections.abc import Iterator

# Lowest first. A module imports from its own part and from lower layers; parts that share a layer
# do not know each other, but for the pairs named below.
LAYERS = (
    {"clock"},
    {"config"},
    {"push_settings", "mail_settings"},
    {"db"},
    {"extensions"},
    {"web"},
    {"accounts"},
    {"operations"},
    {"episodes"},
    {"journal", "exercises", "visits", "outcomes"},
    {"push", "mail", "reminders", "sharing", "records", "backup", "calendars"},
    {"today", "sync", "offline", "onboarding", "pages", "demo"},
    {"registration"},
    {"app"},
)
NEIGHBOURS = {("reminders", "push"), ("reminders", "mail"), ("sync", "offline")}
TOP = len(LAYERS)
HEIGHT = {part: height for height, layer in enumerate(LAYERS) for part in layer}

# Rules over facts that are handed to them, told by their names.
PURE = {
    "dose",
    "adherence",
    "allowance",
    "audit",
    "baseline",
    "chain",
    "change",
    "chart",
    "chart_parts",
    "checklist",
    "devices",
    "entries",
    "endpoints",
    "figure",
    "followups",
    "found",
    "labels",
    "lookback",
    "message",
    "notices",
    "operation",
    "pace",
    "phase_days",
    "picked",
    "plan",
    "platforms",
    "pose",
    "rated_days",
    "recent",
    "recurrence",
    "routine",
    "schedule",
    "scoring",
    "search",
    "spans",
    "spelling",
    "tally",
    "terms",
    "trend",
    "verdict",
    "warned",
    "week",
}
# Owner-scoped collections, and what stands under them.
COLLECTIONS = {
    "app.accounts.invitations",
    "app.accounts.people",
    "app.accounts.recovery",
    "app.accounts.sessions",
    "app.accounts.throttle",
    "app.calendars.appointments",
    "app.calendars.feeds",
    "app.episodes.episodes",
    "app.exercises.completions",
    "app.exercises.done",
    "app.exercises.feedback",
    "app.exercises.flares",
    "app.exercises.phases",
    "app.exercises.program",
    "app.exercises.program_days",
    "app.exercises.sheets",
    "app.journal.answers",
    "app.journal.journal",
    "app.journal.questions",
    "app.mail.mailboxes",
    "app.operations.apply",
    "app.operations.epoch",
    "app.operations.log",
    "app.operations.records",
    "app.reminders.audience",
    "app.reminders.fronts",
    "app.reminders.occurrences",
    "app.reminders.raising",
    "app.reminders.reminders",
    "app.outcomes.aims",
    "app.outcomes.due",
    "app.outcomes.scores",
    "app.reminders.sweeping",
    "app.push.origins",
    "app.push.subscriptions",
    "app.push.unreached",
    "app.visits.many_visits",
    "app.visits.pools",
    "app.visits.series",
    "app.visits.visits",
}
# Where a request, or a command, ends its one transaction.
COMMITTING = {
    "app.accounts.commands",
    "app.accounts.door_routes",
    "app.accounts.doors",
    "app.accounts.settings_routes",
    "app.calendars.import_routes",
    "app.calendars.routes",
    "app.demo.commands",
    "app.mail.link_routes",
    "app.mail.routes",
    "app.operations.acts",
    "app.operations.commands",
    "app.reminders.dispatch",
    "app.reminders.flights",
    "app.reminders.mail_channel",
    "app.reminders.push_channel",
    "app.push.routes",
    "app.sync.routes",
}
NO_NAMES = {"services", "utils", "helpers", "managers", "common"}
CLOCKS = {
    "datetime": {"now", "utcnow", "today"},
    "date": {"today"},
    "time": {"time", "time_ns", "localtime", "gmtime"},
    "func": {"now", "current_timestamp", "current_date"},
}


def wrong_layer(module: str, source: str) -> Iterator[str]:
    here = part_of(module)
    for imported in imports(source):
        there = part_of(imported)
        if not imported.startswith("app") or there == here:
            continue
        if HEIGHT.get(there, TOP) < HEIGHT[here] or (here, there) in NEIGHBOURS:
            continue
        yield f"{module} imports {imported}, which is not below it"


def impure_rule(module: str, source: str) -> Iterator[str]:
    if module.rpartition(".")[2] not in PURE:
        return
    for imported in imports(source):
        is_pure = imported.startswith("app.") and PURE & set(imported.split("."))
        if not is_pure and imported.partition(".")[0] not in sys.stdlib_module_names:
            yield f"{module} imports {imported}: rules need the standard library only"


def worldly_model(module: str, source: str) -> Iterator[str]:
    if not module.endswith(".models"):
        return
    for imported in imports(source):
        if imported.startswith("flask"):
            yield f"{module} imports {imported}: models never see Flask"
    for name in called(source):
        if name in ("commit", "flush", "rollback"):
            yield f"{module} calls {name}()"


def own_watch(module: str, source: str) -> Iterator[str]:
    """Reading the time anywhere but in app.clock, the database's own clock included."""
    if module == "app.clock":
        return
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and node.attr in CLOCKS.get(_last_name(node.value), ()):
            yield f"{module}:{node.lineno} asks {_last_name(node.value)}.{node.attr}"
    for imported in imports(source):
        if imported in ("time.time", "time.time_ns"):
            yield f"{module} imports {imported}"


def loose_query(module: str, source: str) -> Iterator[str]:
    if module not in COLLECTIONS and {"select", "query"} & called(source):
        yield f"{module} selects: ask a collection"


def loose_commit(module: str, source: str) -> Iterator[str]:
    if module not in COMMITTING and "commit" in called(source):
        yield f"{module} commits: routes, acts and commands do"


def vague_name(module: str, source: str) -> Iterator[str]:
    for word in NO_NAMES & set(module.split(".")):
        yield f"{module}: {word} says nothing"


RULES = (
    wrong_layer,
    impure_rule,
    worldly_model,
    own_watch,
    loose_query,
    loose_commit,
    vague_name,
)


def part_of(module: str) -> str:
    """`journal` for `app.journal.forms`, `app` for the package itself."""
    names = module.split(".")
    return names[1] if len(names) > 1 else names[0]


def imports(source: str) -> set[str]:
    """The dotted names that are imported, those inside functions and for typing too."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            found |= {f"{'.' * node.level}{node.module}.{alias.name}" for alias in node.names}
    return found


def called(source: str) -> set[str]:
    """The last names of what is called: `commit` for `db.session.commit()`."""
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    return {_last_name(call.func) for call in calls}


def _last_name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""
