"""A dose and its days as a person would say them."""

from dataclasses import dataclass, field
from types import SimpleNamespace

import pytest

from app.exercises.wording import dose_sentences, dose_words, schedule_words


@dataclass
class Dose:
    sets: int = 1
    reps: int | None = None
    hold_seconds: int | None = None
    rest_seconds: int | None = None
    minutes: int | None = None
    load: str = ""
    side: str = field(default="none")


DOSES = [
    (Dose(3, 10), "3 sets of 10", "3 sets of 10."),
    (Dose(1, 1), "1 time", "1 time."),
    (Dose(1, 12), "12 times", "12 times."),
    (Dose(), "1 time", "1 time."),
    (
        Dose(3, 10, 5, side="each"),
        "3 sets of 10, hold 5 s, each side",
        "3 sets of 10. Hold 5 seconds. Each side.",
    ),
    (
        Dose(1, 10, 6, side="each"),
        "10 times, hold 6 s, each side",
        "10 times. Hold 6 seconds. Each side.",
    ),
    (Dose(1, 10, 1), "10 times, hold 1 s", "10 times. Hold 1 second."),
    (Dose(2, 1, 30), "Hold 30 s, 2 times", "Hold 30 seconds. 2 times."),
    (Dose(1, None, 30), "Hold 30 s", "Hold 30 seconds."),
    (Dose(1, 10, 0), "10 times", "10 times."),
    (Dose(1, None, None, None, 20), "20 minutes", "20 minutes."),
    (Dose(1, 1, None, None, 1), "1 minute", "1 minute."),
    (Dose(2, 1, None, None, 10), "2 sets of 10 minutes", "2 sets of 10 minutes."),
    (
        Dose(3, 8, None, 60, load="red band", side="left"),
        "3 sets of 8, rest 1 min, left side, red band",
        "3 sets of 8. Rest 1 minute. Left side. Red band.",
    ),
    (Dose(2, 10, 90, side="right"), "2 sets of 10, hold 90 s, right side", None),
    (Dose(2, 10, None, 120), "2 sets of 10, rest 2 min", "2 sets of 10. Rest 2 minutes."),
]
EVERY_DAY = list(range(7))
SCHEDULES = [
    (([], None, 1), "Every day"),
    ((EVERY_DAY, None, 1), "Every day"),
    (([], 7, 1), "Every day"),
    (([4, 0, 2], None, 1), "Mon, Wed and Fri"),
    (([1], None, 1), "Tue"),
    (([5, 6], 3, 1), "Sat and Sun"),
    (([], 3, 1), "3 days a week"),
    (([], 1, 1), "1 day a week"),
    (([], None, 2), "Twice a day"),
    ((EVERY_DAY, None, 3), "3 times a day"),
    (([0, 2], None, 2), "Mon and Wed, twice a day"),
    (([], 3, 4), "3 days a week, 4 times a day"),
]


def loose(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("dose", "words", "sentences"), DOSES, ids=[words for _, words, _ in DOSES]
)
def test_a_dose_is_said_in_a_line_and_in_sentences(context, dose, words, sentences):
    assert loose(dose_words(dose)) == words
    assert sentences is None or loose(dose_sentences(dose)) == sentences


def test_a_dose_may_lack_what_nobody_said(context):
    assert loose(dose_words(SimpleNamespace(sets=2, reps=8))) == "2 sets of 8"


def test_a_number_and_its_unit_never_part(context):
    words = dose_words(Dose(3, 10, 5, side="each"))
    assert words == "3\xa0sets\xa0of\xa010, hold 5\xa0s, each side"
    assert dose_words(Dose(minutes=20)) == "20\xa0minutes"


@pytest.mark.parametrize(("given", "words"), SCHEDULES, ids=[words for _, words in SCHEDULES])
def test_the_days_are_said(context, given, words):
    assert loose(schedule_words(*given)) == words
