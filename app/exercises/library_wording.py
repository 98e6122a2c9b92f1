"""The library's words about its exercises."""

from flask_babel import gettext
from flask_babel import lazy_gettext as _

from app.exercises.library import EQUIPMENT, KINDS, NO_EQUIPMENT, REGIONS, Dose, Exercise
from app.exercises.wording import schedule_words

REGION_NAMES = {
    "knee": _("Knee"),
    "hip": _("Hip"),
    "low_back": _("Low back"),
    "neck": _("Neck"),
    "shoulder": _("Shoulder"),
    "ankle": _("Ankle and foot"),
    "general": _("Whole body"),
}
KIND_NAMES = {
    "strength": _("Strength"),
    "stretch": _("Stretch"),
    "mobility": _("Easy movement"),
    "balance": _("Balance"),
    "aerobic": _("Heart and breath"),
}
FIELD_NAMES = {
    "sets": _("how many sets"),
    "reps": _("how many times"),
    "hold_seconds": _("how long to hold"),
    "minutes": _("how many minutes"),
    "sessions_per_day": _("how often a day"),
    "days_per_week": _("how many days a week"),
}


def filter_options() -> dict[str, list[tuple[str, str]]]:
    """What the list can be narrowed by: for each name its codes with their words."""
    things = {key: thing[:1].upper() + thing[1:] for key, thing in sorted(EQUIPMENT.items())}
    return {
        "region": [(code, str(REGION_NAMES[code])) for code in REGIONS],
        "kind": [(code, kind_name(code)) for code in KINDS],
        "equipment": [*things.items(), (NO_EQUIPMENT, gettext("Nothing"))],
    }


def kind_name(code: str) -> str:
    return str(KIND_NAMES[code])


def library_schedule(dose: Dose) -> str:
    """`4 days a week`"""
    return schedule_words((), dose.days_per_week, dose.sessions_per_day)


def unverified_words(exercise: Exercise) -> str:
    """Whether the numbers have a source, and which of them have none."""
    if not exercise.is_verified:
        return gettext("We have not checked these numbers. They are common practice.")
    if not exercise.dose.unverified:
        return gettext("We found these numbers in the sources below.")
    missing = ", ".join(str(FIELD_NAMES[name]) for name in exercise.dose.unverified)
    return gettext(
        "We found these numbers in the sources below. We found no source for: %(missing)s.",
        missing=missing,
    )
