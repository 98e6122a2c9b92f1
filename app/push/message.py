"""A message as a browser reads it: in the declarative form, which some show without a worker."""

import json
import re
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

MOST_BYTES = 1_800
MOST_SECONDS = 4 * 3600
DECLARATIVE = 8030
_TOPIC = re.compile(r"[A-Za-z0-9_-]{1,32}")
_PATH = re.compile(r"/(?!/)[!-\[\]-~]*")


class Unfit(ValueError):
    """A message that no push service would take, or that no browser would show."""


@dataclass(frozen=True)
class Action:
    """A button beside the message; a tap opens `path`, unless our worker knows what to do."""

    name: str
    title: str
    path: str


@dataclass(frozen=True)
class Message:
    """Words to show, and the page of ours that a tap opens.

    `topic` names what the message is about (`topic_of`): a later one of the same topic takes its
    place, at the push service and on the screen. After `seconds` it is of no use any more. `data`,
    names and values, is for our worker.
    """

    title: str
    path: str
    topic: str
    seconds: int = MOST_SECONDS
    text: str = ""
    actions: tuple[Action, ...] = ()
    urgency: str = "high"
    data: tuple[tuple[str, str], ...] = ()

    def __post_init__(self):
        if not _TOPIC.fullmatch(self.topic):
            raise Unfit("a topic has 1 to 32 letters, digits, - and _")
        if not 0 <= self.seconds <= MOST_SECONDS:
            raise Unfit(f"a message lasts for 0 to {MOST_SECONDS} seconds")
        if not all(_PATH.fullmatch(path) for path in (self.path, *(a.path for a in self.actions))):
            raise Unfit("a message leads to a page of ours")

    def body(self, origin: str) -> bytes:
        """The JSON that is encrypted, with whole addresses below `origin`; raises `Unfit`."""
        told = {
            "title": self.title,
            "body": self.text,
            "navigate": origin + self.path,
            "tag": self.topic,
            "lang": "en",
            "actions": [
                {"action": each.name, "title": each.title, "navigate": origin + each.path}
                for each in self.actions
            ],
            "data": dict(self.data),
        }
        notification = {name: value for name, value in told.items() if value}
        whole = {"web_push": DECLARATIVE, "notification": notification}
        body = json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()
        if len(body) > MOST_BYTES:
            raise Unfit(f"{len(body)} bytes: the most is {MOST_BYTES}")
        return body

    def headers(self) -> dict[str, str]:
        return {"TTL": str(self.seconds), "Urgency": self.urgency, "Topic": self.topic}


def topic_of(*parts: object) -> str:
    """A topic for what `parts` name, such as a reminder, a date and a slot; it tells nothing."""
    named = "\n".join(str(part) for part in parts)
    return urlsafe_b64encode(sha256(named.encode()).digest())[:32].decode()


def seconds_of_use(now: datetime, *ends: datetime) -> int:
    """For how long a message is of use: four hours, or until the first of `ends`."""
    left = (int((end - now).total_seconds()) for end in ends)
    return max(0, min([MOST_SECONDS, *left]))
