"""`flask demo`: writes the made-up person where that was asked for, and says how to sign in."""

import pytest

from app.accounts import people
from app.demo.commands import own_zone
from app.demo.resident import LOGIN, PASSWORD


@pytest.fixture
def run(app, short_year):
    return lambda: app.test_cli_runner().invoke(args=["demo"])


@pytest.fixture
def demo(app, monkeypatch):
    monkeypatch.setitem(app.config, "DEMO", True)


def test_it_says_how_to_sign_in_and_that_is_so(run, demo, app):
    said = run().output
    assert "A year of made-up data was written." in said
    assert f"Sign in as: {LOGIN}\nPassword:   {PASSWORD}\n" in said
    visitor = app.test_client()
    visitor.act("/sign-in", login=LOGIN, password=PASSWORD)
    assert "Thigh squeeze" in visitor.get("/exercises/program").text


def test_without_the_setting_it_writes_nothing(run, app):
    result = run()
    assert result.exit_code == 1 and "HOMESTRETCH_DEMO=1" in result.output
    with app.app_context():
        assert not people.anybody()


def test_where_people_live_it_says_so_and_writes_nothing(run, demo, ana, app):
    result = run()
    assert result.exit_code == 1 and "There are other people" in result.output
    with app.app_context():
        assert [person.login for person in people.everybody()] == ["ana"]


@pytest.mark.parametrize(
    ("named", "zone"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        (":/usr/share/zoneinfo/Asia/Tokyo", "Asia/Tokyo"),
        ("nowhere", "UTC"),
    ],
)
def test_the_person_lives_where_the_machine_is(named, zone, monkeypatch):
    monkeypatch.setenv("TZ", named)
    assert own_zone() == zone
