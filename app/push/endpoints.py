"""Where messages may be sent: a browser names the address, so the server must not be aimed by it.

Names are allowed one by one or by an ending that begins with a dot. What a name resolves to is
looked at again each time that a message is sent: `is_public`.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

HOSTS = (
    "fcm.googleapis.com",
    "jmt17.google.com",
    "updates.push.services.mozilla.com",
    ".push.apple.com",
    ".notify.windows.com",
)

# As browsers write it: lower case, no user, no fragment, nothing that readers of addresses read
# in two ways, such as a backslash. It is posted to letter by letter.
_ENDPOINT = re.compile(r"(https://([a-z0-9.-]{1,253}))(?::443)?/[!\"$-\[\]-~]*")
_NAME = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]")
# Addresses that carry one of the other kind in their last bits.
_NAT64 = IPv6Network("64:ff9b::/96")


class Refused(ValueError):
    """The address is not one of a push service that we know."""


@dataclass(frozen=True)
class Allowed:
    """Which push services there are; `loopback` is one for tests, such as http://127.0.0.1:8123."""

    hosts: Collection[str] = HOSTS
    loopback: str = ""

    def origin_of(self, endpoint: str) -> str:
        """`https://host` of an address that may be sent to; raises `Refused`."""
        if self.loopback and endpoint.startswith(f"{self.loopback}/"):
            return self.loopback
        read = _ENDPOINT.fullmatch(endpoint)
        if not read or not self._knows(read[2]):
            raise Refused("not the address of a push service that is known here")
        return read[1]

    def _knows(self, host: str) -> bool:
        return is_name(host) and any(_fits(host, known) for known in self.hosts)


def _fits(host: str, known: str) -> bool:
    return host.endswith(known) if known.startswith(".") else host == known


def is_name(host: str) -> bool:
    """Whether this is a whole name of a host, and no address in any of its spellings."""
    return bool(_NAME.fullmatch(host))


def is_public(address: str) -> bool:
    """Whether everybody on the internet means the same machine by this IP address."""
    try:
        read = ip_address(address)
    except ValueError:
        return False
    return read.is_global and not read.is_multicast and _inner_is_public(read)


def _inner_is_public(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv4Address):
        return True
    if address in _NAT64:
        return is_public(str(IPv4Address(int(address) & 0xFFFFFFFF)))
    return not (address.ipv4_mapped or address.sixtofour or address.teredo)
