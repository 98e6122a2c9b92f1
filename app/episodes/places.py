"""The places of the body that an episode may name, told by the feature that knows them."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask_babel.speaklater import LazyString


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the body: its `places` are pairs of a key (`knee.left`) and a name."""

    label: LazyString
    places: tuple[tuple[str, LazyString], ...]


_parts: list[Part] = []


def tell_parts(parts: Iterable[Part]) -> None:
    _parts[:] = parts


def parts() -> list[Part]:
    return _parts


def names() -> dict[str, LazyString]:
    """Of every place, by its key, from head to foot."""
    return {key: name for part in _parts for key, name in part.places}
