"""Photos of the sheet over HTTP: sent, seen by their owner alone, deleted, and gone."""

import re
from io import BytesIO
from uuid import UUID

import pytest
from PIL import Image
from sqlalchemy import func, select

from app.exercises import sheet_form
from app.exercises.models import Sheet
from app.exercises.photo import taken_in
from app.exercises.sheet_operations import body_of, in_hand
from app.exercises.sheets import MOST_SHEETS
from app.extensions import db
from app.operations.apply import apply
from app.operations.models import LoggedOperation
from tests.support.photos import sent, sheet, upload
from tests.support.tables import dump

SHEETS = "/exercises/sheets"
MEGA = 1_000_000


def send(visitor, title: str = "", **fields):
    return visitor.post(SHEETS, data={"photo": upload(), "title": title} | fields)


def added(visitor, title: str = "") -> str:
    """The address of a new photo."""
    answer = send(visitor, title)
    assert answer.status_code == 303, answer.text
    return answer.location.partition("?")[0]


def undo(visitor, path: str):
    """Press Undo on the page `path`."""
    toast = re.search(r"<toast-note.*?</toast-note>", visitor.get(path).text, re.DOTALL).group()
    action, op_id = re.search(
        r'action="([^"]+)".*name="op_id" value="([^"]+)"', toast, re.DOTALL
    ).groups()
    return visitor.post(action, data={"op_id": op_id})


def raw(size: int) -> dict:
    """A request with a photo of `size` bytes, made without a copy on the disk."""
    head = b'--x\r\nContent-Disposition: form-data; name="photo"; filename="a.jpg"\r\n\r\n'
    body = head + b"\xff\xd8" + b"x" * (size - len(head) - 9) + b"\r\n--x--"
    kind = "multipart/form-data; boundary=x"
    return {"input_stream": BytesIO(body), "content_length": len(body), "content_type": kind}


@pytest.mark.both_databases
def test_a_photo_is_listed_shown_large_and_shown_beside_the_form(ana):
    path = added(ana, "Knee, first sheet")
    assert "Knee, first sheet" in ana.get(SHEETS).text
    page = ana.get(path).text
    assert f'src="{path}.jpg" width="300" height="400"' in page
    assert f'src="{path}.jpg"' in ana.get("/exercises/new").text
    assert Image.open(BytesIO(ana.get(f"{path}.jpg").data)).size == (300, 400)
    assert Image.open(BytesIO(ana.get(f"{path}/thumbnail.jpg").data)).size == (240, 320)


def test_without_a_photo_the_page_says_what_it_is_for(ana):
    assert "paper sheet" in ana.get(SHEETS).text
    assert "Look at my sheet" not in ana.get("/exercises/new").text
    assert SHEETS in ana.get("/exercises/program").text


@pytest.mark.parametrize("ending", [".jpg", "/thumbnail.jpg"])
def test_a_picture_is_its_owners_alone_and_no_cache_keeps_it(ana, bea, client, ending):
    path = added(ana) + ending
    headers = ana.get(path).headers
    assert headers["Content-Type"] == "image/jpeg"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Disposition"] == 'inline; filename="sheet.jpg"'
    assert headers["Cache-Control"] == "no-store"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert bea.get(path).status_code == 404
    assert client.get(path).location.startswith("/sign-in?")


@pytest.mark.both_databases
def test_the_log_vouches_for_a_photo_without_holding_it(app, ana):
    path = added(ana, "Knee")
    with app.app_context():
        body = db.session.scalar(
            select(LoggedOperation.body).where(LoggedOperation.name == "sheet.add")
        )
        row = db.session.scalar(select(Sheet))
        assert path.endswith(str(row.id))
        assert body == body_of(row, "Knee")
        assert len(str(body)) < 200


@pytest.mark.parametrize(
    ("photo", "words"),
    [
        (upload(b""), "Choose a photo first."),
        ("not a file", "Choose a photo first."),
        (upload(b"%PDF-1.7", "sheet.jpg"), "We cannot read this file."),
        (upload(b"\0\0\0\x24ftypheic", "IMG.HEIC"), "HEIC"),
        (upload(sent()[:-9000]), "This photo is not whole."),
        (upload(sent(Image.new("1", (4000, 4001)), "PNG")), "too many dots"),
    ],
    ids="empty text pdf heic half large".split(),
)
def test_what_is_no_photo_is_refused_at_its_field_and_the_name_stays(app, ana, photo, words):
    before = dump(app)
    answer = send(ana, "Knee, first sheet", photo=photo)
    assert answer.status_code == 422
    assert words in answer.text and 'id="photo-error"' in answer.text
    assert 'value="Knee, first sheet"' in answer.text
    assert dump(app) == before


@pytest.mark.parametrize("title", ["one\ntwo", "x" * 101, "a\0b"])
def test_a_name_that_does_not_fit_is_refused_at_its_field(app, ana, title):
    before = dump(app)
    answer = send(ana, title)
    assert answer.status_code == 422 and 'id="title-error"' in answer.text
    assert dump(app) == before


@pytest.mark.parametrize(("size", "status"), [(9 * MEGA, 422), (11 * MEGA, 413), (50 * MEGA, 413)])
def test_a_photo_too_large_is_told_what_to_do(app, ana, size, status):
    before = dump(app)
    answer = ana.post(SHEETS, **raw(size))
    assert answer.status_code == status
    assert "too large to send. Take a screenshot" in answer.text and 'type="file"' in answer.text
    assert dump(app) == before


