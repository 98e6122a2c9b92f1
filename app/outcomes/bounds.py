"""What fits, for forms, phones and tables alike."""

NAME_LENGTH = 120
UNIT_LENGTH = 30
QUESTION_LENGTH = 500
MOST_VALUE = 9999
# Of the PSFS, as its authors ask for: three to five.
FEWEST_ACTIVITIES, MOST_ACTIVITIES = 3, 5
MOST_OPEN = 50
