"""What holds for every page, whoever fetches it and why: checked in passing by every test."""

import re
from collections import Counter
from html.parser import HTMLParser

VOID = frozenset(
    "area base br col embed hr img input link meta source track wbr use path rect circle".split()
)
NAMED_OTHERWISE = frozenset({"hidden", "submit", "button"})


class Outline(HTMLParser):
    """The facts about a page that the rules ask for."""

    def __init__(self, html: str):
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.ids: Counter[str] = Counter()
        self.attributes: list[tuple[str, str, str]] = []
        self.controls: list[dict[str, str]] = []
        self.labelled: set[str] = set()
        self.forms: list[dict[str, str]] = []
        self.metas: dict[str, str] = {}
        self.scripts_inline = 0
        self.title = ""
        self._stack: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = {name: value or "" for name, value in attrs}
        self.tags[tag] += 1
        self.attributes += [(tag, name, value) for name, value in given.items()]
        if "id" in given:
            self.ids[given["id"]] += 1
        if tag in ("input", "select", "textarea"):
            is_wrapped = "label" in self._stack
            self.controls.append(given | {"wrapped": "yes"} if is_wrapped else given)
        if tag == "label":
            self.labelled.add(given.get("for", ""))
        if tag == "form":
            self.forms.append(given)
        if tag == "meta":
            self.metas[given.get("name", "")] = given.get("content", "")
        if tag == "script" and "src" not in given:
            self.scripts_inline += 1
        if tag not in VOID:
            self._stack.append(tag)

    def handle_endtag(self, tag):
        if self._stack and self._stack[-1] == tag:
            self._stack.pop()

    def handle_data(self, data):
        if self._stack and self._stack[-1] == "title":
            self.title += data


def check_page(html: str, path: str) -> None:
    """A whole page: what is said of its parts, and its title, language, heading and zoom."""
    page = Outline(html)
    assert html.lstrip().lower().startswith("<!doctype html>"), f"{path}: no doctype"
    assert page.tags["h1"] == 1, f"{path}: {page.tags['h1']} h1"
    assert page.tags["main"] == 1, f"{path}: {page.tags['main']} main"
    assert re.fullmatch(r".+ · Homestretch|Homestretch.*", page.title.strip()), f"{path}: title"
    assert 'lang="en"' in html[:300], f"{path}: no language"
    viewport = page.metas["viewport"]
    assert "user-scalable" not in viewport and "maximum-scale" not in viewport, f"{path}: zoom"
    _check(page, html, path)


def check_part(html: str, path: str) -> None:
    """What a script swaps into a page."""
    assert "<html" not in html, f"{path}: a whole page in place of a part"
    _check(Outline(html), html, path)


def _check(page: Outline, html: str, path: str) -> None:
    twice = [name for name, count in page.ids.items() if count > 1]
    assert not twice, f"{path}: ids used twice: {twice}"
    assert not page.scripts_inline, f"{path}: an inline script"
    assert not page.tags["style"], f"{path}: an inline style sheet"
    for tag, name, value in page.attributes:
        assert name != "style", f"{path}: style on <{tag}>"
        assert not name.startswith("on"), f"{path}: {name} on <{tag}>"
        assert not value.strip().lower().startswith("javascript:"), f"{path}: {name} on <{tag}>"
        assert not re.match(r"(https?:)?//", value) or (tag, name) == ("a", "href"), (
            f"{path}: <{tag} {name}={value}> asks another host"
        )
    for control in page.controls:
        _check_named(control, page, path)
    for form in page.forms:
        assert "action" in form and form.get("method") in ("post", "get"), f"{path}: {form}"


def _check_named(control: dict[str, str], page: Outline, path: str) -> None:
    if control.get("type") in NAMED_OTHERWISE:
        return
    named = control.get("id") in page.labelled or {"aria-label", "wrapped"} & control.keys()
    assert named, f"{path}: no label for {control}"
