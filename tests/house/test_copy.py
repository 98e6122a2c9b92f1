"""Everything that people read goes through gettext, and can be read in pain and in a hurry.

The measure is the Flesch-Kincaid grade of textstat, which counts syllables from a list that comes
with it: words per sentence and syllables per word, as years of school. The catalogue is every
message that ends as a sentence does, one after the other; it holds at most grade 6. A message of
ten words or more holds at most grade 9 by itself, since a long one hides behind many short ones;
below ten words the formula says nothing (one "physical" makes it grade 12). A placeholder counts
as a number, a tag as nothing, and two names that every reader knows count as short words.
"""

import re

import pytest
import textstat

from tests.house.copy_rules import APP, catalogue, untranslated_python, untranslated_template

TEMPLATES = sorted((APP / "templates").rglob("*.html"))
SPEAKING = ("forms.py", "routes.py", "operations.py", "wording.py", "dates.py", "errors.py")
MODULES = sorted(path for path in APP.rglob("*.py") if path.name.endswith(SPEAKING))
WRONG_HOST = "Wrong host.\n"  # said where no page can be made
SENTENCE_END = re.compile(r"[.?!]$")
KNOWN = {"physical therapy": "work", "Homestretch": "home"}


def plain(message: str) -> str:
    message = re.sub(r"<[^>]+>", "", re.sub(r"%\(\w+\)s", "7", message))
    for name, word in KNOWN.items():
        message = message.replace(name, word)
    return message.replace("\N{NO-BREAK SPACE}", " ")


def grade(text: str) -> float:
    textstat.set_lang("en_US")
    return textstat.flesch_kincaid_grade(text)


SENTENCES = sorted(plain(message) for message in catalogue() if SENTENCE_END.search(message))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_every_word_of_a_template_goes_through_gettext(path):
    assert list(untranslated_template(path.read_text())) == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_every_word_of_a_form_or_a_route_goes_through_gettext(path):
    assert set(untranslated_python(path.read_text())) <= {WRONG_HOST}


@pytest.mark.parametrize(
    "source",
    [
        "<p>Save now</p>",
        '<a aria-label="Close">{{ icon("x") }}</a>',
        '{{ button("Save now", icon="plus") }}',
        "{% set title = 'Your visits.' %}",
        "{{ _('Fine') }} and more",
        '<meta name="description" content="Pain and visits">',
    ],
)
def test_a_planted_word_in_a_template_is_caught(source):
    assert list(untranslated_template(source))


def test_a_planted_word_in_a_form_is_caught():
    assert list(untranslated_python('raise ValidationError("Pick a day.")'))
    assert not list(untranslated_python('"""Pick a day."""\nraise Wrong(gettext("Pick a day."))'))


@pytest.mark.parametrize(
    "source",
    [
        "{% trans %}Save now{% endtrans %}",
        '<p class="soft small">{{ _("Save now") }} · 7</p>',
        "<title>{{ t }} · Homestretch</title>",
        "{# A remark. #}",
        '<p lang="en">This material is quoted.</p>',
    ],
)
def test_what_is_translated_or_a_name_passes(source):
    assert not list(untranslated_template(source))


def test_the_catalogue_is_found():
    """Else the two tests below would hold for an empty list."""
    assert {"How is the pain now?", "Please fill this in."} <= set(SENTENCES)


def test_the_catalogue_reads_at_grade_6_or_below():
    assert grade(" ".join(SENTENCES)) <= 6


def test_no_long_message_reads_above_grade_9():
    long = [message for message in SENTENCES if len(message.split()) >= 10]
    assert [(message, grade(message)) for message in long if grade(message) > 9] == []


def test_no_sentence_runs_on():
    sentences = {s for message in SENTENCES for s in re.split(r"(?<=[.?!]) ", message)}
    assert [sentence for sentence in sentences if len(sentence.split()) > 20] == []


def test_a_hard_text_would_be_caught():
    hard = "Adherence to individualized rehabilitation protocols facilitates functional recovery."
    assert grade(hard) > 12
