"""What an entry may say beside its numbers: each field with its kind and its words.

Nothing here is a clinical instrument: these are the common words of an intake talk, and nobody
adds them up. A field is one line here; forms, checks, the log and the pages follow.
"""

from dataclasses import dataclass

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

Options = tuple[tuple[str, LazyString], ...]

TEXT_LENGTH, LINE_LENGTH = 2_000, 100


@dataclass(frozen=True, slots=True)
class Field:
    """`kind`: `words` (any of the options), `one` of them, `number` (whole, `least` to `most`),
    `text` (lines) or `line`. `unit` stands behind a number. `warns`: which are warning signs.
    `is_remembered`: offered again with the next entry.
    """

    code: str
    label: LazyString
    kind: str
    options: Options = ()
    least: int = 0
    most: int = 10
    unit: LazyString | None = None
    warns: frozenset[str] = frozenset()
    is_remembered: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that appear together, as Settings names them."""

    code: str
    label: LazyString
    fields: tuple[Field, ...] = ()


YES_OR_NO: Options = (("yes", _("Yes")), ("no", _("No")))

WORSE_WITH = Field(
    "worse_with",
    _("Worse with"),
    "words",
    (
        ("stairs_down", _("Stairs down")),
        ("stairs_up", _("Stairs up")),
        ("walking", _("Walking")),
        ("standing", _("Standing long")),
        ("sitting", _("Sitting long")),
        ("sit_to_stand", _("Getting up")),
        ("bending", _("Bending")),
        ("lifting", _("Lifting")),
        ("twisting", _("Twisting")),
        ("kneeling", _("Kneeling")),
        ("squatting", _("Squatting")),
        ("reaching_up", _("Reaching up")),
        ("reaching_back", _("Reaching back")),
        ("lying_on_it", _("Lying on it")),
        ("driving", _("Driving")),
        ("desk", _("Desk or phone")),
        ("cold", _("Cold weather")),
        ("stress", _("Stress")),
        ("poor_sleep", _("Poor sleep")),
        ("exercises", _("After exercises")),
        ("new_shoes", _("New shoes")),
        ("unknown", _("I don’t know")),
    ),
    is_remembered=True,
)
EASES_WITH = Field(
    "eases_with",
    _("Eases with"),
    "words",
    (
        ("rest", _("Rest")),
        ("ice", _("Ice")),
        ("heat", _("Heat")),
        ("changing_position", _("Moving about")),
        ("gentle_movement", _("Gentle movement")),
        ("walking", _("Walking")),
        ("exercises", _("Exercises")),
        ("stretching", _("Stretching")),
        ("massage", _("Massage")),
        ("support", _("Brace or tape")),
        ("stick", _("Cane or walker")),
        ("raising", _("Raising the leg")),
        ("gel", _("Pain gel")),
        ("pills", _("Pain pills")),
        ("sleep", _("Sleep")),
        ("nothing", _("Nothing")),
    ),
    is_remembered=True,
)
FEELS_LIKE = Field(
    "feels_like",
    _("Feels like"),
    "words",
    (
        ("aching", _("Aching")),
        ("sharp", _("Sharp")),
        ("stabbing", _("Stabbing")),
        ("dull", _("Dull")),
        ("throbbing", _("Throbbing")),
        ("burning", _("Burning")),
        ("shooting", _("Shooting")),
        ("cramping", _("Cramping")),
        ("tight", _("Tight")),
        ("tender", _("Tender")),
        ("tingling", _("Tingling")),
        ("numb", _("Numb")),
        ("heavy", _("Heavy")),
        ("pinching", _("Pinching")),
        ("grinding", _("Grinding")),
    ),
    is_remembered=True,
)
PATTERN = Field(
    "pattern",
    _("How does it come?"),
    "words",
    (
        ("constant", _("All the time")),
        ("comes_and_goes", _("Comes and goes")),
        ("morning", _("In the morning")),
        ("evening", _("In the evening")),
        ("night", _("At night")),
        ("during_activity", _("While I am active")),
        ("after_activity", _("After I was active")),
        ("sudden", _("Started at once")),
        ("slow", _("Started slowly")),
        ("injury", _("After an injury")),
        ("surgery", _("After surgery")),
    ),
)
STIFFNESS = Field(
    "stiffness",
    _("Stiff after waking"),
    "one",
    (
        ("none", _("Not stiff")),
        ("under_15", _("Under 15 min")),
        ("15_to_30", _("15 to 30 min")),
        ("30_to_60", _("30 to 60 min")),
        ("over_60", _("Over 60 min")),
    ),
)
SWELLING = Field(
    "swelling",
    _("Swelling"),
    "one",
    (("none", _("None")), ("a_little", _("A little")), ("a_lot", _("A lot"))),
)
COMES_WITH = Field(
    "comes_with",
    _("Anything else with it?"),
    "words",
    (
        ("clicking", _("Clicking")),
        ("spreading", _("Spreads down the arm or leg")),
        ("locking", _("Catches or locks")),
        ("giving_way", _("Gives way")),
        ("warmth", _("Hot or red")),
        ("weakness", _("New weakness")),
        ("numbness", _("New numbness or tingling")),
    ),
    warns=frozenset({"locking", "giving_way", "warmth", "weakness", "numbness"}),
)
AID = Field(
    "aid",
    _("Walking aid used"),
    "words",
    (
        ("none", _("None")),
        ("cane", _("Cane")),
        ("crutches", _("Crutches")),
        ("walker", _("Walker")),
        ("wheelchair", _("Wheelchair")),
        ("brace", _("Brace")),
    ),
    is_remembered=True,
)
TREATMENTS = Field(
    "treatments",
    _("What did you try?"),
    "words",
    (
        ("ice", _("Ice")),
        ("heat", _("Heat")),
        ("rest", _("Rest")),
        ("raising", _("Raising it")),
        ("massage", _("Massage")),
        ("stretching", _("Stretching")),
        ("tape", _("Tape")),
        ("brace", _("Brace")),
        ("current", _("TENS unit")),
        ("bath", _("Warm bath")),
        ("breathing", _("Slow breathing")),
    ),
)
MEDICINE = Field("medicine", _("Did you take pain medicine?"), "one", YES_OR_NO)
MEDICINE_NAME = Field("medicine_name", _("Which one?"), "line")
SLEEP_HOURS = Field("sleep_hours", _("Hours of sleep"), "number", most=24)
WOKEN = Field("woken", _("Woken by pain"), "number", most=50, unit=_("times"))
SLEEP_QUALITY = Field("sleep_quality", _("How well you slept, 0 to 10"), "number")
MOOD = Field("mood", _("Mood, 0 (low) to 10 (good)"), "number")
STOPPED = Field("stopped", _("What did pain stop you doing?"), "text")
WALKED = Field("walked_minutes", _("Walked"), "number", most=600, unit=_("minutes"))
RANGE = Field(
    "range_degrees",
    _("Range"),
    "number",
    least=-90,
    most=360,
    unit=_("degrees; with a minus where it lacks some, like -5"),
)
RANGE_OF = Field("range_of", _("Of which movement?"), "line")
FLARE = Field("flare", _("Is this a flare-up?"), "one", YES_OR_NO)
USUAL = Field(
    "back_to_usual",
    _("Back to usual?"),
    "one",
    (("yes", _("Yes")), ("a_bit_more", _("A bit more")), ("much_more", _("Much more"))),
)

# In the order of the page. Places, movements and the note have controls of their own.
GROUPS = (
    Group("movements", _("With movements")),
    Group("worse_with", _("Worse with"), (WORSE_WITH,)),
    Group("eases_with", _("Eases with"), (EASES_WITH,)),
    Group("feels_like", _("Feels like"), (FEELS_LIKE,)),
    Group("stopped", _("What pain stopped"), (STOPPED,)),
    Group("pattern", _("How it comes"), (PATTERN,)),
    Group("stiffness", _("Stiffness, swelling"), (STIFFNESS, SWELLING)),
    Group("comes_with", _("Other signs"), (COMES_WITH,)),
    Group("treatments", _("What you tried"), (TREATMENTS,)),
    Group("medicine", _("Medicine"), (MEDICINE, MEDICINE_NAME)),
    Group("aid", _("Walking aid"), (AID,)),
    Group("sleep", _("Sleep"), (SLEEP_HOURS, WOKEN, SLEEP_QUALITY)),
    Group("measured", _("Numbers from the clinic"), (WALKED, RANGE, RANGE_OF)),
    Group("flare", _("Flare-up"), (FLARE,)),
    Group("mood", _("Mood"), (MOOD,)),
)
FIELDS = {field.code: field for group in GROUPS for field in group.fields} | {USUAL.code: USUAL}

# Few at first; the others are behind "More". Mood appears only where somebody switched it on.
AT_FIRST = ("movements", "worse_with", "eases_with", "stopped")
ONLY_BY_CHOICE = frozenset({"mood"})

CONTEXTS: Options = (
    ("now", _("Just now")),
    ("during", _("During exercises")),
    ("after_session", _("After exercises or a visit")),
    ("evening", _("Evening check")),
    ("next_morning", _("Morning check")),
)
