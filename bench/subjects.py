"""What is measured: each subject's server, its one request, and how the right answer is known."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import randint
from shutil import copytree
from urllib.parse import urlencode
from uuid import uuid4

from app.clock import now
from bench import seeds
from bench.households import settle, sign_in
from bench.load import Ask
from bench.servers import Server, serving

BARE, APP = "bench.bare:create_bare()", "wsgi:app"
ON_TODAY = (seeds.DONE_TODAY, seeds.LIMIT, "Last: ")
BATCH, JSON = 50, "application/json"
ALL_APPLIED = '"verdicts":[{'
ON_JOURNAL = (seeds.NEWEST_NOTE,)


@dataclass(frozen=True)
class Stage:
    """Every server, up and idle: the app's by their data, and what each subject is asked."""

    app: dict[str, Server]
    cookies: dict[str, str]
    asks: dict[str, Ask]


@contextmanager
def stage(folder: Path) -> Iterator[Stage]:
    """Seed the data under `folder` and start the servers, which end with the block."""
    settle(folder / "year", years=1)
    settle(folder / "decade", years=10)
    for name in ("taps", "sync", "reminded"):
        copytree(folder / "year", folder / name)
    with ExitStack() as running:
        bare = {
            name: running.enter_context(serving(BARE, HOMESTRETCH_DATA=str(folder / name)))
            for name in ("text", "page", "insert")
        }
        app = {
            name: running.enter_context(serving(APP, HOMESTRETCH_DATA=str(folder / name)))
            for name in ("year", "decade", "taps", "sync")
        }
        cookies = {name: sign_in(server) for name, server in app.items()}
        yield Stage(app, cookies, _bare_asks(bare) | _app_asks(app, cookies))


def _bare_asks(bare: dict[str, Server]) -> dict[str, Ask]:
    return {
        "fixed text": _page(bare["text"], "/text", words=("fixed text",)),
        "bare page": _page(bare["page"], "/", words=("Row 30",)),
        "bare insert": _post(bare["insert"], "/taps", _tap, status=200, words=("saved",)),
    }


def _app_asks(app: dict[str, Server], cookies: dict[str, str]) -> dict[str, Ask]:
    year, decade, taps, sync = (app[name] for name in ("year", "decade", "taps", "sync"))
    account = json.loads(sync.get("/session", {"Cookie": cookies["sync"]})[1])["person"]
    return {
        "Today": today_of(year, cookies["year"]),
        "Today, ten years": _page(decade, "/", cookies["decade"], ON_TODAY),
        "Journal": _page(year, "/journal", cookies["year"], ON_JOURNAL),
        "Journal, ten years": _page(decade, "/journal", cookies["decade"], ON_JOURNAL),
        "pain tap": _post(taps, "/journal", _tap, cookies["taps"], 303, ("?done=",)),
        "sync": _post(
            sync, "/sync", lambda: _batch(account), cookies["sync"], 200, (ALL_APPLIED,), JSON
        ),
    }


def today_of(server: Server, cookie: str) -> Ask:
    return _page(server, "/", cookie, ON_TODAY)


def _tap() -> str:
    return urlencode({"op_id": uuid4(), "intensity": randint(0, 10)})


def _batch(account: str) -> str:
    moment = now()
    operations = [
        {
            "op_id": str(uuid4()),
            "record_id": str(uuid4()),
            "name": "pain.record",
            "version": 1,
            "acted_at": moment.isoformat(),
            "acted_on": moment.date().isoformat(),
            "zone": "UTC",
            "body": {"intensity": randint(0, 10)},
        }
        for _ in range(BATCH)
    ]
    head = {"format": 1, "account": account, "now": moment.isoformat(), "held": BATCH}
    return json.dumps(head | {"operations": operations})


def _page(server: Server, path: str, cookie: str = "", words: tuple[str, ...] = ()) -> Ask:
    request = _head("GET", path, server, cookie) + b"\r\n"
    return Ask(server.port, lambda: request, 200, _bytes(words))


def _post(
    server: Server,
    path: str,
    form: Callable[[], str],
    cookie: str = "",
    status: int = 200,
    words: tuple[str, ...] = (),
    kind: str = "application/x-www-form-urlencoded",
) -> Ask:
    head = _head("POST", path, server, cookie)
    head += f"Content-Type: {kind}\r\nContent-Length: ".encode()

    def request() -> bytes:
        body = form().encode()
        return head + b"%d\r\n\r\n" % len(body) + body

    return Ask(server.port, request, status, _bytes(words))


def _head(method: str, path: str, server: Server, cookie: str) -> bytes:
    """What a browser says, but for Accept-Encoding: nothing is compressed on either side."""
    lines = [f"{method} {path} HTTP/1.1", f"Host: 127.0.0.1:{server.port}"]
    lines += ["Sec-Fetch-Site: same-origin", f"Cookie: {cookie}"]
    return "".join(f"{line}\r\n" for line in lines).encode()


def _bytes(words: tuple[str, ...]) -> tuple[bytes, ...]:
    return tuple(word.encode() for word in words)
