"""What a phone keeps of the Journal: other places and times, and what each entry has of its own."""

from collections import Counter
from datetime import date, timedelta
from urllib.parse import urlencode
from uuid import UUID

from flask import render_template, url_for

from app.accounts.models import Person
from app.journal.choice import Choice
from app.journal.entry_page import warned_at
from app.journal.entry_wording import followed
from app.journal.followups import Happened
from app.journal.followups_wording import link_choices
from app.journal.happenings import asked_about, happenings, names_for
from app.journal.journal import Journal
from app.journal.models import PainEntry
from app.journal.picture import Picture, facts_of
from app.journal.series import ALL, BY_KEY, Series
from app.journal.spans import DEFAULT_SPAN, Span
from app.journal.stored import stored

MOST_SERIES = 8
MOST_OF_ALL_TIME = timedelta(days=2 * 366)


def parts_of_journal(
    person: Person, today: date, picture: Picture | None, recent: list[PainEntry]
) -> dict[str, str]:
    """The Journal's main by address and query, as its own form makes them: each span of all
    places, and each place or movement that `recent` entries rate, of the last 14 days.
    """
    if picture is None:
        return {}
    return {
        f"{url_for('journal.index')}?{urlencode(picture.asked_for(choice))}": _main(
            person, choice, today
        )
        for choice in _choices(picture, recent)
    }


def _main(person: Person, choice: Choice, today: date) -> str:
    page = Journal(person).page(None, choice.series, choice.lists_since(today))
    return render_template("journal/index.html", **facts_of(person, choice, page, today))


def kept_entries(person: Person, entries: list[PainEntry]) -> dict[str, dict]:
    """What the form of each entry holds; in `parts` what its page shows besides, by element id."""
    if not entries:
        return {}
    days = [asked_about(entry) for entry in entries]
    had = happenings(person, min(days), max(days))
    every = [each for links in had.values() for each in links]
    names = names_for(person, entries, every)
    histories = Journal(person).histories(entries)
    return {
        str(entry.id): stored(entry)
        | {"parts": _parts(entry, had.get(asked_about(entry), []), names, histories[entry.id])}
        for entry in entries
    }


def _choices(picture: Picture, recent: list[PainEntry]) -> list[Choice]:
    with_span = bool(picture.spans)
    spans = [Choice(ALL, span, True) for span in picture.spans if _is_kept(span, picture)]
    of_all = [] if with_span else [Choice()]
    if not picture.series:
        return spans
    return [
        *spans,
        *of_all,
        *(Choice(series, DEFAULT_SPAN, with_span) for series in _rated_in(recent)),
    ]


def _is_kept(span: Span, picture: Picture) -> bool:
    """All time only while it is no more than two years: beyond, it takes long to add up."""
    start = picture.trend.baseline.days
    return bool(span.days or (start and picture.today - start[0].on < MOST_OF_ALL_TIME))


def _rated_in(entries: list[PainEntry]) -> list[Series]:
    """What was rated most often, up to eight."""
    ratings = (rating for entry in entries for rating in entry.ratings)
    counted = Counter(
        rating.key if rating.kind == "site" else f"movement.{rating.key}" for rating in ratings
    )
    series = (BY_KEY.get(key) for key, _ in counted.most_common())
    return [each for each in series if each][:MOST_SERIES]


def _parts(
    entry: PainEntry, had: list[Happened], names: dict[UUID, str], history: list
) -> dict[str, str]:
    links = [(value, words) for value, words in link_choices(entry.followed, had, names) if value]
    warned = warned_at(entry, history)
    parts = {
        "followed": followed(entry, names),
        "follows": links and render_template("journal/_links.html", links=links),
        "history": (history or warned)
        and render_template(
            "journal/_history.html", entry=entry, history=history, warned_at=warned
        ),
    }
    return {id: part for id, part in parts.items() if part}
