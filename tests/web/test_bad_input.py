"""What does not fit is refused at its field, with all that was typed, and writes nothing."""

from dataclasses import astuple

import pytest

from tests.house.doors import NOBODYS
from tests.support.belongings import belongings_of
from tests.support.tables import dump
from tests.web.known_forms import FORMS, held, typed_text, with_misfit

SHOWN = {name: form for name, form in FORMS.items() if form.has_page}
CASES = [(name, field) for name, form in FORMS.items() for field in form.misfits]
WORDS = {"asked", "worse_with", "groups", "sites", "disciplines", "counts", "billed", "visits"}
WORDS |= {"days_1", "days_2"}
WITH_AN_ID = [name for name, form in FORMS.items() if "{" in form.path]


@pytest.fixture
def things(clock, ana):
    return belongings_of(ana)


@pytest.fixture
def visitor_of(ana, client):
    """Whoever fills in a form: at the doors, somebody who is not signed in."""
    return lambda name: client if name in ("sign-up", "sign-in", "recovery") else ana


@pytest.mark.parametrize("name", FORMS)
def test_what_fits_is_taken(things, visitor_of, name):
    """Else the tests below would say no more than that nothing is ever taken."""
    answer = visitor_of(name).post(FORMS[name].at(things), data=FORMS[name].of(things).fits)
    assert answer.status_code == (422 if name == "recovery" else 303), answer.text


@pytest.mark.parametrize(("name", "field"), CASES)
def test_what_does_not_fit_is_refused_and_writes_nothing(app, things, visitor_of, name, field):
    form, before = FORMS[name].of(things), dump(app)
    for misfit in form.misfits[field]:
        typed = with_misfit(form.fits, field, misfit)
        answer = visitor_of(name).post(form.at(things), data=typed)
        assert answer.status_code == 422, ascii(misfit)
        if form.has_page:
            check_typed_is_kept(answer.text, form.at(things), typed, field)
    assert dump(app) == before


def check_typed_is_kept(page, path, typed, field):
    """All that was typed is still there, with what to mend said on top and at the field."""
    assert 'role="alert"' in page
    if field not in ("revision", "asked"):  # which nobody sees
        field_shown = field.partition(".")[0]
        place = "at" if field == "on" and not typed.get("on") else field_shown
        assert f'id="{place}-error"' in page, ascii(typed)
    assert typed_text(typed, field).items() <= held(page, path).items()


@pytest.mark.parametrize("name", SHOWN)
def test_a_script_gets_the_same_form_as_a_part(things, visitor_of, name):
    form = SHOWN[name].of(things)
    field = next(iter(form.misfits))
    typed = with_misfit(form.fits, field, form.misfits[field][0])
    answer = visitor_of(name).part(form.at(things), "POST", data=typed)
    assert answer.status_code == 422 and "<html" not in answer.text
    assert typed_text(typed, field).items() <= held(answer.text, form.at(things)).items()


@pytest.mark.parametrize("name", FORMS)
def test_a_field_sent_twice_is_not_believed(app, things, visitor_of, name):
    form, before = FORMS[name].of(things), dump(app)
    # Of words there may be many, though not the same one twice.
    for field in form.fits.keys() - WORDS:
        for other in (form.fits[field], "1"):
            twice = form.fits | {field: [form.fits[field], other]}
            answer = visitor_of(name).post(form.at(things), data=twice)
            assert answer.status_code == 422, (field, other)
    assert dump(app) == before


@pytest.mark.parametrize("name", FORMS)
def test_a_form_without_its_fields_is_refused(app, things, visitor_of, name):
    before = dump(app)
    sent = [{}, {"something": "else"}, dict.fromkeys(FORMS[name].fits, "\0")]
    for fields in sent:
        assert visitor_of(name).post(FORMS[name].at(things), data=fields).status_code == 422
    assert dump(app) == before


@pytest.mark.parametrize("name", ["sign-up", "sign-in", "recovery", "password"])
def test_a_password_is_never_shown_again(things, visitor_of, name):
    typed = FORMS[name].fits | {"password": "hunter 2 hunter 2", "login": ""}
    if name == "password":
        typed["password"] = "hunter 2" + "x" * 1024
    answer = visitor_of(name).post(FORMS[name].at(things), data=typed)
    assert answer.status_code == 422 and "hunter 2" not in answer.text


@pytest.mark.parametrize("name", WITH_AN_ID)
def test_somebody_elses_id_is_an_unknown_one(app, things, bea, name):
    form, before = FORMS[name].of(things), dump(app)
    told = bea.post(form.path.format_map(dict.fromkeys(things.__dict__, NOBODYS)), data=form.fits)
    assert told.status_code == 404
    for id in astuple(things):
        path = form.path.format_map(dict.fromkeys(things.__dict__, id))
        answer = bea.post(path, data=form.fits)
        assert (answer.status_code, answer.text) == (404, told.text)
    assert dump(app) == before


@pytest.mark.parametrize("name", FORMS)
def test_a_form_that_waited_on_another_site_is_refused(app, things, visitor_of, name):
    form, before = FORMS[name].of(things), dump(app)
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}):
        answer = visitor_of(name).post(form.at(things), data=form.fits, headers=headers)
        assert answer.status_code == 403
    assert dump(app) == before
