"""E-mail through the pages: asked for, confirmed by a button, changed, ended; never too often."""

import re
from functools import partial

import pytest

from app.mail.stop_links import id_in, stop_token
from tests.house.doors import TOKEN
from tests.mail.conftest import ORIGIN
from tests.support.mail_server import hang_up
from tests.support.tables import dump

PAGE = "/reminders/email"
TO = "ana@there.example"
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


def link_in(message) -> str:
    """The path of the first address in a message."""
    return re.search(f"{ORIGIN}(/\\S*)", message.get_content()).group(1)


def stop_link_of(message) -> str:
    return message["List-Unsubscribe"].strip("<>").removeprefix(ORIGIN)


def turn_on(visitor, server, address=TO):
    """Ask, and tap the button behind the link; gives the message."""
    visitor.act(PAGE, address=address)
    message = server.received[-1]
    assert visitor.application.test_client().post(link_in(message)).status_code == 200
    return message


def mailbox_in(app) -> dict:
    (box,) = dump(app)["mailboxes"]
    return box


@pytest.mark.both_databases
def test_a_link_is_sent_and_the_button_behind_it_turns_email_on(app, ana, client, set_up):
    assert "Look into your mailbox" in ana.act(PAGE, address=TO).text
    (message,) = set_up.received
    assert (message["To"], message["Subject"]) == (TO, "Is this your address?")
    page = client.get(link_in(message)).text
    assert TO in page and "Yes, send them" in page
    assert "Email is on" in client.post(link_in(message)).text
    assert "Email is on" in ana.get(PAGE).text


def test_programs_that_open_links_change_nothing(app, ana, client, set_up):
    ana.act(PAGE, address=TO)
    before = dump(app)
    for link in (link_in(set_up.received[0]), stop_link_of(set_up.received[0])):
        for method in ("GET", "HEAD"):
            assert client.open(link, method=method).status_code == 200
    assert dump(app) == before


def test_a_link_confirms_once_and_then_looks_like_an_unknown_one(ana, client, set_up):
    link = link_in(turn_on(ana, set_up))
    unknown = client.get(f"{PAGE}/confirm/{TOKEN}")
    assert unknown.status_code == 404 and "This link is over" in unknown.text
    assert client.get(link).text == client.post(link).text == unknown.text


def test_after_a_day_a_link_is_over(app, ana, client, set_up, clock):
    ana.act(PAGE, address=TO)
    link = link_in(set_up.received[0])
    clock.forward(hours=23, minutes=59)
    assert client.get(link).status_code == 200
    clock.forward(minutes=1)
    assert client.post(link).status_code == 404
    assert mailbox_in(app)["state"] == "asked"


def test_a_new_link_ends_the_one_before(ana, client, set_up):
    ana.act(PAGE, address=TO)
    ana.act(f"{PAGE}/again")
    first, second = map(link_in, set_up.received)
    assert client.post(first).status_code == 404
    assert client.post(second).status_code == 200


def test_a_link_is_kept_only_as_a_hash(app, ana, set_up):
    message = (ana.act(PAGE, address=TO), set_up.received[0])[1]
    for link in (link_in(message), stop_link_of(message)):
        assert link.rpartition("/")[2] not in repr(dump(app))


def test_another_address_has_to_be_confirmed_anew(app, ana, client, set_up):
    old = turn_on(ana, set_up)
    ana.act(PAGE, address="ana@else.example")
    assert (mailbox_in(app)["state"], set_up.received[-1]["To"]) == ("asked", "ana@else.example")
    client.post(stop_link_of(old))
    assert mailbox_in(app)["state"] == "asked"


def test_the_same_address_once_more_sends_nothing(ana, set_up):
    turn_on(ana, set_up)
    assert "Email is on" in ana.act(PAGE, address=TO).text
    ana.act(f"{PAGE}/again")
    assert len(set_up.raw) == 1


def test_one_tap_turns_it_off_and_forgets_the_address(app, ana, set_up):
    turn_on(ana, set_up)
    assert TO not in ana.act(f"{PAGE}/ending").text
    assert dump(app)["mailboxes"] == []


@pytest.mark.both_databases
def test_a_mail_program_stops_it_by_one_post_without_sign_in(app, ana, client, set_up):
    link = stop_link_of(turn_on(ana, set_up))
    answer = client.post(link, data=ONE_CLICK)  # as RFC 8058 has it: no redirect
    assert answer.status_code == 200 and not answer.headers.get("Set-Cookie")
    assert mailbox_in(app)["state"] == "stopped"
    assert "It was turned off from one of the emails." in ana.get(PAGE).text


def test_stopping_twice_or_after_the_end_is_fine(ana, client, set_up):
    link = stop_link_of(turn_on(ana, set_up))
    told = [client.post(link).text, client.post(link).text, client.get(link).text]
    ana.act(f"{PAGE}/ending")
    told += [client.get(link).text, client.post(link).text]
    assert len(set(told)) == 1 and "Email is off" in told[0]


