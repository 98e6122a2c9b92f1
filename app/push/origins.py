"""Push services that are left alone for a while. They belong to nobody."""

from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.dialects import postgresql, sqlite

from app.extensions import db
from app.push.bounds import REASON_LENGTH
from app.push.models import OriginPause
from app.push.verdict import Verdict


class OriginPauses:
    def at(self, moment: datetime) -> dict[str, datetime]:
        """The origins that rest at `moment`, and until when."""
        return {each.origin: each.paused_until for each in self._resting(moment)}

    def lines(self, moment: datetime) -> list[str]:
        """The same with the reasons, one a line, for the operator."""
        return [
            f"{each.origin} until {each.paused_until:%Y-%m-%d %H:%M} UTC: {each.reason}"
            for each in self._resting(moment)
        ]

    def note(self, origin: str, verdict: Verdict, moment: datetime) -> None:
        """Let `origin` rest as long as `verdict` asks. A shorter one cuts no rest short."""
        if not verdict.pause_seconds:
            return
        until = moment + timedelta(seconds=verdict.pause_seconds)
        row = {"paused_until": until, "reason": verdict.reason[:REASON_LENGTH]}
        dialect = postgresql if db.engine.dialect.name == "postgresql" else sqlite
        rest = dialect.insert(OriginPause.__table__).values(origin=origin, **row)
        longer = OriginPause.paused_until < rest.excluded.paused_until
        db.session.execute(
            rest.on_conflict_do_update(index_elements=["origin"], set_=row, where=longer)
        )

    def end(self, origin: str) -> None:
        """Ask it again from now on: the operator has mended what was wrong."""
        db.session.execute(delete(OriginPause).where(OriginPause.origin == origin))

    def soonest_end(self, moment: datetime) -> datetime | None:
        ends = select(func.min(OriginPause.paused_until))
        return db.session.scalar(ends.where(OriginPause.paused_until > moment))

    def _resting(self, moment: datetime):
        resting = select(OriginPause.origin, OriginPause.paused_until, OriginPause.reason)
        return db.session.execute(resting.where(OriginPause.paused_until > moment))
