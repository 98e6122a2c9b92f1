"""What the list of warning signs is made of."""

from dataclasses import dataclass

from flask_babel.speaklater import LazyString


@dataclass(frozen=True)
class Sign:
    """One line that a person can answer with yes or no, and the keys of what it rests on."""

    text: LazyString
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """The signs of one part of the body; the call for an ambulance needs no title."""

    key: str
    title: LazyString | None
    signs: tuple[Sign, ...]


@dataclass(frozen=True)
class Block:
    """One action. `title` and `note` may hold %(number)s, the emergency number of the place."""

    key: str
    title: LazyString
    question: LazyString
    groups: tuple[Group, ...]
    note: LazyString
    is_emergency: bool = False
    has_call_button: bool = False

    @property
    def signs(self) -> tuple[Sign, ...]:
        return tuple(sign for group in self.groups for sign in group.signs)
