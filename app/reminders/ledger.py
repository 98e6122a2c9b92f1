"""What this machine's dispatchers sent, written down before the database hears of it.

Marking many at once is quick, but whoever is killed between sending and marking would have all of
them sent again. A line in a file outlives its process, and costs a few microseconds; who finds the
ledger of a dead one tells the database. Lost with its machine, it costs a repeat and nothing more.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from uuid import UUID, uuid4

from app.reminders.channels import Message

Line = tuple[UUID, UUID, UUID, str]


class Ledger:
    """One dispatcher's file in `folder`. It is locked for as long as the process lives."""

    def __init__(self, folder: Path):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.folder, self._is_kept, name = folder, False, str(uuid4())
        draft, self.path = folder / f".{name}", folder / f"{name}.sent"
        self._file = os.open(draft, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
        fcntl.flock(self._file, fcntl.LOCK_EX)
        draft.rename(self.path)  # nobody sees it before it is locked

    def note(self, token: UUID, channel: str, message: Message) -> None:
        words = (token, message.owner_id, message.occurrence_id, channel)
        os.write(self._file, f"{' '.join(map(str, words))}\n".encode())

    def keep(self) -> None:
        """Something in it could not be marked: the next dispatcher of this machine does it."""
        self._is_kept = True

    def clear(self) -> None:
        """Everything in it has been marked."""
        if not self._is_kept:
            os.ftruncate(self._file, 0)

    def close(self) -> None:
        if not self._is_kept:
            self.path.unlink(missing_ok=True)
        os.close(self._file)

    def orphans(self) -> Iterator[list[Line]]:
        """What each dispatcher that died had sent; its file goes once that has been taken."""
        for path in self.folder.glob("*.sent"):
            with suppress(FileNotFoundError, BlockingIOError), path.open() as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                yield list(_whole_lines(file.read()))
                path.unlink(missing_ok=True)

    def of_the_living(self) -> Iterator[list[Line]]:
        """What others have sent, and may not have marked yet."""
        for path in self.folder.glob("*.sent"):
            with suppress(FileNotFoundError):
                yield list(_whole_lines(path.read_text()))


def _whole_lines(text: str) -> Iterator[Line]:
    for line in text[: text.rfind("\n") + 1].splitlines():
        token, owner_id, occurrence_id, channel = line.split()
        yield UUID(token), UUID(owner_id), UUID(occurrence_id), channel
