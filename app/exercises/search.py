"""Finding an exercise by any of its words. static/js/search.js is the same rule for a phone;
tests/searches.json holds the two together.

Every typed word must begin a word of the exercise; a small word such as "the" need not. A word of
its name counts most, then what else it is called, then its region, kind and things, then how it is
done. A longer word may have one slip, except in the steps.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

STRENGTHS = (8, 4, 2, 1)  # of name, synonyms, facts and steps
SLIP = 1
LONG_ENOUGH_FOR_A_SLIP = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """An exercise as search sees it: four lists of folded words, the strongest first."""

    words: tuple[tuple[str, ...], ...]


def search(
    exercises: Iterable,
    text: str = "",
    region: str = "",
    kind: str = "",
    equipment: str = "",
    ignored: Iterable[str] = (),
) -> list:
    """Those that fit all that is asked, the best first; equals keep their order.

    An exercise has `name`, `synonyms`, `fact_words`, `start_position`, `steps`, `regions`, `kind`
    and `equipment_keys`. Words that are `ignored` may be missing from it.
    """
    typed, small = set(folded(text)), set(ignored)
    fitting = [each for each in exercises if _fits(each, region, kind, equipment)]
    scores = [(_score(entry_of(each), typed, small), each) for each in fitting]
    found = [(score, each) for score, each in scores if score is not None]
    return [each for _, each in sorted(found, key=lambda pair: -pair[0])]


@lru_cache(maxsize=1024)
def entry_of(exercise) -> Entry:
    texts = (
        exercise.name,
        exercise.synonyms,
        exercise.fact_words,
        " ".join((exercise.start_position, *exercise.steps)),
    )
    return Entry(tuple(tuple(dict.fromkeys(_indexed(text))) for text in texts))


def folded(text: str) -> list[str]:
    """The words of `text` without case, accents and marks between: `Step-up` is `step`, `up`."""
    apart = unicodedata.normalize("NFKD", text.lower())
    plain = "".join(mark for mark in apart if not unicodedata.combining(mark))
    return re.findall(r"[^\W_]+", plain)


def _indexed(text: str) -> Iterator[str]:
    """Its words, and those with a hyphen as one word, too."""
    yield from folded(text)
    for joined in re.findall(r"\w+(?:-\w+)+", text):
        yield "".join(folded(joined))


def _fits(exercise, region: str, kind: str, equipment: str) -> bool:
    return (
        (not region or region in exercise.regions)
        and (not kind or kind == exercise.kind)
        and (not equipment or equipment in exercise.equipment_keys)
    )


def _score(entry: Entry, typed: set[str], small: set[str]) -> int | None:
    """None when a word is nowhere."""
    score = 0
    for word in typed:
        strength = _strength(entry, word)
        if not strength and word not in small:
            return None
        score += strength
    return score


def _strength(entry: Entry, word: str) -> int:
    """How much `word` says of the exercise; 0 when it is nowhere."""
    for strength, words in zip(STRENGTHS, entry.words, strict=True):
        if any(each.startswith(word) for each in words):
            return strength
    *names, _steps = entry.words
    if len(word) < LONG_ENOUGH_FOR_A_SLIP:
        return 0
    return SLIP * any(has_one_slip(word, each) for words in names for each in words)


def has_one_slip(typed: str, meant: str) -> bool:
    """One letter too many, too few or wrong, or two that changed places."""
    if abs(len(typed) - len(meant)) > 1:
        return False
    pairs = enumerate(zip(typed, meant, strict=False))
    same = next((n for n, (a, b) in pairs if a != b), min(len(typed), len(meant)))
    a, b = typed[same:], meant[same:]
    is_swapped = a[:2] == b[1::-1] and a[2:] == b[2:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or is_swapped
