"""The one table of the states a page can be in: axe walks it, `make shots` takes its pictures.

A state is a path, who looks at it, and what they do there before it shows.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.support.aiming import aiming
from tests.support.cast import Visitor
from tests.support.deeds import (
    ask_before_leaving,
    choose_another_time,
    choose_no_time,
    ease_the_plan,
    hold,
    look_at_the_sheet,
    lose_the_network,
    make_codes,
    open_the_number,
    open_the_table,
    post_from_another_site,
    press,
    refuse_the_day,
    refused,
    refused_by_the_server,
    say,
    send_a_calendar,
    send_for_long,
    send_no_calendar,
    send_no_photo,
    show_earlier,
    told,
    too_many_tries,
    unfold,
    wrong_password,
)
from tests.support.made_up import (
    LONG_WORD,
    beginner,
    careful,
    collector,
    diligent,
    evening,
    exerciser,
    frequent,
    gap,
    newcomer,
    over,
    photographer,
    regular,
    rester,
    several,
    starter,
    steady,
    talkative,
    unusual,
    veteran,
    worsening,
    writer,
)
from tests.support.mailed import MAIL, TOKEN, reached, stop_path, waiting
from tests.support.reminding import (
    asked_how_it_was,
    asked_to_exercise,
    asked_to_go,
    at_home,
    everywhere,
    punctual,
)
from tests.support.walleted import awaiting, planner, runner, twice

ID = "[0-9a-f-]{36}"
INSECURE = (("HOMESTRETCH_INSECURE", "1"),)
CAN_SEND = (("HOMESTRETCH_CONTACT", "mailto:host@home.example"),)
BY_INVITATION = (("HOMESTRETCH_SIGN_UP", "invited"),)
CLOSED = (("HOMESTRETCH_SIGN_UP", "closed"),)

WAITING = (
    {"op": {"name": "pain.record", "body": {"intensity": 4}}},
    {"op": {"name": "set.mark", "body": {"set_number": 2, "outcome": "done"}}},
    {"op": {"name": "visit.count", "body": {}}},
)
SET_ASIDE = (
    {
        "op": {"name": "pain.edit", "body": {"revision": 1, "note": LONG_WORD + " on the stairs"}},
        "state": "aside",
        "code": "not_found",
    },
    {
        "op": {"name": "pain.edit", "body": {"revision": 1, "note": "Knee is better today."}},
        "state": "saved",
        "saved_at": 9e12,
        "unread": True,
    },
)


@dataclass(frozen=True)
class State:
    """`who` has a history (None: nobody is signed in) and signs in as `login`.

    `fresh`: they gave their password just now. What `then` does must come to the same however
    often it is done, or be done as a `login` of its own.
    """

    name: str
    path: str | Callable[[Visitor], str]
    who: Callable | None = None
    then: Callable[[Page], None] | None = None
    own_login: str = ""
    fresh: bool = False
    settings: tuple[tuple[str, str], ...] = ()
    days_later: int = 0

    @property
    def login(self) -> str:
        return self.own_login or self.who.__name__


def linked(page: str, pattern: str) -> Callable[[Visitor], str]:
    """The first address on `page` that looks like `pattern`."""

    def path(visitor: Visitor) -> str:
        return re.search(pattern, visitor.get(page).text).group()

    return path


entry = linked("/journal", f"/journal/{ID}")
exercise = linked("/exercises", rf'/exercises/{ID}(?=")')
problem = linked("/settings/problems", rf'/settings/problems/{ID}(?=")')


def taken_off(visitor: Visitor) -> str:
    """The list of devices after one was removed."""
    return visitor.post(f"{device(visitor)}/removal").location


not_reached = linked("/", rf'/devices/{ID}(?=")')
device = linked("/devices", rf'/devices/{ID}(?=")')
reminder = linked("/reminders", rf'/reminders/{ID}(?=")')
sheet = linked("/exercises/sheets", rf'/exercises/sheets/{ID}(?=")')
pool = linked("/visits", rf'/visits/pools/{ID}(?=")')
visit = linked("/visits", rf'/visits/{ID}(?=")')

STATES = (
    State("welcome", "/"),
    State("welcome, by invitation", "/", settings=BY_INVITATION),
    State("welcome, closed", "/", settings=CLOSED),
    State("sign-up", "/sign-up"),
    State(
        "sign-up, refused", "/sign-up", then=refused("Make my account", login="ab", password="x")
    ),
    State("sign-up, by invitation", "/sign-up", settings=BY_INVITATION),
    State("sign-in", "/sign-in"),
    State("sign-in, refused", "/sign-in", then=wrong_password),
    State("sign-in, too many tries", "/sign-in", then=too_many_tries),
    State("recover", "/recover"),
    State("recover, refused", "/recover", then=refused("Set my new password", code="1")),
    State("recovery codes, first", "/settings/recovery-codes?welcome=1", newcomer, fresh=True),
    State("recovery codes, made", "/settings/recovery-codes", newcomer, make_codes, "coder", True),
    State("first step", "/start", several),
    State("second step", "/start/exercises", several),
    State("third step", "/start/visits", newcomer),
    State("today, empty", "/", newcomer),
    State("today", "/", regular),
    State("today, all done", "/", diligent),
    State("today, over the limit", "/", over),
    State("today, a visit, and visits running low", "/", runner),
    State("today, unusual words", "/", unusual),
    State("today, offline", "/", regular, lose_the_network, "offliner"),
    State("today, what a phone may say", "/", regular, say("signin", "aside", "clash", "update")),
    State("today, troubles", "/", regular, say("full", "dead", "lost", "clock")),
    State("waiting, nothing", "/waiting", regular),
    State("waiting", "/waiting", regular, hold(*WAITING), "waiter"),
    State("waiting, sending", "/waiting", regular, send_for_long(*WAITING), "sender"),
    State("waiting, set aside", "/waiting", regular, hold(*SET_ASIDE), "mender"),
    State("leaving with unsent writes", "/more", regular, ask_before_leaving, "leaver"),
    State("today, undone", entry, regular, told("Delete"), "forgetful"),
    State("today, insecure", "/", regular, settings=INSECURE),
    State("entry, just saved", "/", newcomer, told("7"), "tapper"),
    State("entry", entry, regular),
    State("entry, all that can be said", entry, talkative),
    State("entry, during one exercise", entry, careful),
    State("entry, everything asked", entry, talkative, unfold, "unfolder"),
    State("entry, for another day", "/journal/new?on=2026-11-19", regular),
    State("entry, a day refused", "/journal/new", regular, refuse_the_day),
    State("today, evening check", "/", evening),
    State("today, yesterday missed", "/", gap),
    State("today, asked to exercise", "/", asked_to_exercise),
    State("today, asked how it was", "/", asked_how_it_was),
    State("today, asked about a visit", "/", asked_to_go),
    State("today, a device that is not reached", "/", at_home, settings=CAN_SEND),
    State("today, on a Monday", "/", steady, days_later=3),
    State("settings, what an entry asks", "/journal/choices", regular),
    State("entry, change of number", entry, regular, open_the_number),
    State("entry, refused", entry, regular, choose_another_time),
    State("entry, unusual words", entry, unusual),
    State("journal, empty", "/journal", newcomer),
    State("journal", "/journal", regular),
    State("journal, first page of two", "/journal", writer),
    State("journal, both pages", "/journal", writer, show_earlier),
    State("journal, unusual words", "/journal", unusual),
    State("journal, one entry", "/journal", beginner),
    State("journal, pain during exercises", "/journal", careful, open_the_table),
    State("journal, six days", "/journal", starter),
    State("journal, a quarter", "/journal", steady),
    State("journal, as a table", "/journal?of=knee.left", steady, open_the_table),
    State("journal, a year as a table", "/journal?span=1y", veteran, open_the_table),
    State("journal, three months", "/journal?span=3m", steady),
    State("journal, a harder week", "/journal", worsening),
    State("journal, ten years", "/journal?span=all", veteran),
    State("journal, a place never rated", "/journal?of=hip.left&span=14d", veteran),
    State("exercises, empty", "/exercises", newcomer),
    State("exercises", "/exercises", regular),
    State("exercises, all done", "/exercises", diligent),
    State("exercises, half done", "/exercises", exerciser),
    State("exercises, easier plan", "/exercises", exerciser, ease_the_plan, own_login="eased"),
    State("exercises, the week before", "/exercises?on=2026-11-19", exerciser),
    State("exercises, rest day after an easier plan", "/exercises", rester),
    State("my program, something taken off", "/exercises/program", rester),
    State("my program", "/exercises/program", exerciser),
    State("how it is going", "/exercises/progress", exerciser),
    State("how it is going, nothing yet", "/exercises/progress", newcomer),
    State("exercise", exercise, exerciser),
    State("exercises, unusual words", "/exercises", unusual),
    State("exercise, new", "/exercises/new", newcomer),
    State(
        "exercise, refused",
        "/exercises/new",
        newcomer,
        refused_by_the_server(sets="-3", reps="ten"),
    ),
    State("sheets, none", "/exercises/sheets", newcomer),
    State("sheets", "/exercises/sheets", photographer),
    State("sheets, as many as can be", "/exercises/sheets", collector),
    State("sheets, refused", "/exercises/sheets", newcomer, send_no_photo),
    State("sheet", sheet, photographer),
    State("exercise, new, with the sheet", "/exercises/new", photographer, look_at_the_sheet),
    State("exercise, change", lambda visitor: f"{exercise(visitor)}/dose", exerciser),
    State("library", "/exercises/library", regular),
    State("library, searched", "/exercises/library?q=glute", regular),
    State("library, filtered", "/exercises/library?region=ankle&kind=stretch", regular),
    State("library, nothing found", "/exercises/library?q=moonwalk", regular),
    State("library, with a figure", "/exercises/library/straight-leg-raise", regular),
    State("library, without a figure", "/exercises/library/band-row", regular),
    State("visits, none", "/visits", newcomer),
    State("visits", "/visits", planner),
    State("visits, just counted", "/visits", regular, told("1 visit today"), "counter"),
    State("visits, running low", "/visits", runner),
    State("visits, today’s, and unusual words", "/visits", awaiting),
    State("visits, two on one day", "/visits", twice),
    State("visits, too many to draw", "/visits", frequent),
    State("visits, what to do when they run low", "/visits/running-low", runner),
    State("visit, new", "/visits/new", newcomer),
    State("visit, what became of it", visit, runner),
    State("pool, choose", "/visits/pools/new", newcomer),
    State("pool, what to ask the plan", "/visits/questions", newcomer),
    State("pool, approval", "/visits/pools/new/approval", newcomer),
    State("pool, limit", "/visits/pools/new/limit", newcomer),
    State(
        "pool, refused",
        "/visits/pools/new/limit",
        newcomer,
        refused_by_the_server(visits="0", opening_used="some", name=LONG_WORD * 2),
    ),
    State("pool, change", pool, planner),
    State("goals, none yet", "/goals", newcomer),
    State("goals", "/goals", aiming),
    State("goal, misfits", "/goals/new", newcomer, refused_by_the_server(name="", target="x")),
    State("goal, change", linked("/goals", f"/goals/{ID}"), aiming),
    State("hard to do", "/goals/activities", aiming),
    State("the week", "/goals/week", aiming),
    State("questions, none yet", "/questions", newcomer),
    State("questions", "/questions", aiming),
    State("reminders, none yet", "/reminders", newcomer),
    State("reminders, on, refused", "/reminders", punctual, refused_by_the_server(quiet_from="")),
    State("reminder, one time", reminder, newcomer),
    State("reminder, many times, refused", reminder, punctual, refused_by_the_server(at_1="")),
    State("devices, none", "/devices", newcomer, settings=CAN_SEND),
    State("devices, on a server that cannot send", "/devices", newcomer),
    State("devices", "/devices", at_home, settings=CAN_SEND),
    State("devices, as many as can be", "/devices", everywhere, settings=CAN_SEND),
    State("devices, one taken off", taken_off, everywhere, None, "remover", settings=CAN_SEND),
    State("device, not reached", not_reached, at_home, settings=CAN_SEND),
    State(
        "device, tested",
        lambda visitor: f"{device(visitor)}?told=sent",
        everywhere,
        settings=CAN_SEND,
    ),
    State("email, without a mail server", "/reminders/email", newcomer),
    State("email, off", "/reminders/email", newcomer, settings=MAIL),
    State(
        "email, refused",
        "/reminders/email",
        newcomer,
        refused("Send me the link", address=LONG_WORD),
        settings=MAIL,
    ),
    State("email, a link was sent", "/reminders/email", waiting, settings=MAIL),
    State("email, on", "/reminders/email", reached, settings=MAIL),
    State("email, is it yours", f"/reminders/email/confirm/{TOKEN}", waiting, settings=MAIL),
    State("email, stop", stop_path, reached, settings=MAIL),
    State("more", "/more", regular),
    State("calendar", "/calendar", regular),
    State("calendar, refused", "/calendar", regular, choose_no_time),
    State("calendar, a new address", "/calendar/address", regular, fresh=True),
    State(
        "calendar, its address",
        "/calendar/address",
        regular,
        press("Make my address"),
        "addressed",
        fresh=True,
    ),
    State("visits out of a file, refused", "/calendar/import", regular, send_no_calendar),
    State("visits out of a file", "/calendar/import", regular, send_a_calendar),
    State("settings", "/settings", regular),
    State("settings, host", "/settings", newcomer, own_login="host"),
    State("in therapy for several", "/settings/problems", several),
    State("in therapy for, change", problem, several),
    State("settings, profile", "/settings/profile", regular),
    State("settings, profile, refused", "/settings/profile", regular, refused("Save", name="")),
    State("settings, profile, unusual words", "/settings/profile", unusual),
    State("settings, sessions", "/settings/sessions", regular, fresh=True),
    State("settings, password", "/settings/password", regular, fresh=True),
    State(
        "settings, password, refused",
        "/settings/password",
        regular,
        refused("Change password", password="short"),
        fresh=True,
    ),
    State("settings, invite", "/settings/invitations", newcomer, own_login="host"),
    State(
        "settings, invited",
        "/settings/invitations",
        newcomer,
        press("Make a link"),
        own_login="host",
    ),
    State("settings, leaving", "/settings/account-deletion", regular, fresh=True),
    State("left", "/goodbye"),
    State("is it you", "/settings/password", newcomer, own_login="returning"),
    State("help", "/help", regular),
    State("warning signs", "/warning-signs", regular),
    State("warning signs, signed out", "/warning-signs"),
    State("privacy", "/privacy", regular),
    State("sources", "/sources", regular),
    State("disclaimer", "/disclaimer", regular),
    State("offline", "/offline"),
    State("not found", "/nowhere", regular),
    State("not found, signed out", "/nowhere"),
    State("from another site", "/", regular, post_from_another_site),
    State("wrong way", "/sign-out", regular),
)
