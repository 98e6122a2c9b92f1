"""No act of the daily loop is forgotten: each has its words on the phone, and its form."""

import re
from pathlib import Path

from app.offline.samples import NOBODYS
from app.operations.kinds import daily_acts
from tests.support.belongings import belongings_of

APP = Path(__file__).parents[2] / "app"
WORDS = (APP / "templates" / "operations" / "_act_words.html").read_text()
FORM = re.compile(r"<form\b[^>]*>", re.DOTALL)


def test_every_daily_act_has_words_and_no_other_has(app):
    named = set(re.findall(r'data-act="([a-z.]+)"', WORDS))
    daily = daily_acts()
    of_acts = {act for act in daily for name in named if f"{name}.".startswith(f"{act}.")}
    # A set is done, skipped or undone; a visit planned, weekly or past, attended, undone or
    # something else; a reminder on or off; a goal, a question and a number undone or not.
    assert of_acts == daily and len(named) - len(daily) == 10


def test_every_form_that_records_something_takes_the_outbox_or_says_why_not(app, ana):
    """A form to an act's address without either mark would lose its tap without a network."""
    belongings_of(ana)
    daily = daily_acts()
    pages = ana.get("/offline/pack").json["pages"]
    paths = [path for path in pages if str(NOBODYS) not in path]
    html = "".join(ana.get(path).text for path in paths) + "".join(pages.values())
    forms = [form for form in FORM.findall(html) if 'method="post"' in form]
    assert len(forms) > 20
    for form in forms:
        outbox = re.search(r'data-outbox="([^"]+)"', form)
        assert outbox or "data-leaves=" in form, form
        assert not outbox or outbox.group(1) in daily, form


def test_a_form_in_a_template_names_a_known_act(app):
    daily = daily_acts()
    for template in (APP / "templates").rglob("*.html"):
        for name in re.findall(r'data-outbox="([a-z.]+)"', template.read_text()):
            assert name in daily, (template, name)
