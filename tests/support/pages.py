"""What holds for every page, whoever fetches it and why: checked in passing by every test."""

import re
from collections import Counter
from functools import lru_cache

from tests.support.markup import Tag, read

NAMED_OTHERWISE = frozenset({"hidden", "submit", "button"})


class Outline:
    """The facts about a page that the rules ask for."""

    def __init__(self, html: str):
        self.opened: list[Tag] = []
        self.controls: list[dict[str, str]] = []
        self.title = ""
        labels_open = 0
        for tag, text in read(html):
            if tag.name == "label":
                labels_open += -1 if tag.closes else 1
            if tag.closes:
                continue
            self.opened.append(tag)
            if tag.name in ("input", "select", "textarea"):
                given = tag.attributes
                self.controls.append(given | {"wrapped": "yes"} if labels_open else given)
            elif tag.name == "title":
                self.title += text
        self.tags = Counter(tag.name for tag in self.opened)

    def named(self, name: str) -> list[dict[str, str]]:
        """The attributes of every tag of this name."""
        return [tag.attributes for tag in self.opened if tag.name == name]


def check_page(html: str, path: str) -> None:
    """A whole page: what is said of its parts, and its title, language, heading and zoom."""
    page = Outline(html)
    assert html.lstrip().lower().startswith("<!doctype html>"), f"{path}: no doctype"
    assert page.tags["h1"] == 1, f"{path}: {page.tags['h1']} h1"
    assert page.tags["main"] == 1, f"{path}: {page.tags['main']} main"
    assert re.fullmatch(r".+ · Homestretch|Homestretch.*", page.title.strip()), f"{path}: title"
    assert 'lang="en"' in html[:300], f"{path}: no language"
    (viewport,) = (m["content"] for m in page.named("meta") if m.get("name") == "viewport")
    assert "user-scalable" not in viewport and "maximum-scale" not in viewport, f"{path}: zoom"
    _check(page, path)


def check_part(html: str, path: str) -> None:
    """What a script swaps into a page."""
    assert "<html" not in html, f"{path}: a whole page in place of a part"
    _check(Outline(html), path)


def _check(page: Outline, path: str) -> None:
    ids = Counter(tag.attributes["id"] for tag in page.opened if "id" in tag.attributes)
    twice = [id for id, count in ids.items() if count > 1]
    assert not twice, f"{path}: ids used twice: {twice}"
    for tag in page.opened:
        wrong = _wrong_with(tag)
        assert not wrong, f"{path}: {wrong}"
    labelled = {label.get("for", "") for label in page.named("label")}
    for control in page.controls:
        _check_named(control, labelled, path)


@lru_cache(maxsize=20_000)
def _wrong_with(tag: Tag) -> str:
    """What no tag may be or have, whatever stands around it."""
    given, element = tag.attributes, tag.name
    if element == "style" or (element == "script" and "src" not in given):
        return f"an inline {element}"
    if element == "form" and ("action" not in given or given.get("method") not in ("post", "get")):
        return f"<form> to nowhere: {given}"
    for name, value in given.items():
        if name == "style" or name.startswith("on"):
            return f"{name} on <{element}>"
        if value.strip().lower().startswith("javascript:"):
            return f"a script in {name} of <{element}>"
        if re.match(r"(https?:)?//", value) and (element, name) != ("a", "href"):
            return f"<{element} {name}={value}> asks another host"
    return ""


def _check_named(control: dict[str, str], labelled: set[str], path: str) -> None:
    if control.get("type") in NAMED_OTHERWISE:
        return
    named = control.get("id") in labelled or {"aria-label", "wrapped"} & control.keys()
    assert named, f"{path}: no label for {control}"
