"""A push service as a process, which writes down each message before it answers.

`python -m tests.faults.push_log FOLDER KEY` prints its origin and serves until its input ends. It
is as strict as `tests.support.push_service`, opens each message with the browser's own keys, and
adds a line to the file `arrived` in the folder: whose browser, the message's tag, when. What it
refuses, it adds to `refused`.
"""

import os
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID, uuid4

from cryptography.hazmat.primitives.asymmetric import ec

from tests.support.push_service import Browser, PushService, Received, b64, serving_push, unb64

BROWSERS = "browsers"


@dataclass
class Logging(PushService):
    folder: Path = Path()
    browsers: dict[str, Browser] = field(default_factory=dict)

    def __post_init__(self):
        self.arrived = os.open(self.folder / "arrived", os.O_CREAT | os.O_APPEND | os.O_WRONLY)

    def keep(self, message: Received) -> None:
        if not self.browsers:
            self.browsers = read_browsers(self.folder)
        told = self.browsers[message.path].read(message)["notification"]
        line = f"{message.path[1:]} {told['tag']} {time.time():.3f}\n"
        os.write(self.arrived, line.encode())

    def refuse(self, wrong: list[str]) -> None:
        with (self.folder / "refused").open("a") as file:
            file.write("\n".join([*wrong, ""]))


def write_browsers(folder: Path, owner_ids: list[UUID], origin: str) -> dict[UUID, Browser]:
    """A browser for each owner, whose keys are left in `folder` for the service to read."""
    browsers = {
        id: Browser(f"{origin}/{id}", ec.generate_private_key(ec.SECP256R1()), uuid4().bytes)
        for id in owner_ids
    }
    lines = [
        f"/{id} {each.private.private_numbers().private_value} {b64(each.secret)}\n"
        for id, each in browsers.items()
    ]
    (folder / BROWSERS).write_text("".join(lines))
    return browsers


def read_browsers(folder: Path) -> dict[str, Browser]:
    lines = (line.split() for line in (folder / BROWSERS).read_text().splitlines())
    return {
        path: Browser(path, ec.derive_private_key(int(number), ec.SECP256R1()), unb64(secret))
        for path, number, secret in lines
    }


def main() -> None:
    folder, key = Path(sys.argv[1]), sys.argv[2]
    with serving_push(Logging(folder=folder, key=key)) as service:
        print(service.origin, flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
