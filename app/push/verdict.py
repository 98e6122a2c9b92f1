"""What an answer of a push service means: a pure rule over status, headers and words.

| kind | what became of the message | what to do |
|---|---|---|
| sent | taken | nothing |
| gone | the browser is not there any more | forget this subscription |
| busy | not now | let the whole origin rest for `pause_seconds`, then again |
| again | no answer, or a fault of theirs | again after 30 s, 2 min, 8 min, while it is of use |
| key | our key or token is refused | forget nobody; pause the origin, tell the operator |
| bug | we sent what cannot be right | tell the operator |
| unsafe | the address led to where no push service is | tell the operator |
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

AGAIN_AFTER_SECONDS = (30, 120, 480)
PAUSE_FOR_A_KEY = 3600
USUAL_REST, LONGEST_REST = 60, 6 * 3600

# What services write beside a 400 when it is the key that they mind.
_OF_THE_KEY = ("vapidpkhashmismatch", "unauthorizedregistration", "badjwttoken", "vapid")
_WINDOWS = ".notify.windows.com"


@dataclass(frozen=True)
class Verdict:
    """What became of one message. `reason` is for the operator, and holds nothing private."""

    kind: str
    reason: str
    pause_seconds: int = 0

    @property
    def may_try_again(self) -> bool:
        return self.kind in ("busy", "again")

    @property
    def alarms(self) -> bool:
        """Whether the operator should hear of it at once."""
        return self.kind in ("key", "bug", "unsafe")


def unanswered(reason: str) -> Verdict:
    return Verdict("again", reason)


def verdict_on(
    origin: str, status: int, words: str, retry_after: str | None, now: datetime
) -> Verdict:
    """The verdict on an answer of `origin` with the first of its `words`."""
    reason = f"answered {status}"
    match status:
        case 200 | 201 | 202:
            return Verdict("sent", reason)
        case 404 | 410:
            return Verdict("gone", reason)
        case 401 | 403:
            return Verdict("key", reason, PAUSE_FOR_A_KEY)
        case 400 if any(word in words.lower() for word in _OF_THE_KEY):
            return Verdict("key", f"{reason}, and names the key", PAUSE_FOR_A_KEY)
        case 429 | 503:
            return Verdict("busy", reason, rest_seconds(retry_after, now))
        case 406 if origin.endswith(_WINDOWS):
            return Verdict("busy", reason, rest_seconds(retry_after, now))
        case 408 | 500 | 502 | 504:
            return unanswered(reason)
    return Verdict("bug", reason)


def rest_seconds(retry_after: str | None, now: datetime) -> int:
    """Seconds that a `Retry-After` asks for, in either of its forms, within reason."""
    asked = _asked_seconds((retry_after or "").strip(), now)
    return USUAL_REST if asked is None else min(max(asked, 1), LONGEST_REST)


def _asked_seconds(text: str, now: datetime) -> int | None:
    if text.isascii() and text.isdigit():
        return int(text[:9])
    try:
        until = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return round((until - now).total_seconds())
