"""How much of anything there may be, and the words of the pick lists."""

STATUSES = ("scheduled", "attended", "late", "cancelled", "no_show", "rescheduled")
KINDS = ("evaluation", "treatment", "re_evaluation", "telehealth", "group")
DISCIPLINES = ("pt", "ot", "slp")
BILLED = ("out_of_network", "deductible")
SOURCES = ("you", "card", "clinic", "letter")
MOST_VISITS, MOST_DECISION_DAYS, MOST_WEEKS, MOST_KEYS = 999, 90, 26, 40
NAME_LENGTH, PLACE_LENGTH, QUESTIONS_LENGTH = 100, 200, 2_000
YEARS_AHEAD = 2
