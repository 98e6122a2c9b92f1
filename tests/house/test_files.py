"""What may not stand in any file: addresses of registries, inline code, ways around the rules."""

import re
from pathlib import Path

import pytest

from tools import lint_templates

ROOT = Path(__file__).parents[2]
REQUIREMENTS = sorted((ROOT / "requirements").iterdir())
SCRIPTS = sorted((ROOT / "app").rglob("*.js"))
OWN_SCRIPTS = [path for path in SCRIPTS if "vendor" not in path.parts]

ADDRESS = re.compile(r"https?:|git\+|--(extra-)?index|--find-links|--trusted-host|@ ?file", re.I)
UNSAFE_SCRIPT = re.compile(
    r"\beval\(|\bFunction\(|\.(inner|outer)HTML\b|insertAdjacentHTML|document\.write"
    r"|\.style\b|setAttribute\(\s*[\"'](style|on)|https?://"
)


@pytest.mark.parametrize("path", REQUIREMENTS, ids=lambda path: path.name)
def test_requirements_name_no_address(path):
    assert not ADDRESS.search(path.read_text())


def test_every_pinned_requirement_has_a_hash():
    for name in ("run.txt", "test.txt", "lock.txt"):
        lines = (ROOT / "requirements" / name).read_text().replace("\\\n", " ").splitlines()
        pinned = [line for line in lines if re.match(r"[a-z]", line, re.I)]
        assert pinned
        assert [line for line in pinned if "--hash=sha256:" not in line] == []


def test_the_makefile_names_no_address():
    assert not re.search(r"https?://", (ROOT / "Makefile").read_text())


@pytest.mark.parametrize("path", OWN_SCRIPTS, ids=lambda path: path.name)
def test_scripts_make_no_markup_of_text_and_ask_no_other_host(path):
    assert not UNSAFE_SCRIPT.search(path.read_text())


def test_templates_hold_nothing_that_the_content_policy_forbids(monkeypatch):
    monkeypatch.chdir(ROOT)
    assert lint_templates.main() == 0


@pytest.mark.parametrize(
    "planted",
    [
        '<p style="color: red">',
        "<style>p {}</style>",
        '<a onclick="go()">',
        '<form hx-on:submit="go()">',
        "<script>go()</script>",
        '<a href="javascript:go()">',
        "{{ note|safe }}",
        "{% if %}",
    ],
)
def test_a_planted_breach_in_a_template_is_named(planted, tmp_path, monkeypatch, capsys):
    (tmp_path / "app" / "templates").mkdir(parents=True)
    (tmp_path / "app" / "templates" / "page.html").write_text(planted)
    monkeypatch.chdir(tmp_path)
    assert lint_templates.main() == 1
    assert "page.html:1:" in capsys.readouterr().err


def test_a_planted_address_is_caught():
    assert ADDRESS.search("--extra-index-url //registry.example/simple")
    assert ADDRESS.search("flask @ https://host.example/flask.whl")
    assert UNSAFE_SCRIPT.search("main.innerHTML = note")
