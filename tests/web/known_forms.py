"""The forms of the app, filled in as they should be, with what does not fit into each field."""

import re
from dataclasses import asdict, dataclass, field, replace
from html import unescape

from tests.support.belongings import Belongings
from tests.support.cast import PASSWORD
from tests.support.forms import forms_of
from tests.web.misfits import (
    BLANK,
    MISSING,
    NO_DAYS,
    NO_LINES,
    NO_LOGINS,
    NO_PASSWORDS,
    NO_REVISION,
    NO_TIMES,
    NO_WRITTEN_DAYS,
    NO_ZONES,
    UNWRITABLE,
    numbers,
)


@dataclass(frozen=True)
class Known:
    """A form of which every field fits, what does not fit into each, and whether it is shown."""

    path: str
    fits: dict[str, str]
    misfits: dict[str, list] = field(default_factory=dict)
    has_page: bool = True

    def at(self, things: Belongings) -> str:
        return self.path.format(**asdict(things))

    def of(self, things: Belongings) -> "Known":
        """The same with the ids of `things` where the fields name one."""
        ids = {f"{{{name}}}": id for name, id in asdict(things).items()}
        fits = {name: _with_ids(typed, ids) for name, typed in self.fits.items()}
        return replace(self, fits=fits)


def _with_ids(typed: str, ids: dict[str, str]) -> str:
    for mark, id in ids.items():
        typed = typed.replace(mark, id)
    return typed


DOSE = {
    "name": "Bridge",
    "sets": "3",
    "reps": "10",
    "hold_seconds": "5",
    "side": "each",
    "plan": "week",
    "days_per_week": "3",
    "bouts_per_day": "2",
    "minutes": "20",
    "rest_seconds": "60",
    "load": "Red “band” & <strap>",
    "until_on": "2026-12-24",
    "set_by": "me",
    "bad_day": "fewer",
    "bad_day_sets": "1",
    "bad_day_words": "Half as 'high'",
    "episode_id": "{problem}",
}
NOBODYS_SET = "0b0f6f0a-5c3e-4f6d-8a51-1d1d3a0c8e77 1 none 1"
NO_SETS = [
    "x",
    ",",
    "1 none 1",
    NOBODYS_SET,
    NOBODYS_SET.replace("none", "both"),
    f"{NOBODYS_SET},",
]
NO_LAST_DAYS = [*NO_WRITTEN_DAYS, "2026-11-19", "2027-11-20", BLANK, MISSING]
NO_DOSE = {
    "hold_seconds": numbers(1, 600),
    "side": ["both", BLANK],
    "plan": ["monthly", BLANK],
    "days_per_week": [*numbers(1, 7), BLANK, MISSING],
    "bouts_per_day": numbers(1, 12),
    "minutes": numbers(1, 300),
    "rest_seconds": numbers(1, 600),
    "load": [*NO_LINES, "x" * 61],
    "until_on": NO_WRITTEN_DAYS,
    "set_by": ["insurer", BLANK],
    "bad_day": ["worse", BLANK],
    "bad_day_sets": numbers(1, 20),
    "bad_day_words": [*NO_LINES, "x" * 201],
    "name": [*NO_LINES, "x" * 101, " \t ", "\u202e", BLANK, MISSING],
    "sets": [*numbers(1, 20), BLANK, MISSING],
    "reps": numbers(1, 500),
    "episode_id": ["moon", NOBODYS_SET[:36]],
}
# The form of another dose is the same: enough to show that it is asked at all.
SOME_NO_DOSE = {name: NO_DOSE[name] for name in ("name", "sets", "until_on", "side")}
LIMIT = {
    "visits": "20",
    "period": "plan_year",
    "starts_on": "2026-07-01",
    "opening_used": "2",
    "name": "Plan “year” & <more>",
    "disciplines": "ot",
    "counts": "group",
    "network": "in",
    "decision_days": "7",
    "source": "card",
    "checked_on": "2026-11-19",
}
NO_LIMIT = {
    "visits": [*numbers(1, 999), BLANK, MISSING],
    "period": ["week", "dates", "COURSE", BLANK],
    "starts_on": [*NO_WRITTEN_DAYS, BLANK, MISSING],
    "opening_used": numbers(0, 999),
    "name": [*NO_LINES, "x" * 101],
    "disciplines": ["massage", "PT", MISSING],
    "counts": ["treatment", "GROUP"],
    "network": ["somewhere", BLANK],
    "decision_days": numbers(0, 90),
    "source": ["insurer", BLANK],
    "checked_on": NO_WRITTEN_DAYS,
}
APPROVAL = {
    "kind": "approval",
    "visits": "8",
    "starts_on": "2026-11-02",
    "ends_on": "2026-12-18",
    "name": "1182",
    "disciplines": "pt",
}
NO_APPROVAL = {
    "visits": ["0", BLANK, MISSING],
    "starts_on": NO_WRITTEN_DAYS,
    "ends_on": [*NO_WRITTEN_DAYS, "2026-11-01"],
}
VISIT = {
    "held_on": "2026-11-27",
    "time_of_day": "14:30",
    "status": "scheduled",
    "weeks": "4",
    "place": "12 “Main” Street & <yard>",
    "questions": "Stairs: \"hard\" & <slow>\nthen 'better'",
    "kind": "re_evaluation",
    "discipline": "ot",
    "billed": "deductible",
}
NO_VISIT = {
    "held_on": [*NO_WRITTEN_DAYS, "2029-01-01", "1900-01-01", BLANK, MISSING],
    "time_of_day": NO_TIMES,
    "weeks": numbers(1, 26),
    "place": [*NO_LINES, "x" * 201],
    "questions": [*UNWRITABLE, "x" * 2_001],
    "kind": ["party", BLANK],
    "discipline": ["massage", BLANK],
    "billed": ["free"],
}
VISIT_AGAIN = {name: typed for name, typed in VISIT.items() if name != "weeks"}
NO_VISIT_AGAIN = {name: NO_VISIT[name] for name in ("held_on", "time_of_day", "place", "kind")}
SOME_NO_LIMIT = {name: NO_LIMIT[name] for name in ("visits", "starts_on", "disciplines")}