def test_stopping_stops_nothing_else(app, ana, bea, client, set_up):
    turn_on(bea, set_up, "bea@there.example")
    link = stop_link_of(turn_on(ana, set_up))
    before = {name: rows for name, rows in dump(app).items() if name != "mailboxes"}
    client.post(link)
    after = dump(app)
    states = {box["address"]: box["state"] for box in after.pop("mailboxes")}
    assert states == {TO: "stopped", "bea@there.example": "on"} and after == before


def test_who_stopped_it_is_asked_before_it_comes_back(app, ana, client, set_up):
    client.post(stop_link_of(turn_on(ana, set_up)))
    ana.act(PAGE, address=TO)
    assert mailbox_in(app)["state"] == "asked"


def test_a_stop_link_cannot_be_made_up(app, ana, client, set_up):
    turn_on(ana, set_up)
    with app.app_context():
        token = stop_token(mailbox_in(app)["id"])
        assert id_in(token) == mailbox_in(app)["id"]
    for changed in (f"{token[:22]}{'A' * 21}", token[::-1], TOKEN):
        assert client.post(f"{PAGE}/stop/{changed}").status_code == 404
    assert mailbox_in(app)["state"] == "on"


@pytest.mark.both_databases
def test_nobody_gets_more_than_three_links_an_hour(ana, set_up, clock):
    for number in range(4):
        answer = ana.post(PAGE, data={"address": f"ana@{number}.there.example"})
    assert answer.status_code == 422 and "Wait an hour" in answer.text
    assert len(set_up.raw) == 3
    clock.forward(hours=1)
    assert ana.post(PAGE, data={"address": TO}).status_code == 303


@pytest.mark.both_databases
def test_nor_does_one_address_whoever_asks(sign_up, set_up, clock):
    for login, address in (
        ("ana", TO),
        ("bea", "Ana@There.example"),
        ("cleo", "ana+x@there.example"),
    ):
        sign_up(login).act(PAGE, address=address)
    theo = sign_up("theo")
    assert theo.post(PAGE, data={"address": TO}).status_code == 422
    assert len(set_up.raw) == 3


def test_nor_more_than_six_a_day_though_the_account_is_made_anew(app, sign_up, set_up, clock):
    answers = []
    for number in range(3):
        visitor = sign_up(f"ana{number}")
        answers += [visitor.post(PAGE, data={"address": TO}).status_code for _ in range(3)]
        visitor.post("/settings/account-deletion")
        clock.forward(hours=2)
    assert answers == [303] * 6 + [422] * 3
    assert TO not in repr(dump(app))


def test_what_was_refused_is_not_counted_and_changes_nothing(app, ana, set_up):
    for _ in range(3):
        ana.act(PAGE, address=TO)
    before = dump(app)
    assert ana.post(PAGE, data={"address": "ana@else.example"}).status_code == 422
    assert ana.post(f"{PAGE}/again").status_code == 422
    assert dump(app) == before


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("450 4.2.0 later", "got no answer"),
        (hang_up, "got no answer"),
        ("550 5.1.1 unknown", "does not know this address"),
        ("550 5.7.1 no relaying", "Tell the person who runs this server"),
    ],
    ids=["4xx", "lost", "unknown", "relay"],
)
def test_a_link_that_could_not_be_sent_is_told_as_it_is(ana, set_up, answer, words):
    set_up.at["to"] = answer
    assert words in ana.act(PAGE, address=TO).text


def test_no_transaction_is_open_while_a_message_is_on_its_way(ana, bea, set_up):
    async def meanwhile(server):
        write = partial(bea.post, "/journal", data={"intensity": "4"})
        written.append(await server.loop.run_in_executor(None, write))
        return "250 OK"

    written = []
    set_up.at["to"] = meanwhile
    ana.act(PAGE, address=TO)
    assert [answer.status_code for answer in written] == [303]


@pytest.mark.parametrize("missing", ["SMTP", "ORIGIN"])
def test_a_server_without_mail_says_so_and_sends_nothing(app, ana, set_up, monkeypatch, missing):
    monkeypatch.setitem(app.config, missing, None)
    assert "This server cannot send email yet." in ana.get(PAGE).text
    assert "cannot send email" in ana.act(PAGE, address=TO).text
    assert set_up.raw == [] and dump(app)["mailboxes"] == []


def test_the_name_to_sign_in_with_is_offered_where_it_is_an_address(sign_up, set_up):
    assert f'value="{TO}"' in sign_up(TO).get(PAGE).text


def test_the_pages_of_links_are_not_indexed_and_show_nobody(ana, set_up):
    ana.act(PAGE, address=TO)
    for link in (link_in(set_up.received[0]), stop_link_of(set_up.received[0])):
        answer = ana.get(link)
        assert answer.headers["X-Robots-Tag"] == "noindex"
        assert answer.headers["Cache-Control"] == "no-store" and "Ana" not in answer.text
