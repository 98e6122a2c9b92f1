"""What templates say: found once for each language, and never mistaken for markup."""

import pytest
from flask import g, render_template_string


@pytest.fixture
def said(app):
    def rendered(template: str, **values) -> str:
        with app.test_request_context("/"):
            return render_template_string(template, **values)

    return rendered


def test_peoples_words_are_escaped_when_they_are_put_in(said):
    template = '{{ _("Remove: %(name)s", name=name) }}'
    assert said(template, name="<b>") == "Remove: &lt;b&gt;"
    assert said(template, name="100 %") == "Remove: 100 %"


def test_markup_of_our_own_stays_what_it_is(said):
    template = '{{ _("Go to %(page)s", page=page|safe) }}'
    assert said(template, page="<b>Today</b>") == "Go to <b>Today</b>"


def test_a_percent_sign_of_our_own_stands_twice(said):
    assert said('{{ _("100%% of %(what)s", what="it") }}') == "100% of it"
    assert said('{{ _("100%%") }}') == "100%"


def test_a_number_chooses_its_words_and_may_stand_in_them(said):
    template = '{{ ngettext("%(num)s set of %(name)s", "%(num)s sets of %(name)s", n, name=name) }}'
    assert said(template, n=1, name="<b>") == "1 set of &lt;b&gt;"
    assert said(template, n=3, name="it") == "3 sets of it"


def test_a_number_is_not_said_in_another_language(app, monkeypatch):
    words = {"en": "%(num)s days", "de": "%(num)s Tage"}
    monkeypatch.setattr("app.web.language._translations", lambda: Only(words[g.language]))
    for code in ("en", "de", "en"):
        with app.test_request_context("/"):
            g.language = code
            template = '{{ ngettext("1 of this test", "many of this test", 2) }}'
            assert render_template_string(template) == words[code] % {"num": 2}


def test_words_of_one_language_are_not_said_in_another(app, monkeypatch):
    words = {"en": "Today", "de": "Heute"}
    monkeypatch.setattr("app.web.language._translations", lambda: Only(words[g.language]))
    for code in ("en", "de", "en"):
        with app.test_request_context("/"):
            g.language = code
            assert render_template_string('{{ _("a word of this test") }}') == words[code]


class Only:
    """A catalogue of one word."""

    def __init__(self, word: str):
        self.word = word

    def ugettext(self, text: str) -> str:
        return self.word

    def ungettext(self, one: str, many: str, num: int) -> str:
        return self.word