CALENDAR = {"words": "therapy", "says_place": "y", "exercises": "y", "exercise_at": "08:15"}
PICKED = "2026-11-27 14:30 pt 0b0f6f0a-5c3e-4f6d-8a51-1d1d3a0c8e77 12 “Main” Street & <yard>"
NOT_PICKED = [
    "x",
    PICKED.replace("2026-11-27", "2026-02-30"),
    PICKED.replace("14:30", "25:00"),
    PICKED.replace(" pt ", " massage "),
    PICKED.replace("0b0f6f0a", "0b0f6f0"),
    PICKED + "x" * 200,
    "\0",
]

PROBLEM = {"name": "The “old” knee & <more>", "sites": "knee.left", "onset": "surgery"}
NO_PROBLEM = {
    "name": [*NO_LINES, "x" * 101],
    "sites": ["moon", "knee", "KNEE.LEFT", BLANK],
    "onset": ["age", "SURGERY"],
}
NO_NAMES = [*NO_LINES, "x" * 121, BLANK, MISSING]
NO_QUESTIONS = [*NO_LINES, "x" * 501, BLANK, MISSING]
GOAL = {
    "name": "Walk to “the” shop & back",
    "baseline": "5",
    "target": "20",
    "unit": "minutes",
    "target_on": "2027-01-30",
}
NO_GOAL = {
    "name": NO_NAMES,
    "baseline": numbers(0, 9999),
    "target": numbers(0, 9999),
    "unit": [*NO_LINES, "x" * 31],
    "target_on": NO_WRITTEN_DAYS,
}

