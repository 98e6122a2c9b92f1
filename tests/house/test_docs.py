"""What the documents name is there: files, tests, pictures and links."""

import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
PLACES = ("app", "bench", "docs", "migrations", "requirements", "tests", "tools")
ENDINGS = "py|js|md|html|txt|in|toml|json|LICENSE"


def missing(document: Path) -> list[str]:
    text = document.read_text()
    files = re.findall(rf"`(\w[\w./-]*\.(?:{ENDINGS}))`", text)
    near = re.findall(r"\]\(([^)#:]+)\)", text) + re.findall(r'src="([^":]+)"', text)
    absent = [file for file in files if not any(f"/{path}".endswith(f"/{file}") for path in kept())]
    absent += [link for link in near if not (document.parent / link).exists()]
    return absent + [test for test in re.findall(r"`(test_\w+)`", text) if test not in defined()]


@cache
def kept() -> list[str]:
    """Every file of the project, from its root."""
    within = (path for place in PLACES for path in (ROOT / place).rglob("*"))
    return [str(path.relative_to(ROOT)) for path in (*ROOT.iterdir(), *within) if path.is_file()]


@cache
def defined() -> set[str]:
    sources = (path.read_text() for path in (ROOT / "tests").rglob("*.py"))
    return {name for source in sources for name in re.findall(r"def (test_\w+)\(", source)}


@pytest.mark.parametrize("document", DOCUMENTS, ids=[path.name for path in DOCUMENTS])
def test_what_a_document_names_is_there(document):
    assert missing(document) == []


def test_a_name_of_something_that_is_not_there_is_found(tmp_path):
    document = tmp_path / "page.md"
    document.write_text("See `nowhere.py`, `test_of_nothing` and [this](gone.md).")
    assert missing(document) == ["nowhere.py", "gone.md", "test_of_nothing"]
