"""What the made-up person said beside a number: movements, words, and a note now and then."""

from datetime import time
from typing import Any

from app.demo.days import Day, die, one_of
from app.demo.sessions import flare_on

# Of the first ten weeks, of those after them, and of the last months.
NOTES = (
    (
        "Crutches to the kitchen and back.",
        "Could bend it far enough to put on a sock.",
        "Swollen after standing in line at the pharmacy.",
        "First night without the pillow under it.",
        "Stairs one step at a time, good leg first.",
        "Ice for fifteen minutes, that helped.",
        "Walked to the mailbox without a crutch.",
        "Slept through until five.",
        "Sat at the desk with the leg up.",
        "The bend is better, the squat is not.",
    ),
    (
        "Walked around the block with the dog.",
        "Sat through a whole movie, stiff afterwards.",
        "Drove to work for the first time.",
        "Stairs up are fine, down still pinches.",
        "Stood all day at work.",
        "Forgot about the knee for an hour.",
        "Rain today. I felt it before I saw it.",
        "Bus was full, had to stand the whole way.",
        "The other knee complains now, a little.",
        "Shopping without the cane.",
    ),
    (
        "Took the stairs at work without the rail.",
        "Two miles in the park, no limp.",
        "Knelt to weed the garden, for a short time.",
        "A bit stiff after the long drive.",
        "Carried the groceries up in one go.",
        "Danced at the wedding. Paid for it, worth it.",
        "Almost did not think of it today.",
        "Ran for the bus, and caught it.",
        "Crouched to tie my shoe without thinking.",
        "Long day on my feet.",
    ),
)
NOTES_OF_A_FLARE = (
    "The high step was too much. Easier plan for some days.",
    "Warm and tight, like weeks ago. Resting it.",
    "Better than yesterday.",
)
PRIVATE = "Worried that it will never be as it was."
SECOND, LATE = 70, 190  # the days from which the notes are others
EVERY = 3  # days between notes, so that one comes again after a month at the soonest

ALWAYS = "stairs_down"
# By how much each differs from the pain of the place.
MOVEMENTS = {"stairs_down": 1, "stairs_up": 0, "walking": -1, "squatting": 1, "sit_to_stand": -1}


def more_about(day: Day, at: time, intensity: int, context: str) -> dict[str, Any]:
    """What an edit of the entry adds; nothing on most mornings and evenings."""
    about = (day.number, at)
    if die("more", *about) > (0.7 if context == "now" else 0.4):
        return {}
    said = {"ratings": _ratings(intensity, about), "details": _details(day, intensity, about)}
    if context == "now":
        return said | _note(day)
    said["details"]["back_to_usual"] = "yes" if die("usual", *about) < 0.6 else "a_bit_more"
    return said


def _ratings(intensity: int, about: tuple) -> dict[str, int]:
    """Two or three movements, stairs among them; and another place, once in eight times."""
    chosen = [key for key in MOVEMENTS if key == ALWAYS or die(key, *about) < 0.4]
    rated = {f"movement.{key}": max(0, min(10, intensity + MOVEMENTS[key])) for key in chosen}
    if die("elsewhere", *about) < 0.12:
        place = one_of(("low_back", "knee.right", "calf.left"), "place", *about)
        rated[f"site.{place}"] = max(1, intensity - 2)
    return rated


def _details(day: Day, intensity: int, about: tuple) -> dict[str, Any]:
    worse = ("stairs_down", "kneeling", "standing", "sitting", "exercises", "squatting")
    eases = ("ice", "raising", "rest") if day.number < SECOND else ("gentle_movement", "rest")
    said = {
        "worse_with": [word for word in worse if die("worse", word, *about) < 0.35],
        "eases_with": [one_of(eases, "eases", *about)],
        "feels_like": [one_of(("aching", "dull", "tight", "sharp"), "feels", *about)],
    }
    if day.number < SECOND:
        said |= {"swelling": "a_lot" if intensity > 6 else "a_little"}
        said |= {"medicine": "yes", "medicine_name": "Ibuprofen"} if intensity > 5 else {}
    if intensity > 4 and die("stopped", *about) < 0.3:
        said["stopped"] = "A walk with the dog."
    if flare_on(day) is not None:
        said["flare"] = "yes"
    return {code: value for code, value in said.items() if value}


def _note(day: Day) -> dict[str, Any]:
    if flare_on(day) is not None:
        return {"note": one_of(NOTES_OF_A_FLARE, "note", day.number)}
    if die("private", day.number) < 0.02:
        return {"note": PRIVATE, "is_private": True}
    turn, rest = divmod(day.number, EVERY)
    notes = NOTES[(day.number >= SECOND) + (day.number >= LATE)]
    return {} if rest else {"note": notes[turn % len(notes)]}
