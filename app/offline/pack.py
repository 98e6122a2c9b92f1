"""What a phone keeps of one person, so that two weeks without a network look like any other day.

The pages are made by the templates that always make them. Of Today and the exercises there is
one region for each of the next 14 days: they depend on the day and on what was recorded, and on
nothing else.
"""

from datetime import date, timedelta
from functools import cache

from flask import render_template, url_for

from app.accounts.models import Person
from app.exercises.library import LIBRARY
from app.exercises.library_routes import listed
from app.exercises.pages import facts_of_days
from app.exercises.program_days import ProgramDays
from app.journal.choice import Choice
from app.journal.entry_form import EntryForm
from app.journal.entry_page import facts
from app.journal.followups import happened
from app.journal.forms import choices_form, new_form
from app.journal.journal import Journal
from app.journal.models import PainEntry
from app.journal.pad import pad_of
from app.journal.picture import Picture, facts_of
from app.journal.readings import Readings
from app.offline.episode_pages import pages_of_episodes, parts_of_episodes
from app.offline.journal_pages import kept_entries, parts_of_journal
from app.offline.outcome_pages import pages_of_outcomes, parts_of_outcomes
from app.offline.program_pages import pages_of_program, parts_of_program
from app.offline.reminder_pages import pages_of_reminders, parts_of_reminders
from app.offline.samples import NOBODYS, sample_entry
from app.offline.version import pack_version
from app.offline.visit_pages import pages_of_visits, parts_of_visits
from app.reminders.waiting import any_later, asked_on, waiting
from app.visits.pages import draws_of
from app.visits.visits import Visits
from app.visits.wallet import Wallet
from app.web import assets
from app.web.answers import in_shell
from app.web.language import language

DAYS = 14
MONTH = timedelta(days=31)
NO_MINUTE = -1


def pack_of(person: Person) -> dict:
    """The pack as docs/sync.md describes it."""
    today = person.today()
    entries = Journal(person).since(today - MONTH)
    journal = facts_of(person, Choice(), (entries, None), today)
    regions = _regions(person, today)
    return {
        "version": pack_version(person),
        "account": str(person.id),
        "day_ends_at": person.day_ends_at.strftime("%H:%M"),
        "files": assets.kept_urls(),
        "days": _days(regions),
        "pages": {
            **{path: _whole(template, facts) for path, (template, facts) in regions[today].items()},
            **_pages(person, today, journal),
        },
        "parts": _parts(person, today, journal["picture"], entries),
        "entries": kept_entries(person, entries),
    }


def _regions(person: Person, today: date) -> dict[date, dict[str, tuple[str, dict]]]:
    """For each day and path the template and its facts."""
    yesterday = today - timedelta(days=1)
    days = [yesterday + timedelta(days=number) for number in range(1 + DAYS)]
    since = Readings.asks_since(today)
    checklists = ProgramDays(person).checklists(days)
    of_days = facts_of_days(checklists, person, today)
    sessions = ProgramDays(person).checklist_and_sets(today, since)[1]
    events = happened(sessions, Visits(person).between(yesterday, today))
    wallet = Wallet(person, today, yesterday)
    recent = Journal(person).recent()
    # Of the weeks to come nothing is known yet.
    back = {today: Readings(person).looked_back(today, sessions)}
    asked = asked_on(person, [yesterday, today])
    regions = {}
    for day in days:
        # The hour is the phone's to know: it picks the question itself.
        pad = pad_of(day, person.day_ends_at, NO_MINUTE, recent, events)
        of_visits, of_day = wallet.on(day), asked.get(day, ())
        facts = {
            "today": day,
            "checklist": checklists[day],
            "wallet": of_visits,
            "unreached": None,
            "draws": draws_of(of_visits),
            "waiting": waiting(of_day, checklists[day], pad, of_visits, NO_MINUTE),
            "laters": any_later(of_day),
        }
        regions[day] = {
            url_for("today.show"): (
                "today/today.html",
                facts | {"pad": pad, "back": back.get(day)},
            ),
            url_for("exercises.index"): ("exercises/index.html", of_days[day]),
        }
    return regions


def _days(regions: dict) -> dict[str, dict[str, str]]:
    with in_shell("layouts/region.html"):
        return {
            day.isoformat(): {
                path: render_template(template, **facts)
                for path, (template, facts) in pages.items()
            }
            for day, pages in regions.items()
        }


def _pages(person: Person, today: date, journal: dict) -> dict[str, str]:
    """Whole pages by their address; that of any entry by nobody's id."""
    others = (
        pages_of_program(person, today)
        | pages_of_visits(person, today)
        | pages_of_episodes(person, today)
        | pages_of_reminders(person)
        | pages_of_outcomes(person, today)
    )
    return {
        url_for("journal.index"): _whole("journal/index.html", journal),
        url_for("journal.new"): _whole("journal/new.html", {"form": new_form(person)}),
        url_for("journal.choices"): _whole("journal/choices.html", {"form": choices_form(person)}),
        url_for("journal.show", id=NOBODYS): _whole("journal/entry.html", _any_entry(person)),
        **{path: _whole(*each) for path, each in others.items()},
        url_for("library.index"): _whole("library/index.html", listed(person)),
        url_for("pages.more"): _whole("pages/more.html", {}),
        url_for("offline.waiting"): _whole("offline/waiting.html", {}),
    }


def _parts(
    person: Person, today: date, picture: Picture | None, entries: list[PainEntry]
) -> dict[str, str]:
    """The content of main by its address: it stands in the whole page of its list."""
    library = _of_library(assets.build_hash(), language())
    with in_shell("layouts/region.html"):
        others = parts_of_program(person, today) | parts_of_visits(person)
        others |= parts_of_episodes(person) | parts_of_reminders(person)
        others |= parts_of_outcomes(person)
        others |= parts_of_journal(person, today, picture, entries)
        return library | others


@cache
def _of_library(build: str, language: str) -> dict[str, str]:
    """What is the same for everybody."""
    with in_shell("layouts/region.html"):
        return {
            url_for("library.show", slug=slug): render_template(
                "library/exercise.html", exercise=exercise
            )
            for slug, exercise in LIBRARY.items()
        }


def _any_entry(person: Person) -> dict:
    """An entry just made, with the words of the last one."""
    sample = sample_entry()
    remembered = Journal(person).remembered()
    return facts(person, sample, EntryForm(owner=person, entry=sample, remembered=remembered))


def _whole(template: str, facts: dict) -> str:
    with in_shell("layouts/app.html"):
        return render_template(template, **facts)
