"""Today: what now? For a visitor, the door."""

from datetime import timedelta

from flask import Blueprint
from flask_login import current_user

from app.accounts.invitations import sign_up_mode
from app.clock import local, now
from app.exercises.program_days import ProgramDays
from app.journal.followups import happened, minute_of
from app.journal.journal import Journal
from app.journal.pad import pad_of
from app.journal.readings import Readings
from app.push.unreached import unreached_of
from app.reminders.waiting import asked_on, laters_of, waiting
from app.visits.pages import draws_of
from app.visits.wallet import Wallet
from app.web.answers import page

bp = Blueprint("today", __name__)


@bp.get("/")
def show():
    if not current_user.is_authenticated:
        return page("pages/welcome.html", sign_up_mode=sign_up_mode())
    person = current_user._get_current_object()
    today = person.today()
    yesterday = today - timedelta(days=1)
    since = Readings.asks_since(today)
    checklist, sessions = ProgramDays(person).checklist_and_sets(today, since)
    wallet = Wallet(person, today, yesterday).of_today()
    events = happened(sessions, wallet.took_place_since(yesterday))
    minute = minute_of(local(now(), person.zone).time(), person.day_ends_at)
    pad = pad_of(today, person.day_ends_at, minute, Journal(person).recent(), events)
    asked = asked_on(person, [today]).get(today, ())
    return page(
        "today/today.html",
        today=today,
        checklist=checklist,
        pad=pad,
        back=Readings(person).looked_back(today, sessions),
        wallet=wallet,
        unreached=unreached_of(person),
        draws=draws_of(wallet),
        waiting=waiting(asked, checklist, pad, wallet, minute),
        laters=laters_of(person, asked),
    )
