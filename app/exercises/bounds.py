"""How much of anything there may be, for rows, forms and operations alike."""

MOST_SETS, MOST_REPS, MOST_BOUTS = 20, 500, 12
MOST_SECONDS = 600  # to hold, and to rest between sets
MOST_MINUTES = 300
NAME_LENGTH, LOAD_LENGTH, WORDS_LENGTH = 100, 60, 200

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SIDES = ("none", "each", "left", "right")
SET_BY = ("therapist", "me", "library")
REASONS = ("pain", "tired", "time", "forgot", "told_to_rest", "no_equipment")
OUTCOMES = ("done", "skipped", "undone")
