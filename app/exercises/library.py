"""The library: exercises that are often given, each with a usual starting dose.

`library.json` holds them with their sources, and says of each number whether a source has it;
`synonyms.json` holds what else people call them. Nothing here is a prescription.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

HERE = Path(__file__).parent
VERIFIED = "verified"


@dataclass(frozen=True, slots=True)
class Source:
    """`url` is "" where there is no page to read; `seen` says how the numbers were read."""

    key: str
    title: str
    url: str
    seen: str

    @property
    def is_copy(self) -> bool:
        """Whether the numbers were read in a copy and not at `url`."""
        return bool(re.search(r"\bcop(y|ies)\b", self.seen))


@dataclass(frozen=True, slots=True)
class Dose:
    """A usual starting dose. `hold_seconds` 0 is no hold; what does not apply is None.

    `note` says what the sources give; `unverified` names the fields that none of them has.
    """

    sets: int
    reps: int | None
    hold_seconds: int | None
    minutes: int | None
    per_side: bool
    sessions_per_day: int
    days_per_week: int
    note: str
    unverified: tuple[str, ...]

    @property
    def side(self) -> str:
        return "each" if self.per_side else "none"


@dataclass(frozen=True, slots=True)
class Exercise:
    """`synonyms` and `fact_words` are for search: what else it is called, and its regions, its
    kind and its equipment with what else those are called.
    """

    slug: str
    name: str
    regions: tuple[str, ...]
    kind: str
    dose: Dose
    dose_status: str
    equipment: tuple[str, ...]
    start_position: str
    steps: tuple[str, ...]
    caution: str
    easier: str
    harder: str
    sources: tuple[Source, ...]
    synonyms: str
    fact_words: str

    @property
    def is_verified(self) -> bool:
        """Whether a source has its numbers, but for `dose.unverified`."""
        return self.dose_status == VERIFIED

    @property
    def equipment_keys(self) -> tuple[str, ...]:
        return tuple(key_of(thing) for thing in self.equipment) or (NO_EQUIPMENT,)


NO_EQUIPMENT = "none"


def key_of(thing: str) -> str:
    """`floor-or-firm-bed` for "floor or firm bed", as an address has it."""
    return re.sub(r"[^a-z]+", "-", thing.lower())


def _read(name: str) -> dict[str, Any]:
    return json.loads((HERE / name).read_text(encoding="utf-8"))


def _exercise(facts: dict[str, Any], sources: Mapping[str, Source], words: dict) -> Exercise:
    dose = {name: facts["dose"][name] for name in Dose.__slots__ if name in facts["dose"]}
    told = {
        **_words(words["regions"], facts["body_regions"]),
        **_words(words["kinds"], [facts["kind"]]),
        **_words(words["equipment"], facts["equipment"]),
    }
    lists = {name: tuple(facts[name]) for name in ("equipment", "steps")}
    texts = ("slug", "name", "kind", "dose_status", "start_position", "caution", "easier", "harder")
    return Exercise(
        **{name: facts[name] for name in texts},
        **lists,
        regions=tuple(facts["body_regions"]),
        dose=Dose(**dose, unverified=tuple(facts["dose_unverified_fields"])),
        sources=tuple(sources[key] for key in facts["sources"]),
        synonyms=words["exercises"].get(facts["slug"], ""),
        fact_words=" ".join(f"{name} {others}" for name, others in told.items()),
    )


def _words(table: dict[str, str], codes: list[str]) -> dict[str, str]:
    return {code.replace("_", " "): table.get(code, "") for code in codes}


_FACTS, _WORDS = _read("library.json"), _read("synonyms.json")

SOURCES: Mapping[str, Source] = MappingProxyType(
    {key: Source(key, **facts) for key, facts in _FACTS["sources"].items()}
)
LIBRARY: Mapping[str, Exercise] = MappingProxyType(
    {facts["slug"]: _exercise(facts, SOURCES, _WORDS) for facts in _FACTS["exercises"]}
)
REGIONS: tuple[str, ...] = tuple(_FACTS["enums"]["body_regions"])
KINDS: tuple[str, ...] = tuple(_FACTS["enums"]["kind"])
EQUIPMENT: Mapping[str, str] = MappingProxyType(
    {key_of(thing): thing for each in LIBRARY.values() for thing in each.equipment}
)
IGNORED: frozenset[str] = frozenset(_WORDS["ignored"].split())
