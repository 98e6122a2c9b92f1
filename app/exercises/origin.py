"""Where somebody came from to add an exercise: the first steps want them back."""

from flask import request, url_for

START = "start"


def origin() -> str | None:
    """`start`, when the address says that they came from the first steps."""
    return START if request.args.get("from") == START else None


def after_adding(otherwise: str) -> str:
    """The page that follows; `otherwise` for who came by another way."""
    return url_for("onboarding.exercises") if origin() else otherwise
