"""The forms of a page, read and sent as a browser without scripts does."""

import re
from dataclasses import dataclass, field

from tests.support.calendars import calendar_file
from tests.support.cast import Visitor
from tests.support.markup import Tag, read
from tests.support.photos import upload

FILES = {"photo": upload, "calendar": calendar_file}
_TEMPLATE = re.compile(r"<template.*?</template>", re.DOTALL)


@dataclass
class Form:
    action: str
    method: str
    fields: dict[str, str] = field(default_factory=dict)
    typed: set[str] = field(default_factory=set)
    files: set[str] = field(default_factory=set)

    def send(self, visitor: Visitor, answers: dict[str, str]):
        """Send it, with `answers` in the fields that a person types in, and files for files."""
        typed = {name: answers[name] for name in self.typed if name in answers}
        files = {name: FILES[name]() for name in self.files}
        data = self.fields | typed | files
        return visitor.open(self.action, method=self.method.upper(), data=data)


class _Forms:
    def __init__(self, html: str):
        self.forms: list[Form] = []
        self._open: Form | None = None
        self._select = ""
        for tag, _ in read(html):
            self._meet(tag)

    def _meet(self, tag: Tag) -> None:
        given = tag.attributes
        if tag.name == "form":
            self._open = None if tag.closes else Form(given["action"], given["method"])
            self.forms += [self._open] if self._open else []
        elif self._open and not tag.closes:
            self._take(tag.name, given)

    def _take(self, tag: str, given: dict[str, str]) -> None:
        if take := getattr(self, f"_take_{tag}", None):
            take(given.get("name", ""), given.get("value", ""), given)

    def _take_select(self, name, value, given):
        self._select = name

    def _take_option(self, name, value, given):
        if self._select not in self._open.fields or "selected" in given:
            self._open.fields[self._select] = value

    def _take_textarea(self, name, value, given):
        self._open.fields[name] = ""
        self._open.typed.add(name)

    def _take_button(self, name, value, given):
        if name:  # the first one is pressed
            self._open.fields.setdefault(name, value)

    def _take_input(self, name, value, given):
        kind = given.get("type", "text")
        if kind == "file":
            self._open.files.add(name)
            return
        if kind in ("radio", "checkbox") and "checked" not in given:
            return
        self._open.fields[name] = value
        if kind not in ("radio", "checkbox", "hidden"):
            self._open.typed.add(name)


def forms_of(html: str) -> list[Form]:
    """The forms of a page; what lies in a <template> is not there without scripts."""
    return _Forms(_TEMPLATE.sub("", html)).forms
