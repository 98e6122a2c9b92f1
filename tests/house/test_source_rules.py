"""Which way imports point, and who may read the clock, select and commit."""

from pathlib import Path

import pytest

from tests.house import source_rules as rules

APP = Path(__file__).parents[2] / "app"


def module_name(path: Path) -> str:
    names = path.relative_to(APP.parent).with_suffix("").parts
    return ".".join(names[:-1] if names[-1] == "__init__" else names)


MODULES = {module_name(path): path.read_text() for path in sorted(APP.rglob("*.py"))}


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.__name__)
def test_the_app_keeps_the_rule(rule):
    assert [wrong for name, source in MODULES.items() for wrong in rule(name, source)] == []


def test_every_part_of_the_app_has_a_layer():
    assert {rules.part_of(name) for name in MODULES} <= set(rules.HEIGHT)


def test_every_module_that_may_do_more_is_there_and_does_it():
    """A name left on a list would let its successor do what it should not."""
    for names, act in ((rules.COLLECTIONS, "select"), (rules.COMMITTING, "commit")):
        assert [name for name in names if act not in rules.called(MODULES[name])] == []


BREACHES = [
    (rules.wrong_layer, "app.accounts.people", "from app.journal.journal import Journal"),
    (rules.wrong_layer, "app.journal.journal", "from app.visits.ledger import Visits"),
    (rules.wrong_layer, "app.web.answers", "import app.accounts.models"),
    (rules.wrong_layer, "app.db", "def late():\n    from app.extensions import db"),
    (rules.wrong_layer, "app.clock", "from app import config"),
    (rules.wrong_layer, "app.journal.journal", "from app import create_app"),
    (rules.wrong_layer, "app.push.courier", "from app.reminders import dispatch"),
    (rules.impure_rule, "app.visits.allowance", "from sqlalchemy import select"),
    (rules.impure_rule, "app.visits.allowance", "from app.clock import now"),
    (rules.impure_rule, "app.operations.chain", "import app.operations.log"),
    (rules.worldly_model, "app.journal.models", "from flask import request"),
    (rules.worldly_model, "app.accounts.models", "from flask_login import UserMixin"),
    (rules.worldly_model, "app.journal.models", "db.session.commit()"),
    (rules.own_watch, "app.journal.forms", "from datetime import date\ndate.today()"),
    (rules.own_watch, "app.journal.forms", "import datetime as d\nd.datetime.now(tz)"),
    (rules.own_watch, "app.journal.forms", "read = datetime.utcnow"),
    (rules.own_watch, "app.journal.forms", "import time\ntime.time()"),
    (rules.own_watch, "app.journal.forms", "from time import time"),
    (rules.own_watch, "app.journal.journal", "select(Entry).where(Entry.at < func.now())"),
    (rules.loose_query, "app.journal.routes", "db.session.scalars(select(PainEntry))"),
    (rules.loose_query, "app.journal.forms", "sa.select(PainEntry)"),
    (rules.loose_query, "app.journal.forms", "db.session.query(PainEntry)"),
    (rules.loose_commit, "app.journal.journal", "db.session.commit()"),
    (rules.loose_commit, "app.operations.apply", "session.commit()"),
    (rules.vague_name, "app.journal.utils", ""),
    (rules.vague_name, "app.services.journal", ""),
]


@pytest.mark.parametrize(("rule", "module", "source"), BREACHES)
def test_a_planted_breach_is_caught(rule, module, source):
    assert list(rule(module, source))


ALLOWED = [
    (rules.wrong_layer, "app.journal.journal", "from app.accounts.models import Person"),
    (rules.wrong_layer, "app.journal.journal", "from app.journal.models import PainEntry"),
    (rules.wrong_layer, "app.reminders.dispatch", "from app.push.courier import Courier"),
    (rules.impure_rule, "app.operations.chain", "from app.operations.operation import canonical"),
    (rules.impure_rule, "app.visits.allowance", "from datetime import date"),
    (rules.own_watch, "app.journal.routes", "current_user.today()\nclock.now()"),
    (rules.own_watch, "app.clock", "datetime.now(UTC)"),
    (rules.loose_query, "app.journal.journal", "select(PainEntry)"),
]


@pytest.mark.parametrize(("rule", "module", "source"), ALLOWED)
def test_what_is_allowed_passes(rule, module, source):
    assert not list(rule(module, source))
