"""How much one request may carry."""

from io import BytesIO

import pytest

from app.web.limits import MOST_FIELDS
from tests.support.tables import dump

TAP = {"intensity": "4"}
KILO = 1000


def fields(number):
    """A tap on the pad, with so many fields in all."""
    return TAP | {f"field-{at}": "" for at in range(number - len(TAP))}


def test_as_many_fields_as_allowed_are_read(ana):
    assert MOST_FIELDS == 200
    assert ana.post("/journal", data=fields(200)).status_code == 303


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (201, "application/x-www-form-urlencoded"),
        (10_000, "application/x-www-form-urlencoded"),
        (201, "multipart/form-data"),
    ],
)
def test_more_fields_are_refused_and_write_nothing(app, ana, number, kind):
    before = dump(app)
    assert ana.post("/journal", data=fields(number), content_type=kind).status_code == 413
    assert dump(app) == before


def test_one_name_sent_many_times_counts_each_time(app, ana):
    before = dump(app)
    assert ana.post("/journal", data={"intensity": ["4"] * 201}).status_code == 413
    assert dump(app) == before


@pytest.mark.parametrize(
    "kind",
    [
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "application/json",
        "text/plain",
        "",
    ],
)
@pytest.mark.parametrize("path", ["/journal", "/sign-in", "/no-such-page"])
def test_too_many_bytes_are_refused(app, ana, path, kind):
    before = dump(app)
    body = BytesIO(b"note=" + b"x" * 300 * KILO)
    answer = ana.post(path, input_stream=body, content_length=300 * KILO, content_type=kind)
    assert answer.status_code == 413
    assert dump(app) == before


def test_one_field_too_large_is_refused(app, ana):
    form = TAP | {"note": "x" * 300 * KILO}
    before = dump(app)
    assert ana.post("/journal", data=form).status_code == 413
    assert ana.post("/journal", data=form, content_type="multipart/form-data").status_code == 413
    assert dump(app) == before


def test_a_file_too_large_is_refused(ana):
    form = TAP | {"note": (BytesIO(b"x" * 300 * KILO), "note.txt")}
    assert ana.post("/journal", data=form).status_code == 413


def test_the_longest_note_there_may_be_is_small_enough(ana):
    entry = ana.post("/journal", data=TAP).location.split("?")[0]
    note = "👍" * 10_000  # twelve bytes each on the way
    answer = ana.post(entry, data={"revision": "1", "when": "kept", "note": note})
    assert answer.status_code == 303 and note in ana.get(entry).text


def test_a_script_is_told_in_a_part(ana):
    answer = ana.part("/journal", "POST", data=fields(201))
    assert answer.status_code == 413 and "<html" not in answer.text


def test_a_visitor_is_told_before_being_asked_to_sign_in(client):
    assert client.post("/journal", data=fields(201)).status_code == 413
