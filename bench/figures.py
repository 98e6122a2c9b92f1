"""The figures, what each has to reach, and how they are written down."""

import json
from collections.abc import Iterator, Mapping, Sequence
from statistics import median

RATIOS = {
    "today_vs_bare": ("Today", "bare page"),
    "log_pain_vs_bare_insert": ("pain tap", "bare insert"),
    "today_10y_vs_1y": ("Today, ten years", "Today"),
    "journal_10y_vs_1y": ("Journal, ten years", "Journal"),
    "fixed_text_vs_bare": ("fixed text", "bare page"),
    "sync_50_vs_50_posts": ("50 acts by sync", "50 acts by posts"),
}

# At least, at most; None where nothing is asked. Figures that are not here only inform.
NEEDED = {
    "today_vs_bare": (0.25, None),
    "log_pain_vs_bare_insert": (0.3, None),
    "today_10y_vs_1y": (0.9, None),
    "journal_10y_vs_1y": (0.9, None),
    # Outside of this the yardstick itself is bent, and no ratio says anything.
    "fixed_text_vs_bare": (2.5, 5),
    # Above this the load, not the server, is what was measured.
    "load_busy": (None, 0.8),
    # A phone with fifty acts to send must gain by sending them as one.
    "sync_50_vs_50_posts": (4, None),
    # Encrypted and signed, on one thread.
    "push_build_vs_pywebpush": (1.5, None),
    "push_send_vs_requests": (3, None),
    "push_send_vs_async": (1, None),
    "cold_start_seconds": (None, 1),
    "drain_400_seconds": (None, 60),
    "claim_1m_vs_10k": (0.67, None),
    "dispatch_10k_seconds": (None, 15),
    "today_while_dispatching": (0.5, None),
    "today_queries": (None, 8),
    "journal_queries": (None, 8),
    "first_load_bytes": (None, 50_000),
    "first_load_requests": (None, 19),
}


def ratios(rates: Mapping[str, Sequence[float]]) -> dict[str, list[float]]:
    """Each ratio in each round, from every subject's answers a second in each round."""
    return {
        name: [a / b for a, b in zip(rates[above], rates[below], strict=True)]
        for name, (above, below) in RATIOS.items()
    }


def is_met(name: str, figure: float) -> bool:
    least, most = NEEDED.get(name, (None, None))
    return (least is None or figure >= least) and (most is None or figure <= most)


def rates_table(rates: Mapping[str, Sequence[float]]) -> Iterator[str]:
    yield f"{'answers a second':<26}{'median':>9}   rounds"
    for subject, each in rates.items():
        yield f"{subject:<26}{median(each):>9.0f}   {min(each):.0f} to {max(each):.0f}"


def figures_table(
    figures: Mapping[str, float], rounds: Mapping[str, Sequence[float]]
) -> Iterator[str]:
    yield f"{'name':<26}{'figure':>9}   {'needed':<16}{'':<9}rounds"
    for name, figure in figures.items():
        spread = f"{min(rounds[name]):.2f} to {max(rounds[name]):.2f}" if name in rounds else ""
        line = f"{name:<26}{figure:>9g}   {_needed(name):<16}{_verdict(name, figure):<9}{spread}"
        yield line.rstrip()


def as_json(figures: Mapping[str, float]) -> str:
    return json.dumps(dict(figures))


def _needed(name: str) -> str:
    match NEEDED.get(name):
        case None:
            return ""
        case (least, None):
            return f"at least {least:g}"
        case (None, most):
            return f"at most {most:,}"
        case (least, most):
            return f"{least:g} to {most:g}"


def _verdict(name: str, figure: float) -> str:
    if name not in NEEDED:
        return ""
    return "met" if is_met(name, figure) else "NOT MET"
