"""Brings a browser to any state of the table: servers, people and windows, each made once."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.conftest import Clock, build_app
from tests.support import made_up
from tests.support.browser import PHONE, cookie_of
from tests.support.cast import Visitor
from tests.support.live import migrate, served
from tests.support.states import State
from tests.support.watch import Watch

PRESENT = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
# No colour is caught on its way from light to dark.
STILL = {"reduced_motion": "reduce", "service_workers": "block"}
LONG_AGO = timedelta(days=20)  # but not so long that the session of that day has ended

# The phone's clock goes on from the server's moment: else each page would say that it is wrong.
SHIFT = """(present) => {
  const Real = Date;
  const shift = present - Real.now();
  globalThis.Date = class extends Real {
    constructor(...given) {
      super(...(given.length ? given : [Real.now() + shift]));
    }
    static now() {
      return Real.now() + shift;
    }
  };
}"""

HOST = "host"  # the first who joins


class House:
    """One server with settings of its own, and the people who live there."""

    def __init__(self, app, address: str, clock: Clock):
        self.app, self.address, self.clock = app, address, clock
        self.people: dict[str, Visitor] = {}

    def visitor(self, login: str, history) -> Visitor:
        """The one who signs in as `login`, with what they did before; made when first asked for."""
        if not self.people and login != HOST:
            self.visitor(HOST, made_up.newcomer)
        if login not in self.people:
            self.people[login] = self._moved_in(login, history)
        return self.people[login]

    def _moved_in(self, login: str, history) -> Visitor:
        visitor = self.app.test_client()
        self.clock.at = PRESENT - LONG_AGO
        made_up.join(visitor, login, made_up.NAMES.get(history, login.title()))
        history(made_up.History(visitor, self.clock, PRESENT))
        self.clock.at = PRESENT
        return visitor


class Stage:
    """Shows states. The app's clock must be `clock` meanwhile."""

    def __init__(self, folder: Path):
        self.folder, self.clock = folder, Clock(PRESENT)
        self.houses: dict[tuple, House] = {}
        self.servers = ExitStack()

    def __enter__(self) -> "Stage":
        return self

    def __exit__(self, *_) -> None:
        self.servers.close()

    @contextmanager
    def shown(self, browser: Browser, state: State, **options) -> Iterator[Page]:
        """A page in `state`; at the end it must have had nothing to complain of."""
        house = self.house(state.settings)
        visitor = house.visitor(state.login, state.who) if state.who else None
        self.clock.at = present = PRESENT + timedelta(days=state.days_later)
        window = {**PHONE, **STILL, "base_url": house.address, **options}
        with browser.new_context(**window) as context:
            watch = Watch(context, house.address)
            context.add_init_script(f"({SHIFT})({present.timestamp() * 1000})")
            if visitor:
                self._give_session(context, house, state, visitor)
            page = context.new_page()
            page.goto(state.path(visitor) if callable(state.path) else state.path)
            if state.then:
                state.then(page)
            yield page
        watch.check()

    def house(self, settings: tuple[tuple[str, str], ...]) -> House:
        if settings not in self.houses:
            folder = self.folder / f"house-{len(self.houses)}"
            app = migrate(build_app(f"sqlite:///{folder}.db", folder, **dict(settings)))
            address = self.servers.enter_context(served(app))
            self.houses[settings] = House(app, address, self.clock)
        return self.houses[settings]

    def _give_session(self, context, house: House, state: State, visitor: Visitor) -> None:
        if state.fresh:
            made_up.sign_in(visitor, state.login)
        context.add_cookies([cookie_of(visitor)])
