"""Static files: under the name of their build, for a year, small, and nothing beside them."""

import brotli
import pytest
from flask.testing import FlaskClient

from app.web import assets
from tests.conftest import new_app, sqlite_in


def test_every_file_that_pages_may_ask_for_is_there(client):
    assert {"app.css", "icons/icons.svg", "app.js", "entry.css"} <= set(assets.names())
    for name in assets.names():
        assert client.get(assets.url(name)).status_code == 200, name


def test_the_styles_of_one_page_do_not_weigh_on_all(client):
    assert ".body-view" in client.get(assets.url("entry.css")).text
    assert ".body-view" not in client.get(assets.url("app.css")).text


def test_a_file_is_kept_for_a_year(client):
    cache = client.get(assets.url("app.css")).headers["Cache-Control"]
    assert cache == "max-age=31536000, public, immutable"


def test_the_pages_ask_for_files_of_this_build_only(client):
    page = client.get("/").text
    assert page.count("/static/") == page.count(f"/static/{assets.build_hash()}/") > 3


@pytest.mark.parametrize("name", ["app.css", "app.js", "icons/icons.svg"])
def test_a_text_file_is_sent_compressed(client, name):
    plain = client.get(assets.url(name)).data
    packed = client.get(assets.url(name), headers={"Accept-Encoding": "gzip, br"})
    assert packed.headers["Content-Encoding"] == "br"
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert brotli.decompress(packed.data) == plain and len(packed.data) < len(plain)


def test_a_page_is_sent_compressed(app):
    browser = FlaskClient(app, app.response_class)
    packed = browser.get("/warning-signs", headers={"Accept-Encoding": "br"})
    assert packed.headers["Content-Encoding"] == "br"
    assert "<h1" in brotli.decompress(packed.data).decode()


def test_a_file_that_did_not_change_is_not_sent_again(client):
    first = client.get(assets.url("app.css"))
    seen = {"If-Modified-Since": first.headers["Last-Modified"]}
    assert client.get(assets.url("app.css"), headers=seen).status_code == 304


@pytest.mark.parametrize(
    "path",
    [
        "/static/../secret.key",
        "/static/../../secret.key",
        "/static/%2e%2e/secret.key",
        "/static/..%2fsecret.key",
        "/static/{build}/../../secret.key",
        "/static/{build}/%2e%2e/%2e%2e/secret.key",
        "/static/{build}/..\\..\\secret.key",
        "/static//etc/passwd",
        "/static/{build}/",
        "/static/{build}/js/",
        "/static/",
        "/secret.key",
    ],
)
def test_nothing_beside_the_files_is_served(app, client, path):
    assert (app.config["DATA"] / "secret.key").exists()
    answer = client.get(path.format(build=assets.build_hash()))
    assert answer.status_code == 404
    assert app.config["SECRET_KEY"] not in answer.text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_a_file_can_only_be_read(client, method):
    assert client.open(assets.url("app.css"), method=method).status_code == 405


def built(folder, build, text):
    (folder / "static" / build).mkdir(parents=True)
    (folder / "static" / build / "app.css").write_text(text)


def test_a_page_opened_before_an_update_still_finds_its_files(tmp_path):
    built(tmp_path, "0123456789abcdef", "old")
    client = new_app(sqlite_in(tmp_path), tmp_path).test_client()
    assert client.get("/static/0123456789abcdef/app.css").text == "old"
    assert client.get(assets.url("app.css")).status_code == 200


def test_of_old_builds_the_last_ones_are_kept(tmp_path):
    for number in range(6):
        built(tmp_path, f"{number:016x}", "old")
    new_app(sqlite_in(tmp_path), tmp_path)
    builds = {path.name for path in (tmp_path / "static").iterdir()}
    assert assets.build_hash() in builds and len(builds) == assets.KEPT_BUILDS


def test_a_change_of_any_file_is_another_build(tmp_path, monkeypatch):
    monkeypatch.setattr(assets, "SOURCE", tmp_path)
    names = set()
    for text in ("a", "b"):
        (tmp_path / "app.js").write_text(text)
        assets.build_hash.cache_clear()
        names.add(assets.build_hash())
    monkeypatch.undo()
    assets.build_hash.cache_clear()
    assert len(names) == 2


def test_comments_and_spaces_of_style_sheets_are_for_people():
    sheet = "/* why\n * this */\n:is(a, b) > .c {\n  margin: calc(2 * 1px) 0;\n}\n.e .f { top: 0; }"
    assert assets.squeezed(sheet) == ":is(a,b) > .c{margin: calc(2 * 1px) 0;}.e .f{top: 0;}"
