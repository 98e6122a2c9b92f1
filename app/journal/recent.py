"""What the newest entries tell Today: pure, over the rows that the journal reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Recent:
    """`rows`, newest first, one for each rated place of the newest entries, the worst first.

    A row has `id`, `acted_on`, `acted_at`, `zone`, `context`, `follows_on`, `code`, `side` and
    `intensity`.
    """

    rows: Sequence[Any]

    def latest_of(self, day: date):
        """The newest row of `day` or later; None when there is none."""
        return self.rows[0] if self.rows and self.rows[0].acted_on >= day else None

    @property
    def place(self) -> str:
        """The key of the place of the newest entry, the worst one: it is offered again."""
        if not self.rows:
            return "unspecified"
        newest = self.rows[0]
        return newest.code if newest.side == "none" else f"{newest.code}.{newest.side}"

    def answered(self) -> set[tuple[str, date]]:
        """The checks that were answered: which, and the day that they asked about."""
        return {(row.context, row.follows_on) for row in self.rows if row.follows_on}

    def is_gap(self, day: date) -> bool:
        """Whether `day` has no rating, though there are earlier ones."""
        days = {row.acted_on for row in self.rows}
        return day not in days and any(each < day for each in days)
