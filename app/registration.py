"""The features of the app, put together: their pages, their operations, their commands."""

from datetime import date

from flask import Flask

from app.accounts import commands as people_commands
from app.accounts import people
from app.accounts import routes as accounts
from app.accounts.models import Person
from app.backup import commands as backup_commands
from app.calendars import import_routes as calendars
from app.clock import now
from app.demo import commands as demo_commands
from app.episodes import operations as episode_operations
from app.episodes import places
from app.episodes import routes as problems
from app.episodes.wording import onset_words, place_names, problem_words
from app.exercises import day_routes, in_templates, sheet_operations
from app.exercises import library_routes as library
from app.exercises import operations as exercise_operations
from app.exercises import sheet_routes as sheets
from app.exercises.done import Done
from app.exercises.phases import Phases
from app.journal import happenings, marks, pad_wording
from app.journal import operations as journal_operations
from app.journal import routes as journal
from app.journal.entry_wording import (
    context_of,
    followed,
    place_words,
    places_of,
    said_before,
    warning_signs,
)
from app.journal.followups import Happened
from app.journal.lookback_wording import lookback_notes, lookback_sentence
from app.journal.stored import ratings_of
from app.journal.vocabulary.places import BODY
from app.journal.wording import span_name
from app.mail import link_routes as mail
from app.mail.wording import mail_words
from app.offline import routes as offline
from app.offline.samples import sample_entry, sample_item
from app.onboarding import routes as onboarding
from app.operations import commands as log_commands
from app.operations.kinds import daily_acts
from app.operations.saying import said
from app.outcomes import instruments
from app.outcomes import operations as outcome_operations
from app.outcomes import routes as outcomes
from app.outcomes import wording as outcome_wording
from app.pages import routes as pages
from app.push import routes as push
from app.push.origins import OriginPauses
from app.push.wording import reach_words
from app.reminders import commands as reminder_commands
from app.reminders import operations as reminder_operations
from app.reminders import page_wording as reminder_wording
from app.reminders import routes as reminders
from app.reminders.channels import Channel, add_channel, tell_pauses
from app.reminders.reminders import Reminders
from app.sync import routes as sync
from app.today import asks, facts_for_plans
from app.today import routes as today
from app.visits import in_templates as visits_in_templates
from app.visits import operations as visit_operations
from app.visits import routes as visits
from app.visits.summary import tell_summary
from app.visits.visits import Visits
from app.web import health

PAGES = (
    today,
    onboarding,
    journal,
    library,
    day_routes,
    sheets,
    visits,
    outcomes,
    problems,
    calendars,
    reminders,
    accounts,
    push,
    mail,
    pages,
    offline,
    sync,
)
ENTRY_WORDS = (places_of, context_of, followed, warning_signs, said_before, ratings_of)
TREND_WORDS = (span_name, lookback_sentence, lookback_notes)
PROBLEM_WORDS = (problem_words, place_names, onset_words)
REMINDER_WORDS = (
    reminder_wording.reminder_name,
    reminder_wording.reminder_sentence,
    reminder_wording.slots_words,
    reminder_wording.slot_time,
    reminder_wording.asked_words,
)
MORE_WORDS = (
    *REMINDER_WORDS,
    outcome_wording.goal_way,
    outcome_wording.psfs_words,
    outcome_wording.peg_words,
    outcome_wording.change_words_of,
    outcome_wording.percent,
)
OPERATIONS = (
    episode_operations,
    journal_operations,
    exercise_operations,
    sheet_operations,
    visit_operations,
    outcome_operations,
    reminder_operations,
)


def _exercises(owner: Person, first: date, last: date) -> list[Happened]:
    done = Done(owner).between(first, last)
    return [Happened("exercise", *each) for each in done]


def _visits(owner: Person, first: date, last: date) -> list[Happened]:
    return [Happened("visit", on, id) for on, id in Visits(owner).between(first, last)]


def _push(app: Flask) -> Channel:
    """Only a dispatcher opens it: the web server need not load what it sends with."""
    from app.reminders.push_channel import PushChannel

    return PushChannel(app)


def _mail(app: Flask) -> Channel:
    from app.reminders.mail_channel import MailChannel

    return MailChannel(app)


def init_app(app: Flask) -> None:
    for feature in PAGES:
        app.register_blueprint(feature.bp)
    for feature in OPERATIONS:
        feature.register_all()
    places.tell_parts(
        places.Part(label, tuple((place.key, place.name) for place in inside))
        for label, inside in BODY
    )
    marks.tell_marks("flare", lambda owner, first, last: Phases(owner).flare_days(first, last))
    marks.tell_marks("visit", lambda owner, first, last: Visits(owner).days(first, last))
    happenings.tell_happenings("visit", _visits)
    happenings.tell_happenings(
        "exercise", _exercises, lambda owner, lines: Done(owner).names(lines)
    )
    add_channel("push", _push)
    add_channel("mail", _mail)
    tell_pauses("push", lambda: OriginPauses().lines(now()))
    tell_summary(facts_for_plans.exercises_line)
    tell_summary(facts_for_plans.pain_line)
    asks.init_reminders()
    people.on_moving(lambda owner: Reminders(owner).plan_again())
    health.tell(reminder_commands.health_lines)
    app.cli.add_command(people_commands.person)
    app.cli.add_command(log_commands.log)
    app.cli.add_command(backup_commands.backup)
    app.cli.add_command(backup_commands.restore)
    app.cli.add_command(demo_commands.demo)
    app.cli.add_command(reminder_commands.reminders)
    app.jinja_env.globals.update(
        said=said,
        daily_acts=daily_acts(),
        sample_entry=sample_entry,
        sample_item=sample_item,
        pad_wording=pad_wording,
        later_words=reminder_wording.LATER_WORDS,
        place_words=place_words,
        psfs_ends=(instruments.PSFS_LEAST, instruments.PSFS_MOST),
        psfs_credit=instruments.PSFS_CREDIT,
        peg_credit=instruments.PEG_CREDIT,
        **in_templates.GLOBALS,
        **visits_in_templates.GLOBALS,
    )
    filters = (*in_templates.FILTERS, *visits_in_templates.FILTERS)
    mine = (
        reach_words,
        mail_words,
        *ENTRY_WORDS,
        *TREND_WORDS,
        *PROBLEM_WORDS,
        *MORE_WORDS,
    )
    for words in (*mine, *filters):
        app.jinja_env.filters[words.__name__] = words
