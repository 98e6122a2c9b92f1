"""Every way into the app: each method of each address, with ids filled in."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from flask import Flask
from werkzeug.routing import Rule

# What a visitor may open without signing in. Each has a reason: a door, a page for somebody who is
# locked out or afraid, or what a browser asks for before anybody is there.
PUBLIC = frozenset(
    {
        "accounts.join",
        "accounts.left",
        "accounts.open_session",
        "accounts.recover",
        "accounts.recover_account",
        "accounts.sign_in",
        "accounts.sign_up",
        "accounts.who",
        "health",
        "offline.manifest",
        "offline.page",
        "offline.worker",
        "pages.disclaimer",
        "pages.help",
        "pages.privacy",
        "pages.sources",
        "pages.triage",
        "today.show",
    }
)
# What opens to whoever has its secret, signed in or not, and to nobody else.
BY_SECRET = frozenset(
    {
        "calendars.feed",
        "mail.confirm",
        "mail.confirm_address",
        "mail.stop",
        "mail.stop_sending",
    }
)
METHODS = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE"})
SLUG = "bridge"  # of what is the same for everybody
TOKEN = "A" * 43  # a secret that is nobody's
SLUGS = {"visits.new_pool": "limit"}
NOBODYS = UUID("00000000-0000-4000-8000-000000000000")

# Fields that fit every form there is, so that only the check in question refuses a post.
FIELDS = {
    "at_1": "08:00",
    "day_ends_at": "3",
    "disciplines": "pt",
    "held_on": "2026-11-20",
    "intensity": "4",
    "keys": "1:left2",
    "login": "cleo",
    "name": "Bridge",
    "note": "Stairs",
    "opening_used": "0",
    "outcome": "undone",
    "password": "another horse stapler",
    "period": "course",
    "reps": "10",
    "revision": "1",
    "set_number": "1",
    "sets": "3",
    "since": "2026-11-20",
    "visits": "20",
    "when": "kept",
    "text": "A brace?",
    "value": "4",
    "zone": "UTC",
}


@dataclass(frozen=True)
class Door:
    method: str
    path: str
    endpoint: str

    @property
    def is_public(self) -> bool:
        return self.endpoint in PUBLIC | BY_SECRET


def doors(app: Flask, id: str | UUID = NOBODYS) -> Iterator[Door]:
    for rule in app.url_map.iter_rules():
        for method in sorted(rule.methods & METHODS):
            yield Door(method, path_of(rule, id), rule.endpoint)


def doors_to_things(app: Flask, id: str | UUID) -> Iterator[Door]:
    """Those whose address names one thing of somebody's."""
    for rule in app.url_map.iter_rules():
        if rule.arguments - {"slug", "token"}:
            for method in sorted(rule.methods & METHODS):
                yield Door(method, path_of(rule, id), rule.endpoint)


def path_of(rule: Rule, id: str | UUID) -> str:
    slug = SLUGS.get(rule.endpoint, SLUG)
    others = {"slug": slug, "token": TOKEN}
    named = {name: others.get(name) or UUID(str(id)) for name in rule.arguments}
    _, path = rule.build(named)
    return path
