"""What templates may use of the visits."""

from app.visits.audit_wording import SOURCE_WORDS, change_words
from app.visits.pages import pool_ids
from app.visits.sum_wording import after_booked_words, explained
from app.visits.summary import lately_words
from app.visits.visit_wording import (
    disciplines_words,
    in_days,
    visit_details,
    visit_time,
    visit_when,
)
from app.visits.wording import (
    KIND_WORDS,
    ask_words,
    ends_words,
    lasts_words,
    pace_words,
    pool_name,
    pool_title,
)

FILTERS = (
    after_booked_words,
    ask_words,
    change_words,
    disciplines_words,
    ends_words,
    explained,
    in_days,
    lasts_words,
    lately_words,
    pace_words,
    pool_ids,
    pool_name,
    pool_title,
    visit_details,
    visit_time,
    visit_when,
)
GLOBALS = {"pool_kinds": KIND_WORDS, "pool_sources": SOURCE_WORDS}
