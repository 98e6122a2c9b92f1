"""What a message says and for how long it is of use; what an answer means; the settings."""

import json
import stat
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from app.config import Unfit as UnfitSettings
from app.config import settings
from app.push.courier import NotSetUp, allowed_by, courier_for
from app.push.message import MOST_BYTES, Action, Message, Unfit, seconds_of_use, topic_of
from app.push.vapid import Keys
from app.push.verdict import AGAIN_AFTER_SECONDS, rest_seconds, verdict_on
from app.push_settings import new_key
from app.push_settings import settings as push_settings

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
HOME = "https://home.example"


def test_a_message_leads_to_whole_addresses_of_ours_with_its_buttons():
    done = Action("done", "Done", "/reminders/1?done=1")
    told = Message("Time", "/exercises", "t", text="Now?", actions=(done,), data=(("record", "1"),))
    told = json.loads(told.body(HOME))
    assert told["web_push"] == 8030
    assert told["notification"] == {
        "title": "Time",
        "body": "Now?",
        "navigate": f"{HOME}/exercises",
        "tag": "t",
        "lang": "en",
        "actions": [{"action": "done", "title": "Done", "navigate": f"{HOME}/reminders/1?done=1"}],
        "data": {"record": "1"},
    }


def test_a_message_has_less_than_eighteen_hundred_bytes():
    room = MOST_BYTES - len(Message("", "/", "t").body(HOME)) - len('"title":"",')
    assert len(Message("é" * (room // 2), "/", "t").body(HOME)) <= MOST_BYTES
    with pytest.raises(Unfit, match="the most is"):
        Message("é" * (room // 2 + 2), "/", "t").body(HOME)


@pytest.mark.parametrize(
    "wrong",
    [
        {"topic": ""},
        {"topic": "x" * 33},
        {"topic": "a b"},
        {"topic": "é"},
        {"seconds": -1},
        {"seconds": 4 * 3600 + 1},
        {"path": "//evil.example"},
        {"path": "https://evil.example"},
        {"path": "/\\evil.example"},
        {"path": "/\t/evil.example"},
        {"actions": (Action("done", "Done", "//evil.example"),)},
    ],
    ids=str,
)
def test_a_message_that_cannot_be_is_refused(wrong):
    with pytest.raises(Unfit):
        Message(**{"title": "Time", "path": "/", "topic": "t"} | wrong)


def test_a_topic_is_the_same_for_the_same_slot_and_tells_nothing():
    slot = topic_of("exercises", NOON.date(), 1)
    assert slot == topic_of("exercises", NOON.date(), 1) != topic_of("exercises", NOON.date(), 2)
    assert Message("Time", "/", slot) and "exercises" not in slot


@pytest.mark.parametrize(
    ("ends", "seconds"),
    [
        ([], 4 * 3600),
        ([NOON + timedelta(hours=5)], 4 * 3600),
        ([NOON + timedelta(hours=3), NOON + timedelta(minutes=1)], 60),
        ([NOON - timedelta(hours=3)], 0),
    ],
)
def test_a_message_is_of_use_until_the_first_of_its_ends(ends, seconds):
    assert seconds_of_use(NOON, *ends) == seconds


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        (None, 60),
        ("", 60),
        ("soon", 60),
        ("-5", 60),
        ("1.5", 60),
        ("７", 60),
        ("0", 1),
        ("90", 90),
        ("9" * 5000, 6 * 3600),
        (format_datetime(NOON + timedelta(minutes=2), usegmt=True), 120),
        (format_datetime(NOON - timedelta(minutes=2), usegmt=True), 1),
        ("Fri, 20 Nov 2026 12:02:00", 120),
        ("Fri, 99 Nov 9999 12:02:00 GMT", 60),
    ],
)
def test_a_service_rests_as_long_as_it_asks_within_reason(said, seconds):
    assert rest_seconds(said, NOON) == seconds


def test_windows_says_406_when_it_is_busy_and_nobody_else_does():
    windows = verdict_on("https://db5.notify.windows.com", 406, "", "30", NOON)
    assert (windows.kind, windows.pause_seconds) == ("busy", 30)
    assert verdict_on("https://fcm.googleapis.com", 406, "", "30", NOON).kind == "bug"


def test_no_answer_but_two_forgets_a_device():
    for status in range(100, 600):
        verdict = verdict_on("https://fcm.googleapis.com", status, "vapid", None, NOON)
        assert (verdict.kind == "gone") is (status in (404, 410)), status
        assert verdict.may_try_again or not verdict.pause_seconds or verdict.alarms, status


def test_what_is_private_in_an_answer_is_not_told_on():
    words = "VapidPkHashMismatch for https://fcm.googleapis.com/secret"
    assert "secret" not in verdict_on("https://fcm.googleapis.com", 400, words, None, NOON).reason
    assert AGAIN_AFTER_SECONDS == (30, 120, 480)


@pytest.fixture
def read(tmp_path):
    """All settings that an environment makes."""

    def settled(**environ: str) -> dict:
        others = settings({"HOMESTRETCH_DATA": str(tmp_path), **environ})
        return others | push_settings(environ, others)

    return settled


def test_the_key_is_made_once_and_only_its_owner_reads_it(read, tmp_path):
    made = read()["VAPID_KEY"]
    assert read()["VAPID_KEY"] == made and len(Keys(made).public) == 87
    assert stat.S_IMODE((tmp_path / "vapid.key").stat().st_mode) == 0o600


def test_a_key_from_the_environment_comes_first(read, tmp_path):
    key = new_key()
    assert read(HOMESTRETCH_VAPID_KEY=key)["VAPID_KEY"] == key
    assert not (tmp_path / "vapid.key").exists()


WRONG_KEYS = {
    "short": "x",
    "nought": "A" * 43,
    "too great": "_" * 43,
    "long": new_key() + "A",
    "letters": "é" * 43,
}


@pytest.mark.parametrize("key", WRONG_KEYS.values(), ids=WRONG_KEYS)
def test_a_key_that_is_none_is_refused_and_not_said_again(read, key):
    with pytest.raises(UnfitSettings, match=r"^HOMESTRETCH_VAPID_KEY=") as refusal:
        read(HOMESTRETCH_VAPID_KEY=key)
    assert key == "x" or key not in str(refusal.value)


@pytest.mark.parametrize(
    ("environ", "contact"),
    [
        ({}, ""),
        ({"HOMESTRETCH_ORIGIN": "https://localhost"}, ""),
        ({"HOMESTRETCH_ORIGIN": "https://home.example"}, "https://home.example"),
        ({"HOMESTRETCH_CONTACT": "mailto:ana@home.example"}, "mailto:ana@home.example"),
        ({"HOMESTRETCH_CONTACT": "https://home.example/us"}, "https://home.example/us"),
    ],
)
def test_whom_to_write_to_is_set_or_is_the_server_itself(read, environ, contact):
    assert read(**environ)["CONTACT"] == contact


MISFITS = [
    {"HOMESTRETCH_CONTACT": "ana"},
    {"HOMESTRETCH_CONTACT": "ana@home.example"},
    {"HOMESTRETCH_CONTACT": "mailto:mailto:ana@home.example"},
    {"HOMESTRETCH_CONTACT": "mailto:ana@localhost"},
    {"HOMESTRETCH_CONTACT": "mailto:ana@127.0.0.1"},
    {"HOMESTRETCH_CONTACT": "http://home.example"},
    {"HOMESTRETCH_CONTACT": "https://127.0.0.1"},
    {"HOMESTRETCH_PUSH_HOSTS": "https://push.example"},
    {"HOMESTRETCH_PUSH_HOSTS": ".com"},
    {"HOMESTRETCH_PUSH_HOSTS": "10.0.0.1"},
    {"HOMESTRETCH_PUSH_LOOPBACK": "http://10.0.0.1:80"},
    {"HOMESTRETCH_PUSH_LOOPBACK": "https://push.example:443"},
    {"HOMESTRETCH_PUSH_LOOPBACK": "http://127.0.0.1"},
    {"HOMESTRETCH_PUSH_LOOPBACK": "http://127.0.0.1:80/x"},
]


@pytest.mark.parametrize("environ", MISFITS, ids=str)
def test_a_setting_that_means_nothing_is_named(read, environ):
    (name,) = environ
    with pytest.raises(UnfitSettings, match=f"^{name}="):
        read(**environ)


def test_without_anybody_to_write_to_nothing_is_sent(read):
    with pytest.raises(NotSetUp, match="HOMESTRETCH_CONTACT"):
        courier_for(read())
    assert courier_for(read(HOMESTRETCH_CONTACT="mailto:ana@home.example"))


def test_more_services_can_be_named(read):
    allowed = allowed_by(read(HOMESTRETCH_PUSH_HOSTS="push.home.example, .ntfy.example"))
    assert allowed.origin_of("https://push.home.example/x") == "https://push.home.example"
    assert allowed.origin_of("https://fcm.googleapis.com/x") and allowed.loopback == ""
