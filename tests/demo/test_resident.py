"""The made-up person: written once a day, and never beside anybody who is not made up."""

from datetime import timedelta

import pytest

from app.accounts import passwords, people
from app.demo import resident as resident_module
from app.demo.days import LAST
from app.demo.resident import LOGIN, NAME, PASSWORD, Occupied, settle
from app.demo.story import year_of
from app.exercises.pages import facts_of_progress
from app.exercises.program_days import ProgramDays
from app.extensions import db
from app.journal.journal import Journal
from app.operations.apply import apply
from app.operations.log import Log

ZONE = "America/New_York"


def settled() -> str:
    news = settle(ZONE)
    db.session.commit()
    return news


def resident():
    return people.by_login(LOGIN)


def test_the_year_is_written_through_the_log_and_looks_like_a_real_one(context, clock):
    assert settled() == "written"
    person = resident()
    assert Log(person).first_broken_link() is None
    total = facts_of_progress(person, person.today(), weeks=52)["adherence"].total
    assert 0.6 <= total.done / total.planned <= 0.95
    assert ProgramDays(person).checklist(person.today()).completed == 0  # it is 7 in the morning


def test_the_person_says_that_they_are_made_up_and_began_a_year_ago(context, clock, short_year):
    settled()
    person = resident()
    assert person.name == NAME == "Demo (made-up data)"
    assert passwords.matches(PASSWORD, person.password_hash)
    assert person.today() - person.day_of(person.joined_at) == timedelta(days=LAST)
    assert not person.is_host


@pytest.mark.both_databases
def test_a_second_start_on_the_day_leaves_all_as_it_is(context, clock, short_year):
    settled()
    before = Log(resident()).length()
    assert before == 20
    clock.forward(hours=3)
    assert settled() == "kept"
    assert Log(resident()).length() == before


@pytest.mark.both_databases
def test_on_a_later_day_the_year_is_written_anew_without_what_visitors_added(
    context, clock, short_year, mint
):
    settled()
    theirs = mint("pain.record", {"intensity": 4})
    assert apply(resident(), theirs).outcome == "applied"
    db.session.commit()
    clock.forward(days=1)
    assert settled() == "anew"
    assert Log(resident()).length() == 20
    assert Journal(resident()).get(theirs.record_id) is None


def test_a_visitor_locks_nobody_out_for_long(context, clock, short_year):
    settled()
    people.set_password(resident(), passwords.hash_of("another horse stapler"))
    db.session.commit()
    assert settled() == "kept"
    assert passwords.matches(PASSWORD, resident().password_hash)


def test_what_is_later_than_now_is_not_written(context, clock, monkeypatch):
    acts = year_of((clock.at + timedelta(days=LAST)).date(), ZONE)[:20]  # they begin today
    monkeypatch.setattr(resident_module, "year_of", lambda *about: acts)
    clock.forward(hours=2)
    settled()
    assert 0 < Log(resident()).length() == sum(act.acted_at <= clock.at for act in acts) < 20


@pytest.mark.both_databases
def test_nobody_made_up_moves_in_with_other_people(owner, clock, short_year):
    with pytest.raises(Occupied):
        settle(ZONE)
    assert [person.login for person in people.everybody()] == ["ana"]


def test_who_only_goes_by_that_name_is_left_alone(context, clock, short_year):
    people.join(name=NAME, login=LOGIN, password_hash="none", zone=ZONE)
    with pytest.raises(Occupied):
        settle(ZONE)


def test_when_others_have_joined_the_year_is_not_written_anew(context, clock, short_year):
    settled()
    people.join(name="Ana", login="ana", password_hash="none", zone=ZONE)
    clock.forward(days=1)
    with pytest.raises(Occupied):
        settle(ZONE)
    assert Log(resident()).length() == 20
