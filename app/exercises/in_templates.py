"""What templates may ask the program and the library for."""

from app.exercises import day_wording
from app.exercises.figure import drawing_of
from app.exercises.forms import from_library
from app.exercises.library import LIBRARY
from app.exercises.library_wording import kind_name, library_schedule, unverified_words
from app.exercises.models import SESSION
from app.exercises.search import entry_of
from app.exercises.wording import dose_sentences, dose_words

FILTERS = (
    dose_words,
    dose_sentences,
    kind_name,
    library_schedule,
    unverified_words,
    day_wording.unbroken,
    day_wording.weekday,
    day_wording.plan_words,
    day_wording.set_by_words,
    day_wording.adherence_sentence,
    day_wording.adherence_notes,
)
GLOBALS = {
    "library": LIBRARY,
    "drawing_of": drawing_of,
    "search_entry": entry_of,
    "usual_start": from_library,
    "whole_session": SESSION,
    "reason_words": day_wording.reason_words,
    "row_words": day_wording.row_words,
    "set_words": day_wording.set_words,
    "flare_ends": day_wording.flare_ends,
    "weeks_words": day_wording.weeks_words,
}
