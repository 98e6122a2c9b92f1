"""What templates may use of the visits."""

from app.visits.audit_wording import SOURCE_WORDS, change_words
from app.visits.pages import pool_ids
from app.visits.visit_wording import (
    disciplines_words,
    in_days,
    visit_details,
    visit_when,
)
from app.visits.wording import (
    ask_words,
    ends_words,
    explained,
    lasts_words,
    pace_words,
    pool_name,
    pool_title,
)

FILTERS = (
    ask_words,
    change_words,
    disciplines_words,
    ends_words,
    explained,
    in_days,
    lasts_words,
    pace_words,
    pool_ids,
    pool_name,
    pool_title,
    visit_details,
    visit_when,
)
GLOBALS = {"pool_sources": SOURCE_WORDS}
