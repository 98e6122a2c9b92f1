"""A reminder is answered on its message: kept on the phone, and sent when there is a network."""

import re
from uuid import UUID, uuid4

import pytest

from app.clock import now
from app.extensions import db
from app.push.message import Message as Parcel
from app.reminders.buttons import buttons_of, facts_of
from app.reminders.channels import Message
from app.reminders.models import Occurrence
from tests.support.belongings import was_due
from tests.support.kept import back_on_the_net, keep, registration_of
from tests.support.pushed import shown

SHOWN = """async () => {
  const here = await navigator.serviceWorker.ready;
  return (await here.getNotifications()).map(({ actions }) => actions.map(({ title }) => title));
}"""
# A made-up event may not wait, and only a finger may open a window.
TAP = """async (action) => {
  const [notification] = await registration.getNotifications();
  const tap = new NotificationEvent("notificationclick", { notification, action });
  const opened = [];
  let work;
  tap.waitUntil = (promise) => (work = promise);
  clients.openWindow = async (url) => opened.push(url.pathname + url.hash);
  self.dispatchEvent(tap);
  await work;
  return opened;
}"""


@pytest.fixture
def asked(app, ana) -> UUID:
    """Ana's exercises were due; nothing of hers is quiet."""
    ana.act("/exercises", name="Bridge", sets="2", reps="8")
    ana.act("/reminders/choices", quiet_from="00:00", quiet_until="00:00", words="neutral")
    page = ana.act("/reminders").text
    reminder = re.search(r'reminder-([0-9a-f-]{36})"(?:(?!</li>).)*>Exercises<', page, re.DOTALL)
    return UUID(was_due(ana, reminder.group(1)))


@pytest.fixture
def tap(app, anas, asked, phone, address):
    """Tap on a button of the message, of Ana's or of another's; gives the pages that it opened."""
    keep(anas)
    phone.grant_permissions(["notifications"], origin=address)
    browser, registration = registration_of(anas)

    def tapped(button: str, owner: UUID, is_offline: bool = False) -> list[str]:
        told = Message(owner, asked, "exercise", now().date(), "08:00", "Time", "/", now(), 1)
        with app.app_context():
            parcel = Parcel("Time", "/", told.tag, actions=buttons_of(told), data=facts_of(told))
        where = {"origin": address, "registrationId": registration}
        data = parcel.body(address).decode()
        browser.send("ServiceWorker.deliverPushMessage", {**where, "data": data})
        assert shown(anas, SHOWN) == [["Done", "In 1 hour"]]
        phone.set_offline(is_offline)
        opened = phone.service_workers[0].evaluate(TAP, button)
        assert anas.evaluate(SHOWN) == []
        return opened

    return tapped


def state_of(app, asked: UUID) -> str:
    with app.app_context():
        return db.session.scalar(db.select(Occurrence.state).where(Occurrence.id == asked))


def owner_of(app, asked: UUID) -> UUID:
    with app.app_context():
        return db.session.scalar(db.select(Occurrence.owner_id).where(Occurrence.id == asked))


@pytest.mark.parametrize(("button", "state"), [("hour", "later"), ("done", "done")])
def test_an_answer_is_told_to_the_server_at_once_and_opens_nothing(app, tap, asked, button, state):
    assert tap(button, owner_of(app, asked)) == []
    assert state_of(app, asked) == state


def test_without_a_network_it_is_kept_and_told_later(app, anas, tap, asked):
    assert tap("hour", owner_of(app, asked), is_offline=True) == []
    assert state_of(app, asked) == "pending"
    back_on_the_net(anas)
    assert state_of(app, asked) == "later"


@pytest.mark.parametrize("is_offline", [False, True], ids=["online", "offline"])
def test_what_another_was_asked_is_not_answered_but_opened(app, anas, tap, asked, is_offline):
    assert tap("hour", uuid4(), is_offline) == [f"/#later-{asked}"]
    assert anas.evaluate("document.phone.outbox.store.all()") == []
    assert state_of(app, asked) == "pending"


def test_done_opens_the_exercises_where_they_are_marked(app, anas, tap, asked):
    assert tap("see", owner_of(app, asked)) == [f"/#asked-{asked}"]
    anas.goto(f"/#later-{asked}")
    assert anas.get_by_role("button", name="1 hour").is_visible()
    assert anas.get_by_role("button", name="Mark all done").is_visible()
