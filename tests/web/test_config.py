"""Settings: read once, refused when they are not safe, and secrets made once."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from app.config import Unfit, is_loopback, secret, settings
from tests.conftest import build_app, sqlite_in

ROOT = Path(__file__).parents[2]


@pytest.fixture
def read(tmp_path):
    """The settings that an environment makes."""
    return lambda **environ: settings({"HOMESTRETCH_DATA": str(tmp_path), **environ})


SAFE = [
    {},
    {"HOST": ""},
    {"HOST": "127.0.0.1"},
    {"HOST": "127.9.9.9"},
    {"HOST": "localhost"},
    {"HOST": "::1"},
    {"HOST": "[::1]"},
    {"HOST": "0.0.0.0", "HOMESTRETCH_ORIGIN": "https://home.example"},
    {"HOMESTRETCH_ORIGIN": "http://localhost:8000"},
    {"HOST": "0.0.0.0", "HOMESTRETCH_INSECURE": "1"},
    {"HOMESTRETCH_ORIGIN": "http://192.168.1.5:8000", "HOMESTRETCH_INSECURE": "1"},
]
OPEN_HTTP = [
    {"HOST": "0.0.0.0"},
    {"HOST": "::"},
    {"HOST": "192.168.1.5"},
    {"HOST": "home.example"},
    {"HOST": "127.0.0.1.example"},
    {"HOST": "0.0.0.0", "HOMESTRETCH_ORIGIN": "http://home.example"},
    {"HOST": "0.0.0.0", "HOMESTRETCH_ORIGIN": "http://localhost:8000"},
    {"HOMESTRETCH_ORIGIN": "http://192.168.1.5:8000"},
    {"HOST": "0.0.0.0", "HOMESTRETCH_INSECURE": "yes"},
]


@pytest.mark.parametrize("environ", SAFE, ids=str)
def test_what_is_safe_starts(read, environ):
    assert read(**environ)["SECRET_KEY"]


@pytest.mark.parametrize("environ", OPEN_HTTP, ids=str)
def test_plain_http_that_others_can_reach_is_refused(read, environ):
    with pytest.raises(Unfit, match="plain http"):
        read(**environ)


MISFITS = [
    {"HOMESTRETCH_SIGN_UP": "maybe"},
    {"HOMESTRETCH_ORIGIN": "home.example"},
    {"HOMESTRETCH_ORIGIN": "https://"},
    {"HOMESTRETCH_ORIGIN": "https://home.example/app"},
    {"HOMESTRETCH_ORIGIN": "ftp://home.example"},
    {"HOMESTRETCH_ORIGIN": "https://ana@home.example"},
    {"HOMESTRETCH_TRUSTED_PROXIES": "all"},
    {"HOMESTRETCH_TRUSTED_PROXIES": "-1"},
]


@pytest.mark.parametrize("environ", MISFITS, ids=str)
def test_a_setting_that_means_nothing_is_named(read, environ):
    (name,) = environ
    with pytest.raises(Unfit, match=f"^{name}="):
        read(**environ)


@pytest.mark.parametrize(
    ("typed", "origin"),
    [
        ("https://home.example/", "https://home.example"),
        ("HTTPS://Home.Example", "https://home.example"),
    ],
)
def test_the_origin_is_written_as_browsers_write_it(read, typed, origin):
    assert read(HOMESTRETCH_ORIGIN=typed)["ORIGIN"] == origin


@pytest.mark.parametrize("name", ["postgres", "postgresql", "postgresql+psycopg"])
def test_a_postgresql_address_may_be_written_short(read, name):
    uri = read(DATABASE_URL=f"{name}://me@db/home")["SQLALCHEMY_DATABASE_URI"]
    assert uri == "postgresql+psycopg://me@db/home"


def test_data_lies_in_the_folder_that_was_named(read, tmp_path):
    uri = read()["SQLALCHEMY_DATABASE_URI"]
    assert uri == f"sqlite:///{tmp_path}/homestretch.db"


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_secret_is_made_once_and_only_its_owner_reads_it(tmp_path):
    made = secret(tmp_path / "secret.key")
    assert len(made) >= 43
    assert mode_of(tmp_path / "secret.key") == 0o600
    assert secret(tmp_path / "secret.key") == made


def test_two_installations_have_two_secrets(tmp_path):
    assert secret(tmp_path / "one.key") != secret(tmp_path / "two.key")


def test_an_empty_secret_is_no_secret(tmp_path):
    (tmp_path / "secret.key").touch()
    with pytest.raises(Unfit, match="empty"):
        secret(tmp_path / "secret.key")


def test_the_data_folder_is_made_for_its_owner_alone(tmp_path):
    settings({"HOMESTRETCH_DATA": str(tmp_path / "new" / "data")})
    assert mode_of(tmp_path / "new" / "data") == 0o700


def test_a_secret_from_the_environment_comes_first(read, tmp_path):
    assert read(HOMESTRETCH_SECRET_KEY="from outside")["SECRET_KEY"] == "from outside"
    assert not (tmp_path / "secret.key").exists()


def test_on_an_open_network_the_cookie_has_another_name_and_a_banner_says_so(tmp_path):
    app = build_app(
        sqlite_in(tmp_path),
        tmp_path,
        HOST="0.0.0.0",
        HOMESTRETCH_INSECURE="1",
    )
    assert app.config["SESSION_COOKIE_NAME"] == "homestretch"
    assert not app.config["SESSION_COOKIE_SECURE"]
    answer = app.test_client().get("/help", base_url="https://home.example")
    assert "This connection is not secure." in answer.text
    assert "Strict-Transport-Security" not in answer.headers


def test_elsewhere_no_banner_frightens_anybody(client):
    assert "not secure" not in client.get("/help").text


@pytest.mark.parametrize(("proxies", "believed"), [("0", False), ("1", True)])
def test_what_a_proxy_says_is_believed_only_when_there_is_one(tmp_path, proxies, believed):
    app = build_app(sqlite_in(tmp_path), tmp_path, HOMESTRETCH_TRUSTED_PROXIES=proxies)
    answer = app.test_client().get("/help", headers={"X-Forwarded-Proto": "https"})
    assert ("Strict-Transport-Security" in answer.headers) is believed


def test_the_server_says_why_it_does_not_start(tmp_path):
    environ = {"HOMESTRETCH_DATA": str(tmp_path), "HOST": "0.0.0.0"}
    started = subprocess.run(
        [sys.executable, "-c", "import wsgi"], cwd=ROOT, env=environ, capture_output=True, text=True
    )
    assert started.returncode == 1
    assert "HOST=0.0.0.0 would send health data over plain http" in started.stderr
    assert "Traceback" not in started.stderr


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "0.0.0.0", ""])
def test_no_other_name_is_loopback(host):
    assert not is_loopback(host)
