"""What somebody wants to see of their journal."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.journal.series import ALL, BY_KEY, Series
from app.journal.spans import DEFAULT_SPAN, SPANS, Span, first_day


@dataclass(frozen=True)
class Choice:
    """What somebody wants to see. The list keeps to the span only when it was asked for."""

    series: Series = ALL
    span: Span = DEFAULT_SPAN
    with_span: bool = False

    @classmethod
    def asked(cls, arguments: Mapping[str, str]) -> "Choice":
        """The choice that an address makes; what it does not know is as if it were not said."""
        series = BY_KEY.get(arguments.get("of", ""), ALL)
        span = SPANS.get(arguments.get("span", ""))
        return cls(series, span or DEFAULT_SPAN, span is not None)

    @property
    def arguments(self) -> dict[str, str]:
        """What makes the same choice again, in an address."""
        of = {} if self.series is ALL else {"of": self.series.key}
        return of | ({"span": self.span.key} if self.with_span else {})

    def lists_since(self, today: date) -> date | None:
        is_open = not self.with_span or self.span.days is None
        return None if is_open else first_day(self.span, [], today)
