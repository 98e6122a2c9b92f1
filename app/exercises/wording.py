"""A dose in plain words."""

from flask_babel import gettext, ngettext


def dose_words(dose) -> str:
    """`3 sets of 10`; one set is just `10 times`."""
    if dose.sets == 1:
        return ngettext("%(num)s time", "%(num)s times", dose.reps)
    return gettext("%(sets)s sets of %(reps)s", sets=dose.sets, reps=dose.reps)
