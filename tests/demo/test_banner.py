"""Every page of a demo says that it is one, and no other page does."""

import re

import pytest

from app.config import settings
from tests.conftest import build_app
from tests.support.cast import PASSWORD

LINE = "A demo, all made up. Please enter no real health data."
ASIDE = re.compile(r'<aside aria-label="Demo">.*?</aside>\n', re.DOTALL)


@pytest.fixture
def demo(app, database, tmp_path):
    """The app on the same database, as a demo; sign-up is open for the sake of the test."""
    return build_app(database, tmp_path, HOMESTRETCH_DEMO="1")


@pytest.mark.parametrize("path", ["/", "/sign-in", "/help", "/offline", "/not-there"])
def test_the_line_is_on_every_page_for_everybody(demo, path):
    assert demo.test_client().get(path).text.count(LINE) == 1


def test_the_line_is_on_the_pages_of_the_person_and_on_those_that_a_phone_keeps(demo):
    visitor = demo.test_client()
    visitor.act("/sign-up", name="Ana", login="ana", password=PASSWORD, zone="UTC")
    for path in ("/", "/journal", "/exercises", "/visits", "/settings"):
        assert visitor.get(path).text.count(LINE) == 1
    pages = visitor.get("/offline/pack").json["pages"]
    assert pages and all(page.count(LINE) == 1 for page in pages.values())


def test_without_the_setting_not_a_byte_of_it_is_there(demo, client):
    with_line, without = demo.test_client().get("/help").text, client.get("/help").text
    assert LINE in with_line and LINE not in without
    assert ASIDE.sub("", with_line) == without


def test_nobody_else_joins_a_demo_unless_its_host_says_so(tmp_path):
    data = {"HOMESTRETCH_DATA": str(tmp_path), "HOMESTRETCH_DEMO": "1"}
    assert settings(data)["SIGN_UP"] == "closed"
    assert settings(data | {"HOMESTRETCH_SIGN_UP": "open"})["SIGN_UP"] == "open"


def test_signing_in_to_a_demo_signs_nobody_out_of_the_real_one_on_another_port(demo, app):
    names = [each.config["SESSION_COOKIE_NAME"] for each in (demo, app)]
    assert names == ["__Host-homestretch-demo", "__Host-homestretch"]
