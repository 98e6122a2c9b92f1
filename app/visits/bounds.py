"""How much of anything there may be, and the words of the pick lists."""

from datetime import date, timedelta

STATUSES = ("scheduled", "attended", "late", "cancelled", "no_show", "rescheduled")
KINDS = ("evaluation", "treatment", "re_evaluation", "telehealth", "group")
DISCIPLINES = ("pt", "ot", "slp")
BILLED = ("out_of_network", "deductible")
SOURCES = ("you", "card", "clinic", "letter")
MOST_VISITS, MOST_DECISION_DAYS, MOST_WEEKS, MOST_KEYS = 999, 90, 26, 40
NAME_LENGTH, PLACE_LENGTH, QUESTIONS_LENGTH = 100, 200, 2_000
FURTHEST = timedelta(days=732)  # two years
# A day before it is a slip of the finger: the year 26.
FIRST_DAY = date(2000, 1, 1)
