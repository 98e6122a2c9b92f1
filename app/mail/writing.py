"""The two messages that there are: one that asks whether an address is right, and a reminder."""

from uuid import UUID

from flask import current_app

from app.mail.letter import Letter
from app.mail.stop_links import stop_token
from app.mail.wording import confirmation_subject, confirmation_text, reminder_text


def confirmation(to: str, id: UUID, token: str) -> Letter:
    """`id` is the mailbox's, `token` what its link confirms it with."""
    text = confirmation_text(_page("mail.confirm", token))
    return Letter(to, confirmation_subject(), text, id.hex, stop_at=_stop(id))


def reminder(to: str, id: UUID, words: str, page: str, occurrence: UUID, asked: int) -> Letter:
    """The same message sent once more is the same to a mail program; one that was asked for a
    second time goes under the first."""
    stop_at = _stop(id)
    text = reminder_text(words, current_app.config["ORIGIN"] + page, stop_at)
    first = f"{occurrence.hex}.1"
    answers = first if asked > 1 else ""
    return Letter(to, words, text, f"{occurrence.hex}.{asked}", answers, stop_at)


def _stop(id: UUID) -> str:
    return _page("mail.stop", stop_token(id))


def _page(endpoint: str, token: str) -> str:
    """Without a request: the dispatcher has none."""
    paths = current_app.url_map.bind("")
    return current_app.config["ORIGIN"] + paths.build(endpoint, {"token": token})
