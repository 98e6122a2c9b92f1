"""Made-up histories: pools of every kind, visits on and off their edges, and edits of both."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from hypothesis import strategies as st

from app.visits.terms import Fact, Terms

TODAY = date(2026, 11, 20)
FIRST, LAST = date(2025, 1, 1), date(2028, 12, 31)
ONE = timedelta(days=1)
STATUSES = ("attended", "scheduled", "late", "no_show", "cancelled", "rescheduled")
VISIT_KINDS = ("treatment", "evaluation", "re_evaluation", "telehealth", "group")
SWITCHES = (*VISIT_KINDS[1:], "no_show", "deductible", "two_a_day")
DISCIPLINES = ("pt", "ot", "slp")
PROBLEMS = (1, 2)

# Days that have an edge of their own, and those around a usual today.
edges = st.sampled_from(
    [date(2024, 2, 29), date(2027, 2, 28), date(2027, 3, 1), date(2028, 2, 29)]
    + [date(year, *of) for year in (2025, 2026, 2027) for of in ((1, 1), (12, 31), (8, 31))]
)
near = st.integers(-45, 60).map(lambda days: TODAY + timedelta(days=days))
days = st.one_of(near, near, edges, st.dates(FIRST, LAST))
plan_starts = st.sampled_from(
    [date(2024, 2, 29), date(2025, 8, 31), date(2025, 7, 1), date(2023, 3, 1), date(2025, 12, 31)]
) | st.dates(date(2023, 1, 1), LAST)
switches = st.one_of(
    st.just(("evaluation", "re_evaluation", "telehealth", "deductible", "two_a_day")),
    st.just(("re_evaluation", "telehealth", "deductible", "two_a_day")),
    st.lists(st.sampled_from(SWITCHES), unique=True).map(tuple),
)
disciplines = st.one_of(
    st.just(("pt",)),
    st.just(DISCIPLINES),
    st.lists(st.sampled_from(DISCIPLINES), min_size=1, unique=True).map(tuple),
)
few = st.integers(1, 9)


def mostly(usual, *others) -> st.SearchStrategy:
    return st.one_of(st.just(usual), st.just(usual), st.just(usual), st.sampled_from(others))


def common() -> dict:
    return {
        "visits": few | st.sampled_from([20, 30, 60]),
        "opening_used": st.just(0) | st.integers(0, 12),
        "network": mostly("any", "in", "out"),
        "disciplines": disciplines,
        "counts": switches,
        "decision_days": st.sampled_from([None, 0, 7, 15, 30]),
    }


def dated(first: date | None, length: int | None) -> dict:
    end = None if length is None else (first or TODAY) + timedelta(days=length)
    return {"starts_on": first, "ends_on": end}


spans = st.builds(
    dated, st.none() | days, st.none() | st.integers(0, 90) | st.sampled_from([0, 6, 7, 14, 365])
)


def pool(kind: str, period: str, **more) -> st.SearchStrategy[dict]:
    said = {"kind": st.just(kind), "period": st.just(period)}
    return st.fixed_dictionaries(common() | said | more)


def in_span(kind: str, **more) -> st.SearchStrategy[dict]:
    problems = {"episode_id": mostly(None, *PROBLEMS)}
    made = st.tuples(pool(kind, "dates", **problems | more), spans)
    return made.map(lambda both: both[0] | both[1])


limits = st.one_of(
    pool("limit", "calendar_year", episode_id=mostly(None, *PROBLEMS)),
    pool("limit", "plan_year", starts_on=plan_starts, episode_id=mostly(None, *PROBLEMS)),
    pool("limit", "course", episode_id=st.sampled_from(PROBLEMS)),
)
approvals = in_span("approval")
packages = st.one_of(
    in_span("package"), pool("package", "course", episode_id=st.sampled_from(PROBLEMS))
)
referrals = in_span("referral") | in_span("referral", visits=st.none() | few)
any_pool = st.one_of(limits, approvals, approvals, packages, referrals)

bills = st.one_of(
    st.just(()), st.just(()), st.sampled_from([("out_of_network",), ("deductible",)])
) | st.just(("out_of_network", "deductible"))


def visit_on(day: st.SearchStrategy[date]) -> st.SearchStrategy[dict]:
    return st.fixed_dictionaries(
        {
            "on": day,
            "status": st.sampled_from(["attended", "scheduled", *STATUSES]),
            "kind": mostly("treatment", *VISIT_KINDS[1:]),
            "discipline": mostly("pt", "ot", "slp"),
            "episode_id": st.sampled_from(PROBLEMS),
            "billed": bills,
        }
    )


def edges_of(said: dict) -> list[date]:
    """Both sides of both edges of a pool's dates or years."""
    firsts = [said.get("starts_on")]
    if said["period"] == "plan_year":
        firsts = [anniversary(said["starts_on"], year) for year in (2025, 2026, 2027)]
    lasts = [said.get("ends_on")]
    on_firsts = [day for first in firsts if first for day in (first, first - ONE)]
    return on_firsts + [day for last in lasts if last for day in (last, last + ONE)]


def anniversary(day: date, year: int) -> date:
    leaps = (day.month, day.day) == (2, 29)
    return date(year, 3, 1) - ONE if leaps else day.replace(year=year)


@dataclass(frozen=True)
class History:
    """Pools, visits oldest first, and the day on which somebody looks."""

    pools: list[Terms]
    visits: list[Fact]
    today: date
    problem: int = 1

    @property
    def asked(self) -> Fact:
        return Fact(self.today, "scheduled", episode_id=self.problem)

    def but(self, **changed) -> "History":
        return replace(self, **changed)


