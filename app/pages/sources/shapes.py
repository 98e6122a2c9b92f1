"""What the list of sources is made of."""

from dataclasses import dataclass

from flask_babel.speaklater import LazyString


@dataclass(frozen=True)
class Source:
    """Title and publisher are names, so not translated; `url` is "" where none is known."""

    key: str
    title: str
    publisher: str
    url: str
    used_for: LazyString


@dataclass(frozen=True)
class Topic:
    key: str
    title: LazyString
    sources: tuple[Source, ...]