FORMS = {
    "tap": Known(
        "/journal",
        {
            "intensity": "4",
            "asked": "knee.left evening visit 2026-11-19 0b0f6f0a-5c3e-4f6d-8a51-1d1d3a0c8e77",
        },
        {
            "intensity": [*numbers(0, 10), BLANK, MISSING],
            "asked": [
                "moon now",
                "knee now",
                "knee.left zoo",
                "knee.left now party 2026-11-19",
                "knee.left now visit",
                "knee.left now visit 2026-02-30",
                "knee.left now visit yesterday",
                "knee.left now visit 2026-11-19 1",
                "\0",
            ],
        },
        has_page=False,
    ),
    "tap of another day": Known(
        "/journal",
        {"intensity": "4", "site": "low_back", "which": "other", "on": "2026-11-18"},
        {
            "intensity": [*numbers(0, 10), BLANK, MISSING],
            "site": ["moon", "knee", "KNEE.LEFT", BLANK],
            "which": ["tomorrow", BLANK],
            "on": [*NO_DAYS, BLANK, MISSING],
        },
        has_page=False,
    ),
    "number": Known(
        "/journal/{entry}",
        {"revision": "1", "intensity": "6"},
        {"revision": NO_REVISION, "intensity": numbers(0, 10)},
        has_page=False,
    ),
    "entry": Known(
        "/journal/{entry}",
        {
            "revision": "1",
            "when": "other",
            "on": "2026-11-19",
            "at": "08:15",
            "note": "Stairs: \"hard\" & <slow>\nthen 'better'",
        },
        {
            "when": ["5", "0", "１５", BLANK],
            "on": [*NO_DAYS, BLANK, MISSING],
            "at": [*NO_TIMES, BLANK, MISSING],
            "note": [*UNWRITABLE, "x" * 10_001, "👩‍👩‍👧" * 2001],
        },
    ),
    "entry, more": Known(
        "/journal/{entry}",
        {
            "revision": "1",
            "when": "kept",
            "context": "during",
            "follows": "visit 2026-11-20 {visit}",
            "asked": "woken",
            "woken": "2",
            "sleep_hours": "7",
            "range_degrees": "-5",
            "stopped": "Carrying <the> washing\nup the stairs",
            "medicine_name": "The “usual” one",
            "medicine": "yes",
            "worse_with": "stairs_down",
            "rate.site.knee.left": "3",
            "rate.movement.walking": "0",
        },
        {
            "context": ["zoo", BLANK],
            "follows": ["moon", "visit", "visit 2026-11-20 1", "session 2026-11-19", "\0"],
            "asked": ["dose"],
            "woken": numbers(0, 50),
            "sleep_hours": numbers(0, 24),
            "range_degrees": ["-91", "361", "3.5", "x", "１", "9" * 12],
            "stopped": [*UNWRITABLE, "x" * 2_001],
            "medicine_name": [*NO_LINES, "x" * 101],
            "medicine": ["maybe", "YES"],
            "worse_with": ["moonlight", "Stairs down"],
            "rate.site.knee.left": [*numbers(0, 10), "4 "],
            "rate.movement.walking": ["11", "x"],
        },
    ),
    "choices": Known(
        "/journal/choices",
        {"groups": "sleep", "bands": "boonstra"},
        {"groups": ["moonlight", "SLEEP"], "bands": ["mine", BLANK, MISSING]},
    ),
    "exercise": Known("/exercises", DOSE, NO_DOSE),
    "new dose": Known("/exercises/{prescription}", DOSE, SOME_NO_DOSE),
    "set": Known(
        "/exercises/completions",
        {"on": "2026-11-20", "marks": "{prescription} 1 none 1", "outcome": "done", "reason": ""},
        {
            "on": [*NO_DAYS, BLANK, MISSING],
            "marks": [*NO_SETS, BLANK, MISSING],
            "outcome": ["DONE", BLANK, MISSING],
            "reason": ["lazy", "PAIN"],
        },
        has_page=False,
    ),
    "feedback": Known(
        "/exercises/feedback",
        {"on": "2026-11-20", "line_id": "{prescription}", "pain": "3", "effort": "6"},
        {
            "on": [*NO_DAYS, BLANK, MISSING],
            "line_id": ["x", "1", "{prescription}0"],
            "pain": numbers(0, 10),
            "effort": numbers(0, 10),
        },
        has_page=False,
    ),
    "note": Known(
        "/exercises/{prescription}/note",
        {"verdict": "helps", "text": "Best after a “hot” shower\n& slowly"},
        {"verdict": ["HELPS", "maybe", BLANK, MISSING], "text": [*UNWRITABLE, "x" * 10_001]},
        has_page=False,
    ),
    "flare": Known(
        "/exercises/flares",
        {"last_on": "2026-11-22"},
        {"last_on": NO_LAST_DAYS},
        has_page=False,
    ),
    "longer flare": Known(
        "/exercises/flares/{phase}/extension",
        {"last_on": "2026-11-23"},
        {"last_on": NO_LAST_DAYS},
        has_page=False,
    ),
    "maintenance": Known(
        "/exercises/maintenance",
        {"days_per_week": "2"},
        {"days_per_week": [*numbers(1, 7), BLANK, MISSING]},
        has_page=False,
    ),
    "position": Known(
        "/exercises/{prescription}/position",
        {"to": "0"},
        {"to": [*numbers(0, 999), BLANK, MISSING]},
        has_page=False,
    ),
    "limit": Known("/visits/pools", LIMIT, NO_LIMIT),
    "approval": Known("/visits/pools", APPROVAL, NO_APPROVAL),
    "new limit": Known(
        "/visits/pools/{pool}",
        LIMIT | {"revision": "1"},
        SOME_NO_LIMIT | {"revision": NO_REVISION},
    ),
    "planned visit": Known("/visits/bookings", VISIT, NO_VISIT),
    "past visit": Known(
        "/visits/bookings",
        {"held_on": "2026-11-19", "status": "no_show", "kind": "group", "discipline": "pt"},
        {
            "held_on": [*NO_WRITTEN_DAYS, "2020-01-01", BLANK, MISSING],
            "status": ["went", BLANK],
        },
    ),
    "changed visit": Known(
        "/visits/{booking}",
        VISIT_AGAIN | {"revision": "1"},
        NO_VISIT_AGAIN | {"revision": NO_REVISION},
    ),
    "outcome": Known(
        "/visits/{booking}/outcome",
        {"outcome": "late"},
        {"outcome": ["went", "LATE", BLANK, MISSING]},
        has_page=False,
    ),
    "end of a series": Known(
        "/visits/series/{series}/ending",
        {"since": "2026-11-27"},
        {"since": [*NO_WRITTEN_DAYS, BLANK, MISSING]},
        has_page=False,
    ),
    "series again": Known(
        "/visits/series/{series}/resumption",
        {"since": "2026-11-27"},
        {"since": [*NO_WRITTEN_DAYS, BLANK, MISSING]},
        has_page=False,
    ),
    "notices": Known(
        "/visits/notices",
        {"keys": "{pool}:1:0:left2,{pool}:1:0:booked"},
        {"keys": [*NO_LINES, "x" * 121, "x," * 40, BLANK, MISSING]},
        has_page=False,
    ),
    "problem": Known("/settings/problems", PROBLEM, NO_PROBLEM),
    "first step": Known(
        "/start",
        {"sites": "knee.left", "onset": "surgery", "revision": "1"},
        {"revision": NO_REVISION},
    ),
    "changed problem": Known(
        "/settings/problems/{problem}",
        PROBLEM | {"revision": "1"},
        {"name": NO_PROBLEM["name"], "revision": NO_REVISION},
    ),
    "goal": Known("/goals", GOAL, NO_GOAL),
    "changed goal": Known(
        "/goals/{goal}", GOAL | {"revision": "1"}, NO_GOAL | {"revision": NO_REVISION}
    ),
    "end of a goal": Known(
        "/goals/{goal}/outcome",
        {"outcome": "reached"},
        {"outcome": ["off", BLANK, MISSING]},
        has_page=False,
    ),
    "hard to do": Known("/goals/activities", {"name": "Stairs"}, {"name": NO_NAMES}),
    "changed activity": Known(
        "/goals/activities/{activity}",
        {"name": "Stairs, no rail", "revision": "1"},
        {"name": NO_NAMES, "revision": NO_REVISION},
    ),
    "score": Known(
        "/goals/scores/{activity}",
        {"value": "4"},
        {"value": [*numbers(0, 10), BLANK, MISSING], "outcome": ["done"]},
        has_page=False,
    ),
    "question": Known("/questions", {"text": "A brace?"}, {"text": NO_QUESTIONS}),
    "changed question": Known(
        "/questions/{question}",
        {"text": "A brace, or not?", "revision": "1"},
        {"text": NO_QUESTIONS, "revision": NO_REVISION},
    ),
    "asked question": Known(
        "/questions/{question}/outcome",
        {"outcome": "asked"},
        {"outcome": ["off", BLANK, MISSING]},
        has_page=False,
    ),
    "calendar": Known(
        "/calendar",
        CALENDAR,
        {"words": ["loud", BLANK, MISSING], "exercise_at": [*NO_TIMES, BLANK, MISSING]},
    ),
    "visits out of a file": Known(
        "/calendar/import/visits",
        {"visits": PICKED},
        {"visits": [*NOT_PICKED, BLANK, MISSING]},
        has_page=False,
    ),
    "device": Known(
        "/devices/{device}",
        {"name": "Phone in the “kitchen” & hall"},
        {"name": [*NO_LINES, "x" * 81, " \t ", BLANK, MISSING]},
    ),
    "email": Known(
        "/reminders/email",
        {"address": "Ana+pt@there.example"},
        {"address": [*NO_LINES, "ana", "ana@there", "a@b.example,c@d.example", BLANK, MISSING]},
    ),
    "quiet hours": Known(
        "/reminders/choices",
        {"quiet_from": "21:30", "quiet_until": "06:45", "words": "more"},
        {
            "quiet_from": [*NO_TIMES, BLANK, MISSING],
            "quiet_until": [*NO_TIMES, BLANK, MISSING],
            "words": ["loud", "MORE", BLANK, MISSING],
        },
    ),
    "times of a reminder": Known(
        "/reminders/{reminder}",
        {"at_1": "08:15", "days_1": "mon", "at_2": "18:30", "days_2": "sun"},
        {
            "at_1": [*NO_TIMES, BLANK, MISSING],
            "days_1": ["monday", "MON"],
            "at_2": NO_TIMES,
            "days_2": ["someday"],
        },
    ),
    "switch": Known(
        "/reminders/{reminder}/switch",
        {"outcome": "off"},
        {"outcome": ["ON", "maybe", BLANK, MISSING]},
        has_page=False,
    ),
    "later": Known(
        "/reminders/due/{asked}/delay",
        {"outcome": "hour"},
        {"outcome": ["never", "HOUR", BLANK, MISSING]},
        has_page=False,
    ),
    "profile": Known(
        "/settings/profile",
        {"name": "Ana “O’Neill” & co", "zone": "Asia/Kathmandu", "day_ends_at": "3"},
        {
            "name": [*NO_LINES, "x" * 101, BLANK, MISSING],
            "zone": [*NO_ZONES, MISSING],
            "day_ends_at": ["6", "-1", "NaN", "3.5", "７", BLANK, MISSING],
        },
    ),
    "password": Known(
        "/settings/password", {"password": PASSWORD + " 2"}, {"password": NO_PASSWORDS}
    ),
    "sign-up": Known(
        "/sign-up",
        {"name": "Cleo", "login": "cleo", "password": PASSWORD, "zone": "UTC"},
        {
            "name": [*NO_LINES, "x" * 101, BLANK, MISSING],
            "login": [*NO_LOGINS, "cl", "c l e o", "ana", "ＡＮＡ", "\u202eana"],
            "password": NO_PASSWORDS,
            "zone": NO_ZONES,
        },
    ),
    "sign-in": Known(
        "/sign-in",
        {"login": "ana", "password": PASSWORD},
        {"login": NO_LOGINS, "password": ["x" * 1025, BLANK, MISSING]},
    ),
    "recovery": Known(
        "/recover",
        {"login": "ana", "code": "ABCD-EFGH-JKMN-PQRS", "password": PASSWORD},
        {
            "login": NO_LOGINS,
            "code": [*NO_LINES, "x" * 41, BLANK, MISSING],
            "password": NO_PASSWORDS,
        },
    ),
}
NOT_SHOWN_AGAIN = {"password", "revision"}
CHOSEN = {"when", "period", "zone", "day_ends_at", "context", "medicine", "worse_with", "follows"}
CHOSEN |= {"asked", "groups", "bands", "side", "plan", "set_by", "bad_day"}
CHOSEN |= {"disciplines", "counts", "network", "source", "status", "kind", "discipline", "billed"}
CHOSEN |= {"sites", "onset", "episode_id", "words", "days_1", "days_2"}
CHOSEN |= {"rate.site.knee.left", "rate.movement.walking"}


def with_misfit(fits: dict, name: str, misfit: str | None) -> dict:
    """The filled-in form with `misfit` in the field `name`, or without the field."""
    others = {key: value for key, value in fits.items() if key != name}
    return others if misfit is MISSING else others | {name: misfit}


def held(page: str, path: str) -> dict[str, str]:
    """What the last form to `path` in `page` holds, its text area too."""
    (*_, form) = (form for form in forms_of(page) if form.action.partition("?")[0] == path)
    texts = re.findall(r'<textarea[^>]* name="(\w+)"[^>]*>\r?\n(.*?)</textarea>', page, re.DOTALL)
    asked = {"asked": "woken"} if 'name="asked" value="woken"' in page else {}
    return form.fields | asked | {name: unescape(text) for name, text in texts}


def typed_text(typed: dict[str, str], name: str) -> dict[str, str]:
    """What of `typed` the page shows again, when the field `name` does not fit."""
    hidden = NOT_SHOWN_AGAIN | ({name} & CHOSEN)  # a choice that is none is not on the list
    return {key: _cleaned(value) for key, value in typed.items() if key not in hidden}


def _cleaned(value: str) -> str:
    return value.replace("\r", "\n").replace("\u202e", "").strip()