@st.composite
def neighbours(draw) -> list[dict]:
    """Two approvals (or packages, or referrals): overlapping, adjacent, or with a gap."""
    kind = draw(st.sampled_from(["approval", "approval", "package", "referral"]))
    first = draw(near)
    ends = first + timedelta(days=draw(st.integers(0, 40)))
    then = ends + timedelta(days=draw(st.sampled_from([-20, -1, 0, 1, 2, 15])))
    spans = [(first, ends), (then, then + timedelta(days=draw(st.integers(0, 60))))]
    said = [draw(pool(kind, "dates", visits=few)) for _ in spans]
    return [
        one | {"starts_on": start, "ends_on": max(start, end)}
        for one, (start, end) in zip(said, spans, strict=True)
    ]


@st.composite
def worlds(draw, most_pools: int = 12, most_visits: int = 16) -> dict:
    """Pools and visits as plain rows, by their numbers; of each row whether it was deleted."""
    rows = draw(st.lists(any_pool.map(lambda one: [one]) | neighbours(), max_size=5))
    pools = [one for some in rows for one in some][:most_pools]
    if draw(st.integers(0, 9)) == 0:
        pools += draw(st.lists(any_pool, max_size=most_pools - len(pools)))
    marked = [day for one in pools for day in edges_of(one)]
    day = st.one_of(near, days, st.sampled_from(marked)) if marked else near | days
    visits = draw(st.lists(visit_on(day), max_size=most_visits))
    if visits and draw(st.booleans()):
        again = visit_on(st.sampled_from([visit["on"] for visit in visits]))
        visits += draw(st.lists(again, max_size=3))  # several on one day
    opened = st.lists(days, min_size=len(pools), max_size=len(pools), unique=True)
    pools = [one | {"opened_on": on} for one, on in zip(pools, draw(opened), strict=True)]
    return {
        "pools": {number: one | {"gone": False} for number, one in enumerate(pools, 1)},
        "visits": {number: one | {"gone": False} for number, one in enumerate(visits, 1)},
    }


def seen(world: dict, today: date, problem: int = 1) -> History:
    """What a person sees of `world`: without what was deleted, by day, then as it was made."""
    pools = [Terms(**bare(row), id=number) for number, row in kept(world["pools"])]
    visits = [Fact(**bare(row), id=number) for number, row in kept(world["visits"])]
    return History(pools, sorted(visits, key=lambda visit: visit.on), today, problem)


def kept(rows: dict) -> list[tuple[int, dict]]:
    return [(number, row) for number, row in rows.items() if not row["gone"]]


def bare(row: dict) -> dict:
    return {name: value for name, value in row.items() if name != "gone"}


@st.composite
def histories(draw, **sizes) -> History:
    world = draw(worlds(**sizes))
    of_visits = [visit["on"] for visit in world["visits"].values()]
    of_pools = [day for one in world["pools"].values() for day in edges_of(one)]
    marked = [*of_visits, *of_pools, TODAY]
    today = draw(st.one_of(st.just(TODAY), st.sampled_from(marked), days))
    return seen(world, today, draw(st.sampled_from(PROBLEMS)))


@st.composite
def crowds(draw) -> History:
    """A few small pools of one kind that overlap, and more plain visits than they hold."""
    kind = draw(st.sampled_from(["approval", "package", "referral"]))
    soon = st.integers(-8, 12).map(lambda off: TODAY + timedelta(days=off))
    spans = draw(st.lists(st.tuples(soon, soon), min_size=2, max_size=4, unique=True))
    pools = [
        Terms(
            id=number,
            kind=kind,
            visits=draw(st.integers(1, 3)),
            period="dates",
            opened_on=FIRST + timedelta(days=number),
            starts_on=min(span),
            ends_on=draw(st.sampled_from([max(span), max(span), max(span), None])),
            counts=draw(st.sampled_from([("two_a_day",), ("two_a_day", "no_show"), ()])),
        )
        for number, span in enumerate(spans, 1)
    ]
    came = draw(st.lists(st.tuples(soon, st.sampled_from(STATUSES[:4])), min_size=3, max_size=9))
    visits = [
        Fact(day, "scheduled" if day > TODAY else status, episode_id=1, id=number)
        for number, (day, status) in enumerate(sorted(came, key=lambda one: one[0]), 1)
    ]
    return History(pools, visits, TODAY)


# An edit names what it does, which row (counted round from the first) and what it says.
edits = st.one_of(
    st.tuples(st.just("add visits"), st.none(), visit_on(days)),
    st.tuples(st.just("add pools"), days, any_pool),
    st.tuples(st.just("change visits"), st.integers(0, 30), st.sampled_from(STATUSES)),
    st.tuples(st.just("change pools"), st.integers(0, 11), st.integers(1, 12)),
    *(
        st.tuples(st.just(f"{verb} {table}"), st.integers(0, 30), st.none())
        for verb in ("delete", "restore")
        for table in ("visits", "pools")
    ),
)


def edited(world: dict, edit: tuple) -> dict:
    """`world` after one edit; a row that is not there is left alone, as the app does."""
    does, which, says = edit
    verb, table = does.split()
    rows = dict(world[table])
    if verb == "add":
        opened = {"opened_on": which} if table == "pools" else {}
        rows[len(rows) + 1] = says | opened | {"gone": False}
    elif rows:
        number = 1 + which % len(rows)
        rows[number] = rows[number] | changed(verb, table, says)
    return world | {table: rows}


def changed(verb: str, table: str, says) -> dict:
    if verb == "change":
        return {"status": says} if table == "visits" else {"visits": says}
    return {"gone": verb == "delete"}
