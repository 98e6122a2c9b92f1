"""Where messages go: forty addresses that they never go to, refused twice; and keys that fit."""

import pytest
from aiohttp import ThreadedResolver
from aiohttp.abc import AbstractResolver

from app.push.endpoints import HOSTS, Allowed, Refused, is_name, is_public
from app.push.subscriber import WrongKeys, checked_keys
from tests.push.hostile import HOSTILE, NOT_PUBLIC, PUBLIC, WRONG_KEYS
from tests.support.push_service import Browser


class Leads(AbstractResolver):
    """A resolver that is under somebody else's control."""

    def __init__(self, *addresses: str):
        self.addresses, self.asked = addresses, []

    async def resolve(self, host, port=0, family=0):
        self.asked.append(host)
        entry = {"hostname": host, "port": port, "family": family, "proto": 0, "flags": 0}
        return [entry | {"host": address} for address in self.addresses]

    async def close(self):
        pass


@pytest.mark.parametrize(
    "host",
    [
        "fcm.googleapis.com",
        "jmt17.google.com",
        "updates.push.services.mozilla.com",
        "web.push.apple.com",
        "wns2-par02p.notify.windows.com",
    ],
)
def test_the_push_services_of_the_browsers_are_known(host):
    assert Allowed().origin_of(f"https://{host}/send/a:b-_%2F~=?token=x") == f"https://{host}"
    assert Allowed().origin_of(f"https://{host}:443/send") == f"https://{host}"


def test_the_host_of_a_server_may_add_others_by_name_or_ending():
    allowed = Allowed((*HOSTS, "push.home.example", ".ntfy.example"))
    assert allowed.origin_of("https://push.home.example/x")
    assert allowed.origin_of("https://a.ntfy.example/x")
    for other in ("https://a.push.home.example/x", "https://ntfy.example/x"):
        with pytest.raises(Refused):
            allowed.origin_of(other)


@pytest.mark.parametrize("endpoint", HOSTILE, ids=ascii)
def test_a_hostile_address_is_refused(endpoint):
    with pytest.raises(Refused):
        Allowed().origin_of(endpoint)


def test_there_are_forty_of_them():
    assert len(set(HOSTILE)) >= 40


def test_when_sending_each_is_refused_again_and_nobody_is_asked(service, carry):
    resolver = Leads("127.0.0.1")
    browsers = [Browser(each, service.subscribe().private, bytes(16)) for each in HOSTILE]
    verdicts = carry(*browsers, resolver=resolver, origin="")
    assert {verdict.kind for verdict in verdicts} == {"unsafe"}
    assert service.received == [] and resolver.asked == []


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_a_name_that_leads_inside_is_not_connected_to(service, carry, address):
    browser = service.subscribe()
    browser.endpoint = "https://web.push.apple.com/x"
    for led_to in ([address], ["8.8.8.8", address], [address, "8.8.8.8"]):
        resolver = Leads(*led_to)
        (verdict,) = carry(browser, resolver=resolver)
        assert verdict.kind == "unsafe" and resolver.asked == ["web.push.apple.com"]


def test_a_name_that_leads_nowhere_is_not_connected_to(service, carry):
    browser = service.subscribe()
    browser.endpoint = "https://web.push.apple.com/x"
    assert carry(browser, resolver=Leads())[0].kind == "unsafe"


def test_what_is_connected_to_is_the_address_that_was_looked_at(service, carry, monkeypatch):
    """A second look-up could be told something else: there is none."""
    connected = []

    async def connects(_self, _sock, address):
        connected.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr("asyncio.selector_events.BaseSelectorEventLoop.sock_connect", connects)
    monkeypatch.setattr(ThreadedResolver, "resolve", None)
    browser = service.subscribe()
    browser.endpoint = "https://web.push.apple.com/x"
    resolver = Leads("8.8.8.8")
    assert carry(browser, resolver=resolver)[0].kind == "again"
    assert connected == [("8.8.8.8", 443)] and resolver.asked == ["web.push.apple.com"]


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_an_address_inside_is_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_an_address_of_the_internet_is_public(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "host", ["com", ".com", ".push.apple.com", "127.0.0.1", "1.2", "a..b", "-a.example", "", "."]
)
def test_what_is_no_name_of_a_host_is_known_as_none(host):
    assert not is_name(host)


def test_the_push_service_of_tests_is_that_one_only():
    allowed = Allowed(loopback="http://127.0.0.1:8123")
    assert allowed.origin_of("http://127.0.0.1:8123/x") == "http://127.0.0.1:8123"
    for other in ("http://127.0.0.1:81234/x", "http://127.0.0.1:8123@evil.example/"):
        with pytest.raises(Refused):
            allowed.origin_of(other)
    with pytest.raises(Refused):
        Allowed().origin_of("http://127.0.0.1:8123/x")


def test_the_keys_of_a_browser_fit(service):
    keys = service.subscribe().keys
    assert checked_keys(**keys) == (keys["p256dh"], keys["auth"])
    assert checked_keys(f"{keys['p256dh']}=", f"{keys['auth']}==") == (keys["p256dh"], keys["auth"])


@pytest.mark.parametrize(("p256dh", "auth"), WRONG_KEYS)
def test_keys_that_do_not_fit_are_refused(p256dh, auth):
    with pytest.raises(WrongKeys):
        checked_keys(p256dh, auth)