def test_nothing_of_a_photo_is_read_for_a_stranger_or_another_site(ana, client):
    for visitor, more in ((client, {}), (ana, {"headers": {"Origin": "https://evil.example"}})):
        body = raw(9 * MEGA)
        assert visitor.post(SHEETS, **body, **more).status_code in (303, 403)
        assert body["input_stream"].tell() == 0


def test_no_other_page_takes_so_much(ana):
    assert ana.post("/exercises", **raw(MEGA)).status_code == 413


@pytest.mark.both_databases
def test_no_transaction_is_open_while_a_photo_is_decoded(ana, monkeypatch):
    open_then, taken_in = [], sheet_form.taken_in

    def watched(data):
        open_then.append(db.session.registry().in_transaction())
        return taken_in(data)

    monkeypatch.setattr(sheet_form, "taken_in", watched)
    added(ana)
    assert open_then == [False]


def test_the_same_post_twice_is_one_photo(app, ana):
    op_id = "0b0f6f0a-5c3e-4f6d-8a51-1d1d3a0c8e77"
    first, second = (send(ana, op_id=op_id).location for _ in range(2))
    assert first == second and len(dump(app)["exercise_sheets"]) == 1


def test_another_photo_under_the_id_of_the_first_is_another_photo(app, ana):
    """Back, on a browser without scripts, brings the form again as it was."""
    op_id = "0b0f6f0a-5c3e-4f6d-8a51-1d1d3a0c8e77"
    send(ana, op_id=op_id)
    send(ana, op_id=op_id, photo=upload(sent(sheet(200, 300))))
    assert sorted(row["width"] for row in dump(app)["exercise_sheets"]) == [200, 300]


@pytest.mark.both_databases
def test_a_deleted_photo_is_gone_and_comes_back_with_undo(ana):
    path = added(ana)
    answer = ana.post(f"{path}/deletion")
    for address in (path, f"{path}.jpg", f"{path}/thumbnail.jpg"):
        assert ana.get(address).status_code == 404
    assert undo(ana, answer.location).status_code == 303
    assert ana.get(f"{path}.jpg").status_code == 200


def test_to_delete_it_twice_is_to_delete_it_once(ana):
    path = added(ana)
    ana.post(f"{path}/deletion")
    answer = ana.post(f"{path}/deletion")
    assert undo(ana, answer.location).status_code == 303
    assert ana.get(path).status_code == 200


@pytest.mark.both_databases
@pytest.mark.parametrize("deed", ["add", "delete"])
def test_the_bytes_of_a_deleted_photo_are_erased_by_the_next_deed(app, ana, bea, deed):
    path, other, beas = added(ana), added(ana), added(bea)
    ana.post(f"{path}/deletion")
    bea.post(f"{beas}/deletion")
    assert len(dump(app)["exercise_sheets"]) == 3

    added(ana) if deed == "add" else ana.post(f"{other}/deletion")
    left = {row["id"] for row in dump(app)["exercise_sheets"]}
    assert UUID(path.rpartition("/")[2]) not in left and UUID(beas.rpartition("/")[2]) in left
    assert ana.post(f"{path}/restoration").status_code == 404


def test_undo_takes_a_new_photo_back(ana):
    answer = send(ana)
    assert undo(ana, answer.location).location.startswith(SHEETS)
    assert ana.get(answer.location.partition("?")[0]).status_code == 404


def test_twelve_photos_are_the_most(app, ana):
    for _ in range(MOST_SHEETS - 1):
        added(ana)
    assert 'type="file"' in ana.get(SHEETS).text
    path = added(ana)
    assert "That is the most." in ana.get(SHEETS).text and 'type="file"' not in ana.get(SHEETS).text
    answer = send(ana)
    assert answer.status_code == 422 and "That is the most." in answer.text
    ana.post(f"{path}/deletion")
    added(ana)
    assert len(dump(app)["exercise_sheets"]) == MOST_SHEETS


@pytest.fixture
def photo():
    return taken_in(sent(sheet(30, 40)))


def test_of_two_at_once_only_one_is_the_twelfth(owner, act, mint, photo):
    """Both found room when they looked; the turn in the person's chain decides."""
    with in_hand(photo):
        for _ in range(MOST_SHEETS):
            act("sheet.add", body_of(photo, ""))
        late = apply(owner, mint("sheet.add", body_of(photo, "")))
    assert late.code == "too_many"
    assert db.session.scalar(select(func.count()).select_from(Sheet)) == MOST_SHEETS


def test_the_log_vouches_for_no_other_photo_than_the_one_that_was_sent(owner, mint, photo):
    with in_hand(photo):
        for lie in ({"sha256": "0" * 64}, {"width": 31}, {"height": 41}):
            said = body_of(photo, "") | lie
            assert apply(owner, mint("sheet.add", said)).code == "photo_missing"
        assert apply(owner, mint("sheet.add", body_of(photo, ""))).outcome == "applied"


def test_a_phone_cannot_record_a_photo_that_nobody_sent(owner, mint):
    body = {"title": "", "width": 30, "height": 40, "sha256": "0" * 64}
    assert apply(owner, mint("sheet.add", body)).code == "photo_missing"
