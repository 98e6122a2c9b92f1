"""What the Journal shows of a trend: the picture, its words and its table, for one choice."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from app.accounts.models import Person
from app.journal import wording
from app.journal.chart import Chart, chart
from app.journal.choice import Choice
from app.journal.choices import Choices
from app.journal.happenings import names_for
from app.journal.journal import by_day
from app.journal.marks import marked_days
from app.journal.models import PainEntry
from app.journal.readings import Days, Readings
from app.journal.series import Series, choices
from app.journal.spans import DEFAULT_SPAN, SPANS, Bucket, Span, first_day
from app.journal.trend import Trend, trend
from app.journal.vocabulary.bands import DEFAULT_SCHEME, Scheme


@dataclass(frozen=True)
class Picture:
    """`told` is what the trend is made of; `eased` are days of an easier plan; `series` and `spans` are what there is to choose from,
    empty where there is no choice."""

    choice: Choice
    trend: Trend
    told: Days
    eased: frozenset[date]
    series: list[Series]
    spans: list[Span]
    scheme: Scheme
    today: date

    @property
    def first(self) -> date:
        return self.trend.buckets[0].first

    @property
    def flares(self) -> frozenset[date]:
        """Days of a flare: an entry says so, or the plan was eased."""
        return self.told.flares | self.eased

    @property
    def sentence(self) -> str:
        return wording.sentence(self.trend)

    @property
    def notes(self) -> list[str]:
        """The lines under the sentence."""
        if not self.trend.whole.rated:
            return []
        return [
            wording.rated_words(self.trend.whole, self.today),
            *([wording.hush_words()] if self.trend.hushed else []),
            *([] if self.trend.has_points else [wording.pointless_words()]),
            wording.since_start_words(self.trend, self.scheme, self.today),
        ]

    @property
    def shows_weeks(self) -> bool:
        """Whether the means drawn are those of two weeks, else that of the start."""
        return self.choice.span is DEFAULT_SPAN

    @property
    def caption(self) -> str:
        return wording.caption(self.choice.series.name, self.choice.span)

    def asked_for(self, choice: Choice) -> dict[str, str]:
        """What the form of this picture puts into the address, to ask for another `choice`."""
        of = {"of": choice.series.key} if self.series else {}
        return of | ({"span": choice.span.key} if self.spans else {})

    def drawn(self, visits: Collection[date]) -> Chart:
        return chart(self.trend, visits, self.flares)

    def rows(self, visits: Collection[date]) -> list["RowOfTable"]:
        """The table twin, newest first. Of longer spans, the days with something to tell."""
        marks = (visits, self.flares, self.told.during)
        rows = [
            RowOfTable(bucket, *(_within(bucket, days) for days in marks))
            for bucket in reversed(self.trend.buckets)
        ]
        if self.choice.span is DEFAULT_SPAN:
            return [row for row in rows if row.bucket.last >= self.trend.whole.first or row.during]
        return [row for row in rows if row.bucket.days or row.visits or row.flares or row.during]

    def name(self, bucket: Bucket) -> str:
        return wording.bucket_name(bucket, self.today)

    def tick(self, bucket: Bucket) -> str:
        return wording.tick_name(bucket, self.today)

    def value(self, bucket: Bucket) -> str:
        return wording.value_words(bucket, self.scheme)


@dataclass(frozen=True)
class RowOfTable:
    """A bucket, with how many days it has of visits, flares and pain during exercises."""

    bucket: Bucket
    visits: int
    flares: int
    during: int


def picture_of(
    owner: Person, choice: Choice, today: date, scheme: Scheme = DEFAULT_SCHEME
) -> Picture | None:
    """None where nothing was ever rated."""
    readings = Readings(owner)
    used = readings.used()
    if not used:
        return None
    first = date.min if choice.span.days is None else first_day(choice.span, [], today)
    start = readings.baseline(choice.series)
    days = readings.days(choice.series, first, today)
    begun = start.days[0].on if start.days else today
    return Picture(
        choice=choice,
        trend=trend(choice.span, days.rated, start, today),
        told=days,
        eased=frozenset(marked_days("flare", owner, max(first, begun), today)),
        series=choices(used, choice.series),
        spans=_spans(begun, choice, today),
        scheme=scheme,
        today=today,
    )


def facts_of(
    owner: Person, choice: Choice, page: tuple[list[PainEntry], PainEntry | None], today: date
) -> dict:
    """What journal/index.html shows above and with a page of entries."""
    picture = picture_of(owner, choice, today, Choices(owner).get().scheme)
    return {"picture": picture, "choice": choice} | list_of(owner, page, today, picture)


def list_of(
    owner: Person,
    page: tuple[list[PainEntry], PainEntry | None],
    today: date,
    picture: Picture | None = None,
) -> dict:
    """What journal/_days.html shows; with the days of visits as far back as `picture` goes."""
    entries, last = page
    seen = [entry.acted_on for entry in entries] + ([picture.first] if picture else [])
    first = min(seen, default=today)
    return {
        "days": by_day(entries),
        "names": names_for(owner, entries),
        "last": last,
        "today": today,
        "scheme": picture.scheme if picture else Choices(owner).get().scheme,
        "visits": marked_days("visit", owner, first, today),
    }


def _spans(begun: date, choice: Choice, today: date) -> list[Span]:
    """All of them once there is more than a fortnight to see, or one of them was asked for."""
    is_long = begun < first_day(DEFAULT_SPAN, [], today)
    return list(SPANS.values()) if is_long or choice.with_span else []


def _within(bucket: Bucket, days: Collection[date]) -> int:
    return sum(bucket.first <= day <= bucket.last for day in days)
