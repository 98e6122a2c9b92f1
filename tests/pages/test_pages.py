"""The pages that explain can be read by everybody, and promise only what is there."""

import re
from itertools import pairwise

import pytest

PUBLIC = ["/warning-signs", "/help", "/privacy", "/disclaimer", "/sources"]
NOT_YET = re.compile(
    r"share link|QR|chart|trend|export|download|works offline|push|streak", re.IGNORECASE
)


def main_of(answer) -> str:
    """The text of the page itself, without the layout around it and without tags."""
    main = re.search(r"<main.*?</main>", answer.text, re.DOTALL).group()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main))


@pytest.mark.parametrize("path", PUBLIC)
def test_a_stranger_can_read_it(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.text.count("<h1") == 1


@pytest.mark.parametrize("path", PUBLIC)
def test_ana_reads_it_within_the_app(ana, path):
    answer = ana.get(path)
    assert answer.status_code == 200
    assert 'class="tabs"' in answer.text


@pytest.mark.parametrize("path", [*PUBLIC, "/"])
def test_it_promises_nothing_that_is_not_there(client, path):
    assert not NOT_YET.search(main_of(client.get(path)))


@pytest.mark.parametrize("path", PUBLIC)
def test_headings_go_down_one_step_at_a_time(client, path):
    levels = [int(level) for level in re.findall(r"<h([1-6])", client.get(path).text)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_more_is_for_people_who_are_signed_in(client):
    answer = client.get("/more")
    assert answer.status_code in (302, 303)
    assert "/sign-in" in answer.location


def test_more_leads_to_settings_and_out(ana):
    page = ana.get("/more").text
    for href in [*PUBLIC, "/settings"]:
        assert f'href="{href}"' in page
    assert re.search(r'<form[^>]*action="/sign-out"[^>]*method="post"', page)
