"""Warning signs, most urgent first, as plain yes-or-no lines.

The rules of wording, which tests keep: ask what a person can feel or see; never name an illness
as a finding (a past one that the person knows of is a question like any other); one action for
each block; no medicine, no dose; a pain number alone is never a reason to call.
Where advice to patients differs on how fast to act, the faster stands.
"""

from flask_babel import lazy_gettext as _

from app.pages.sources import GENERAL
from app.pages.warning_signs.same_day import (
    AFTER_EXERCISE,
    AFTER_SURGERY,
    BACK_OR_NECK,
    HIP,
    KNEE,
    SHOULDER,
)
from app.pages.warning_signs.shapes import Block, Group, Sign
from app.pages.warning_signs.urgent import BACK_OR_LEGS, CALL_NOW, NECK

BLOCKS = (
    Block(
        "call-now",
        _("Call %(number)s now"),
        _("Is any of this true?"),
        (CALL_NOW,),
        _("Homestretch cannot call for you. Nobody watches what you log."),
        is_emergency=True,
        has_call_button=True,
    ),
    Block(
        "emergency-department",
        _("Go to the emergency department today"),
        _("Is any of this true?"),
        (BACK_OR_LEGS, NECK),
        _("Do not drive yourself. No safe ride? Call\u00a0%(number)s."),
        is_emergency=True,
    ),
    Block(
        "call-surgeon",
        _("Call your surgeon’s office today"),
        _("Is any of this true?"),
        (AFTER_SURGERY,),
        _("The number is on your hospital papers. No answer? Go to the emergency department."),
    ),
    Block(
        "call-doctor",
        _("Call your doctor today"),
        _("Is any of this true?"),
        (BACK_OR_NECK, KNEE, HIP, SHOULDER),
        _("No answer today? Go to an urgent care clinic."),
    ),
    Block(
        "tell-therapist",
        _("Tell your therapist at your next visit"),
        _("Is any of this true?"),
        (AFTER_EXERCISE,),
        _("Write it in a note, so that you do not forget."),
    ),
)


def unsourced() -> list[tuple[Group, Sign]]:
    """The signs that rest on common knowledge alone, each with its group."""
    groups = [group for block in BLOCKS for group in block.groups]
    return [(g, sign) for g in groups for sign in g.signs if sign.sources == (GENERAL,)]


__all__ = ["BLOCKS", "Block", "Group", "Sign", "unsourced"]
