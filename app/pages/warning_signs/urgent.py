"""Signs for which help is needed within minutes or hours."""

from flask_babel import lazy_gettext as _

from app.pages.warning_signs.shapes import Group, Sign

CALL_NOW = Group(
    "now",
    None,
    (
        Sign(_("Sudden chest pain."), ("weiss", "peerwell")),
        Sign(_("Trouble breathing, or breathing fast."), ("weiss", "peerwell")),
        Sign(_("Coughing up blood."), ("saskatchewan",)),
        Sign(_("Fainting or collapse."), ("general",)),
        Sign(_("After surgery: new sweating or confusion."), ("weiss",)),
        Sign(
            _("Sudden, very bad pain in a shoulder or arm, and a tight or sore chest."),
            ("nz_shoulder",),
        ),
        Sign(
            _("After a fall: a bone or joint looks out of shape, or there is an open wound."),
            ("general",),
        ),
        Sign(_("After a fall: you cannot stand on a leg."), ("herts_hip",)),
        Sign(
            _("A leg hurts very badly and looks shorter, looks turned, or will not move."),
            ("weiss", "herts_hip"),
        ),
    ),
)

BACK_OR_LEGS = Group(
    "back-or-legs",
    _("Back or legs"),
    (
        Sign(
            _("New numbness or tingling between your legs, in your bottom or your private parts."),
            ("royal_free", "torbay"),
        ),
        Sign(_("It feels different when you wipe."), ("royal_free", "torbay")),
        Sign(
            _("New trouble when you pee: hard to start or stop, leaking, or you cannot feel it."),
            ("royal_free", "torbay"),
        ),
        Sign(_("You cannot tell when your bladder is full."), ("royal_free", "torbay")),
        Sign(_("You cannot hold your bowels, or cannot feel them move."), ("royal_free", "torbay")),
        Sign(_("A new change in sex or in how it feels."), ("royal_free", "torbay")),
        Sign(_("New pain, numbness or weakness in both legs."), ("somerset", "girft")),
        Sign(
            _("A leg that gets weaker, or legs that do not do what you want."), ("oxford", "girft")
        ),
        Sign(_("A leg or foot turns pale, blue or cold."), ("arthritis_ca",)),
        Sign(_("Back pain with a fever, or you feel very ill."), ("gp_back",)),
        Sign(_("Back pain after a bad fall or crash."), ("gp_back",)),
    ),
)

NECK = Group(
    "neck",
    _("Neck"),
    (
        Sign(_("Your hands are newly clumsy, or your walk is newly unsteady."), ("cambs_neck",)),
        Sign(_("Bending your neck feels like an electric shock."), ("general",)),
        Sign(_("Neck pain with a fever, a very bad headache and a stiff neck."), ("general",)),
        Sign(_("Neck pain after a bad fall or crash."), ("general",)),
    ),
)
