"""Signs for a call today, and those that can wait for the next visit."""

from flask_babel import lazy_gettext as _

from app.pages.warning_signs.shapes import Group, Sign

AFTER_SURGERY = Group(
    "after-surgery",
    _("After surgery"),
    (
        Sign(
            _("New pain, warmth or redness in the calf, thigh or groin. Check both legs."),
            ("weiss", "arthritis_ca"),
        ),
        Sign(_("Leg swelling that stays when you raise the leg."), ("weiss",)),
        Sign(
            _(
                "A fever of 100.4\u00a0°F (38\u00a0°C) or more, "
                "or the number your surgeon gave you."
            ),
            ("saskatchewan", "arthritis_ca"),
        ),
        Sign(_("Shaking chills."), ("saskatchewan", "lancaster")),
        Sign(
            _("The wound leaks more, or the fluid has a new color or smell."),
            ("weiss", "arthritis_ca"),
        ),
        Sign(_("Redness that spreads."), ("nova_scotia",)),
        Sign(_("Pain that keeps rising, at rest and when you move."), ("lancaster",)),
        Sign(_("Sudden trouble walking."), ("arthritis_ca",)),
    ),
)

BACK_OR_NECK = Group(
    "back-or-neck",
    _("Back or neck"),
    (
        Sign(
            _("New back or neck pain that does not ease at night, even when you lie still."),
            ("gloucester", "general"),
        ),
        Sign(_("Back or neck pain, and you lose weight without trying."), ("gp_back",)),
        Sign(_("New back or neck pain, and you have had cancer."), ("gp_back",)),
        Sign(_("New back or neck pain, and you have weak bones."), ("general",)),
    ),
)

KNEE = Group(
    "knee",
    _("Knee"),
    (
        Sign(_("Very bad pain, or pain that is suddenly worse."), ("lincoln_knee", "general")),
        Sign(_("You cannot put weight on it, or cannot move it."), ("lincoln_knee",)),
        Sign(_("It is stuck and will not straighten."), ("gloucester",)),
        Sign(_("It has a new shape, or is badly swollen."), ("lincoln_knee",)),
        Sign(_("It locks, gives way, or clicks with pain."), ("lincoln_knee",)),
        Sign(
            _("It is hot or red, and you have a fever or chills."), ("lincoln_knee", "gloucester")
        ),
    ),
)

HIP = Group(
    "hip",
    _("Hip"),
    (
        Sign(_("Sudden, very bad pain."), ("spire_hip",)),
        Sign(_("You cannot put weight on it."), ("gloucester_hip",)),
        Sign(_("It is hot, red or swollen, and you have a fever."), ("gloucester_hip",)),
    ),
)

SHOULDER = Group(
    "shoulder",
    _("Shoulder or arm"),
    (
        Sign(_("Sudden or very bad pain."), ("nhs_shoulder",)),
        Sign(_("You cannot move the arm, or cannot feel it."), ("nhs_shoulder",)),
        Sign(_("It has a new shape, or is badly swollen."), ("nhs_shoulder",)),
        Sign(_("Tingling that stays."), ("nhs_shoulder",)),
        Sign(_("It is hot or cold to touch."), ("nhs_shoulder",)),
        Sign(_("The pain came after a fall or other injury."), ("nhs_shoulder",)),
    ),
)

AFTER_EXERCISE = Group(
    "after-exercise",
    _("After exercise"),
    (
        Sign(_("Extra pain after exercise lasts more than a day."), ("my_hip", "pain_monitoring")),
        Sign(_("An exercise hurts more than 5 out of 10."), ("pain_monitoring",)),
        Sign(
            _("Sore muscles still get worse after 3 days, or are still sore after a week."),
            ("soreness",),
        ),
        Sign(_("Pain or stiffness grows from week to week."), ("general",)),
    ),
)
