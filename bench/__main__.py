"""`make bench`: the speed of Homestretch beside a bare page, in one run of two to three minutes.

Prints what was measured and what is needed, and as its last line one JSON object of figures.
A figure that misses what is needed is marked; the exit code says only whether all could be
measured. How and why: docs/performance.md.
"""

import argparse
import signal
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.beside import today_while_dispatching
from bench.figures import as_json, figures_table, rates_table, ratios
from bench.first_load import first_load
from bench.load import Ask, Measured, measure
from bench.phone import phone_figures
from bench.push import push_figures, push_rates
from bench.queries import count_queries
from bench.reminding import reminder_figures
from bench.subjects import BATCH, Stage, stage

Rounds = dict[str, list[Measured]]


def main() -> None:
    # So that a polite end, too, runs the code that ends the servers.
    for polite_end in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(polite_end, lambda *_: sys.exit("ended before all was measured"))
    choices = _choices()
    with TemporaryDirectory(prefix="homestretch-bench-") as folder, stage(Path(folder)) as ready:
        once = _measured_once(ready, Path(folder))
        sync = ready.app["sync"], ready.cookies["sync"]
        once |= phone_figures(*sync, Path(folder) / "profile")
        once |= reminder_figures(Path(folder))
        beside = today_while_dispatching(Path(folder) / "reminded", choices.seconds)
        once["today_while_dispatching"] = round(beside, 2)
        rounds = _interleaved(ready.asks, choices.rounds, choices.seconds)
        memory = median(server.worker_megabytes() for server in ready.app.values())
    pushed = push_rates()
    once |= push_figures(pushed)
    print(*rates_table(pushed), "", sep="\n")
    _report(rounds, once | {"worker_megabytes": round(memory, 1)})


def _choices() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description="Measure speed.")
    parser.add_argument("--rounds", type=int, choices=range(1, 31), default=15)
    parser.add_argument("--seconds", type=float, default=0.7, help="for a subject in a round")
    return parser.parse_args()


def _measured_once(ready: Stage, folder: Path) -> dict[str, float]:
    year, cookie = ready.app["year"], ready.cookies["year"]
    sizes = first_load(year, cookie)
    starts = [server.start_seconds for server in ready.app.values()]
    return {
        "today_queries": count_queries(folder / "year", "/", cookie),
        "journal_queries": count_queries(folder / "year", "/journal", cookie),
        "first_load_bytes": sum(sizes),
        "first_load_requests": len(sizes),
        "start_seconds": round(median(starts), 2),
    }


def _interleaved(asks: dict[str, Ask], rounds: int, seconds: float) -> Rounds:
    """Every subject in turn, again and again: what slows the machine down slows them all."""
    for ask in asks.values():
        measure(ask, seconds)  # not counted: caches fill, templates compile
    measured: Rounds = {name: [] for name in asks}
    for number in range(1, rounds + 1):
        print(f"round {number} of {rounds}", file=sys.stderr)
        for name, ask in asks.items():
            measured[name].append(measure(ask, seconds))
    return measured


def _report(rounds: Rounds, once: dict[str, float]) -> None:
    rates = {name: [each.rate for each in measured] for name, measured in rounds.items()}
    # In acts a second: one request of the one carries as many as fifty of the other.
    rates["50 acts by sync"] = rates["sync"]
    rates["50 acts by posts"] = [rate / BATCH for rate in rates["pain tap"]]
    compared = ratios(rates)
    figures = {name: round(median(each), 3) for name, each in compared.items()}
    figures["load_busy"] = round(median(each.busy for each in rounds["fixed text"]), 2)
    figures |= once
    print(*rates_table(rates), "", *figures_table(figures, compared), "", sep="\n")
    print(as_json(figures))


if __name__ == "__main__":
    main()
