"""A trend in plain words."""

from datetime import date

from flask_babel import gettext, ngettext
from flask_babel.speaklater import LazyString

from app.journal.change import Change
from app.journal.rated_days import Window
from app.journal.spans import DEFAULT_SPAN, Bucket, Span
from app.journal.trend import Trend
from app.journal.vocabulary.bands import Scheme
from app.web.dates import day_from, month, short_day

WEEKS_COUNTED = 52


def sentence(trend: Trend) -> str:
    """What matters most, first."""
    mean = trend.recent.mean
    if mean is None:
        return _without_a_week(trend)
    if trend.change is None:
        return gettext("Average %(mean)s this week.", mean=mean)
    return _changed(trend.change, trend.span)


def rated_words(window: Window, today: date) -> str:
    """`12 of 14 days rated, 7 Nov to 20 Nov.`"""
    days = (window.last - window.first).days + 1
    first, last = (together(short_day(day, today)) for day in (window.first, window.last))
    n_of_m = gettext("%(n)s of %(m)s", n=f"{window.rated:,}", m=f"{days:,}")
    told = {"n_of_m": together(n_of_m), "first": first, "last": last}
    if days == 1:
        return gettext("%(n_of_m)s day rated, %(first)s.", **told)
    return gettext("%(n_of_m)s days rated, %(first)s to %(last)s.", **told)


def since_start_words(trend: Trend, scheme: Scheme, today: date) -> str:
    """`Week 3. Your start: 5.2, moderate. …`; after a year weeks are not counted any more."""
    start = _start_words(trend, scheme, today)
    if trend.week > WEEKS_COUNTED:
        return start
    week = together(gettext("Week %(number)s", number=trend.week))
    return gettext("%(week)s. %(start)s", week=week, start=start)


def hush_words() -> str:
    return gettext("It often takes 4 to 6 weeks of steady work to feel a change.")


def pointless_words() -> str:
    return gettext("A week or month needs 4 rated days for a point.")


def span_name(span: Span) -> str:
    return {
        "14d": gettext("14 days"),
        "3m": gettext("3 months"),
        "1y": gettext("1 year"),
        "all": gettext("All time"),
    }[span.key]


def bucket_name(bucket: Bucket, today: date) -> str:
    """`Fri 20 Nov`, `14 Nov to 20 Nov`, or `Nov 2026`."""
    if bucket.first == today:
        return gettext("Today")
    if bucket.is_day:
        return together(day_from(bucket.first, today))
    if _is_month(bucket):
        return month(bucket.first)
    first, last = short_day(bucket.first, today), short_day(bucket.last, today)
    return gettext("%(first)s to %(last)s", first=together(first), last=together(last))


def tick_name(bucket: Bucket, today: date) -> str:
    """A bucket's name under the axis."""
    if bucket.last == today:
        return gettext("today")
    return short_day(bucket.first, today) if bucket.is_day else month(bucket.first)


def value_words(bucket: Bucket, scheme: Scheme) -> str:
    """`3.7, mild`; or why there is no number."""
    if bucket.value is not None:
        return gettext("%(number)s, %(band)s", number=bucket.value, band=scheme.word(bucket.value))
    if not bucket.days:
        return gettext("Not rated")
    return ngettext("%(num)s more day needed", "%(num)s more days needed", bucket.needed)


def caption(of: LazyString, span: Span) -> str:
    return gettext("Pain: %(of)s, %(span)s", of=of, span=span_name(span))


def how_words(change: Change) -> str:
    if change.size == "little":
        return gettext("about the same")
    if change.is_rise:
        return gettext("clearly worse") if change.size == "clear" else gettext("a bit worse")
    return gettext("clearly better") if change.size == "clear" else gettext("a bit better")


def together(text: str) -> str:
    """Dates, units and "n of m" never break."""
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def _start_words(trend: Trend, scheme: Scheme, today: date) -> str:
    start = trend.baseline
    if start.needed:
        return ngettext(
            "%(num)s more rated day sets your start.",
            "%(num)s more rated days set your start.",
            start.needed,
        )
    return gettext(
        "Your start: %(mean)s, %(band)s. First %(n)s rated days, %(first)s to %(last)s.",
        mean=start.window.mean,
        band=scheme.word(start.window.mean),
        n=len(start.days),
        first=together(short_day(start.window.first, today)),
        last=together(short_day(start.window.last, today)),
    )


def _without_a_week(trend: Trend) -> str:
    if not trend.whole.rated:
        return gettext("No ratings in this time.")
    if trend.span is not DEFAULT_SPAN and trend.whole.mean is not None:
        return gettext("Average %(mean)s in all this time.", mean=trend.whole.mean)
    return ngettext(
        "Rate the pain on %(num)s more day this week for an average.",
        "Rate the pain on %(num)s more days this week for an average.",
        trend.recent.needed,
    )


def _changed(change: Change, span: Span) -> str:
    told = {"mean": change.now, "by": abs(change.by), "how": how_words(change)}
    if span is DEFAULT_SPAN:
        if change.by == 0:
            return gettext("Average %(mean)s this week, as in the week before.", **told)
        if change.is_rise:
            return gettext(
                "Average %(mean)s this week, up %(by)s from the week before: %(how)s.", **told
            )
        return gettext(
            "Average %(mean)s this week, down %(by)s from the week before: %(how)s.", **told
        )
    if change.by == 0:
        return gettext("Average %(mean)s this week, as at your start.", **told)
    if change.is_rise:
        return gettext("Average %(mean)s this week, up %(by)s from your start: %(how)s.", **told)
    return gettext("Average %(mean)s this week, down %(by)s from your start: %(how)s.", **told)


def _is_month(bucket: Bucket) -> bool:
    return bucket.first.day == 1 and (bucket.last - bucket.first).days > 6
