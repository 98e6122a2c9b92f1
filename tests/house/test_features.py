"""docs/features.md, walked: all that the app answers stands in it, and what it claims holds."""

import re
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from pathlib import Path

import pytest

from app.offline.samples import NOBODYS
from tests.house.doors import BY_SECRET, FIELDS, doors
from tests.support.belongings import belongings_of
from tests.support.cast import PASSWORD, Visitor
from tests.support.forms import Form, forms_of

TABLE = Path(__file__).parents[2] / "docs" / "features.md"
ENDINGS = ("ending", "deletion")
COLUMNS = ("online", "offline", "no_javascript", "shared")


@dataclass(frozen=True)
class Feature:
    name: str
    claims: dict[str, str]
    endpoints: frozenset[str]


def features() -> Iterator[Feature]:
    lines = [line for line in TABLE.read_text().splitlines() if line.startswith("| ")][1:]
    for line in lines:
        name, *claims, named = (cell.strip() for cell in line.strip("|").split("|"))
        endpoints = frozenset(re.findall(r"`([\w.]+)`", named))
        yield Feature(name, dict(zip(COLUMNS, claims, strict=True)), endpoints)


def claiming(column: str) -> list[Feature]:
    return [feature for feature in features() if feature.claims[column] == "yes"]


def test_every_address_stands_in_the_table_once_and_no_other(app):
    named = [endpoint for feature in features() for endpoint in feature.endpoints]
    assert sorted(named) == sorted({door.endpoint for door in doors(app)})


def test_every_claim_is_a_yes_or_a_no():
    assert {claim for each in features() for claim in each.claims.values()} == {"yes", "no"}


def test_the_pages_that_work_offline_are_those_that_a_phone_keeps(app, ana):
    belongings_of(ana)
    build = ana.get("/sw.js").text.partition("\n")[0]
    pack = ana.get("/offline/pack").json
    pages = pack["pages"] | pack["parts"]
    looks = [door for door in doors(app, NOBODYS) if door.method == "GET"]
    adapter = app.url_map.bind("localhost")
    kept = {adapter.match(path.partition("?")[0])[0] for path in pages}
    kept |= {door.endpoint for door in looks if f'"{door.path}"' in build}
    claimed = {name for feature in claiming("offline") for name in feature.endpoints}
    assert kept == claimed & {door.endpoint for door in looks}


def test_the_acts_that_work_offline_take_the_outbox_or_leave(app, ana, clock):
    belongings_of(ana)
    clock.forward(days=1)  # so that the flare has ended, and is asked about
    pack = ana.get("/offline/pack").json
    pages = [
        *pack["pages"].values(),
        *pack["parts"].values(),
        *(page for day in pack["days"].values() for page in day.values()),
    ]
    takes = re.compile(r'<form[^>]*action="([^"?]+)[^>]*data-(?:outbox|leaves)=', re.DOTALL)
    actions = {action for page in pages for action in takes.findall(page)}
    adapter = app.url_map.bind("localhost")
    taken = {adapter.match(action, method="POST")[0] for action in actions}
    posts = {door.endpoint for door in doors(app) if door.method == "POST"}
    claimed = {name for feature in claiming("offline") for name in feature.endpoints} & posts
    undone = {name for name in claimed if name.partition(".")[2].startswith(("restore", "resume"))}
    assert taken == claimed - undone


def test_nothing_is_shared_before_there_are_links():
    assert claiming("shared") == []


class Newcomer:
    """Somebody with one of everything, and a second phone on which nobody is signed in."""

    def __init__(self, app, login: str, signed_in: Visitor):
        self.app, self.signed_in, self.visitor = app, signed_in, app.test_client()
        codes = signed_in.post("/settings/recovery-codes").text
        code = re.search(r"<code>([\w-]+)", codes).group(1)
        self.typed = FIELDS | {"login": login, "password": PASSWORD, "code": code}
        self.things = astuple(belongings_of(signed_in))

    def forms_on(self, endpoint: str) -> list[Form]:
        """The different forms of the page, first those that end things: Undo brings them back."""
        answer = self._open(endpoint)
        forms = forms_of(answer.text) if answer.mimetype == "text/html" else []
        different = {(form.action, *form.fields): form for form in forms}
        return sorted(different.values(), key=lambda form: not form.action.endswith(ENDINGS))

    def send(self, form: Form):
        is_new = form.action == "/sign-up"
        answers = self.typed | ({"login": "cleo"} if is_new else {})
        return form.send(self._phone_for(form.action), answers)

    def undo_after(self, answer) -> Form | None:
        if answer.status_code != 303:
            return None
        # Without what a phone makes a toast of its own from.
        page = re.sub("<template.*?</template>", "", self.signed_in.get(answer.location).text)
        toast = re.search(r"<toast-note.*?</toast-note>", page, re.DOTALL)
        return next(iter(forms_of(toast.group())), None) if toast else None

    def _open(self, endpoint: str):
        looks = {door for thing in self.things for door in doors(self.app, thing)}
        paths = [door.path for door in looks if (door.endpoint, door.method) == (endpoint, "GET")]
        answers = (self._phone_for(path).get(path) for path in paths)
        return next(answer for answer in answers if answer.status_code == 200)

    def _phone_for(self, path: str) -> Visitor:
        is_door = path.partition("?")[0] in ("/sign-up", "/sign-in", "/recover")
        return self.visitor if is_door else self.signed_in


@pytest.mark.parametrize("feature", claiming("no_javascript"), ids=lambda feature: feature.name)
def test_its_forms_work_without_scripts(app, sign_up, feature):
    pages = {door.endpoint for door in doors(app) if door.method == "GET"} - BY_SECRET
    pages &= feature.endpoints
    newcomer = Newcomer(app, "ana", sign_up("ana"))
    for page in sorted(pages):
        for place in range(len(newcomer.forms_on(page))):
            forms = newcomer.forms_on(page)
            # What ends for good takes its own form along: the last is then the next one.
            answer = newcomer.send(forms[min(place, len(forms) - 1)])
            assert answer.status_code in (200, 303), (page, place, answer.text)
            if undo := newcomer.undo_after(answer):
                assert newcomer.send(undo).status_code == 303, (page, place)
