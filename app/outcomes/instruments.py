"""The two free scores that people give themselves, word for word, and where they come from.

PEG: Krebs EE, Lorenz KA, Bair MJ, et al. Development and initial validation of the PEG, a
three-item scale assessing pain intensity and interference. J Gen Intern Med 2009;24(6):733-738.
LOINC 91148-7.

They are no messages of ours: their translations are made by their authors, too.

PSFS: Stratford P, Gill C, Westaway M, Binkley J. Assessing disability and change on individual
patients: a report of a patient specific measure. Physiother Can 1995;47:258-263.
"""

from dataclasses import dataclass
from uuid import UUID, uuid5

_PEG = UUID("5a0c3a0e-9d0c-4f7e-9f0b-6f2b7f1f9e11")
HIGHEST = 10


@dataclass(frozen=True)
class Item:
    """One question with the words at its ends; `id` is what its scores are stored under."""

    id: UUID
    code: str
    question: str
    least: str
    most: str


def _item(code: str, question: str, least: str, most: str) -> Item:
    return Item(uuid5(_PEG, code), code, question, least, most)


_NOT = "Does not interfere"
_WHOLLY = "Completely interferes"

PEG = (
    _item(
        "pain",
        "What number best describes your pain on average in the past week?",
        "No pain",
        "Pain as bad as you can imagine",
    ),
    _item(
        "enjoyment",
        "What number best describes how, during the past week, pain has interfered with your"
        " enjoyment of life?",
        _NOT,
        _WHOLLY,
    ),
    _item(
        "general_activity",
        "What number best describes how, during the past week, pain has interfered with your"
        " general activity?",
        _NOT,
        _WHOLLY,
    ),
)
PEG_IDS = tuple(item.id for item in PEG)
PSFS_LEAST = "Unable to do it"
PSFS_MOST = "Able to do it as before the problem"
PSFS_CREDIT = (
    "Patient-Specific Functional Scale: P. Stratford, C. Gill, M. Westaway, J. Binkley, 1995."
)
PEG_CREDIT = "PEG: E. E. Krebs, K. A. Lorenz, M. J. Bair and others, 2009. LOINC 91148-7."
