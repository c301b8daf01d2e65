"""Opening one address as a reader's browser would, to hear whether it still answers. Only the worker does this.

An editor can write any address into a policy, so an address may not lead into our own network: its name is resolved
once, every number it stands for must be public, and the connection goes to that number. Each redirection is an
address of its own and is looked at in the same way.
"""

import socket
from dataclasses import dataclass
from ipaddress import IPv6Address, IPv6Network, ip_address
from urllib.parse import urljoin

from django.conf import settings
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, Timeout
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError, ReadTimeoutError, SSLError
from urllib3.util import Url, parse_url

AGENT = "Waymark link check"
PORTS = {"http": 80, "https": 443}
PERMANENT = frozenset({301, 308})
REDIRECTED = frozenset({301, 302, 303, 307, 308})
# Answers to a robot, not to a reader: the page may well be there.
GUARDED = frozenset({401, 403, 407, 429})
TRANSLATED = IPv6Network("64:ff9b::/96")
MOST_HOPS = 5
CONNECT_SECONDS, READ_SECONDS = 5.0, 10.0


@dataclass(frozen=True)
class Opened:
    """What an address answered: an HTTP status, or why there was none; `moved_to` where it has gone for good."""

    status: int | None = None
    error: str = ""
    moved_to: str = ""

    @property
    def fails(self) -> bool:
        """Whether a reader would find nothing there."""
        return self.status is None or (self.status >= 400 and self.status not in GUARDED)


class NotOpened(Exception):
    """Why an address was not opened, in words that follow “it could not be opened:”."""


def open_address(url: str, *, seconds: float = READ_SECONDS) -> Opened:
    """Returns what an address answers; raises nothing. `seconds` is the patience for each answer."""
    here, moved_to, permanent = url, "", True
    try:
        for _ in range(MOST_HOPS + 1):
            status, location = _ask(here, seconds)
            if status not in REDIRECTED or not location:
                return Opened(status, moved_to="" if status >= 400 or is_same(url, moved_to) else moved_to)
            here = _joined(here, location)
            permanent = permanent and status in PERMANENT
            moved_to = here if permanent else moved_to
    except NotOpened as reason:
        return Opened(error=str(reason))
    return Opened(error="it sends its readers round in circles")


def _ask(url: str, seconds: float) -> tuple[int, str]:
    """HEAD first; GET where that is refused, since many sites answer only what browsers send."""
    address = _parsed(url)
    number = _public_number(address)
    status, location = _request(address, number, "HEAD", seconds)
    return (status, location) if status < 400 else _request(address, number, "GET", seconds)


def _parsed(url: str) -> Url:
    try:
        address = parse_url(url)
    except HTTPError as error:
        raise NotOpened("it is no web address") from error
    if address.scheme not in PORTS or not address.host or address.auth:
        raise NotOpened("it is no web address")
    if address.port not in (None, PORTS[address.scheme]) and not settings.LINK_CHECKS_PRIVATE:
        raise NotOpened("it asks for an unusual port")
    return address


def _public_number(address: Url) -> str:
    """Returns the number an address stands for. Raises NotOpened when any of them is not public."""
    host, port = (address.host or "").strip("[]"), address.port or PORTS[address.scheme or "http"]
    try:
        found = [str(one[4][0]) for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError) as error:
        raise NotOpened("no site of that name is known") from error
    if not settings.LINK_CHECKS_PRIVATE and not all(is_public(number) for number in found):
        raise NotOpened("it is not on the public internet")
    return found[0]


def is_public(number: str) -> bool:
    """Whether an IP number is one of the public internet, also when it is wrapped in a newer kind."""
    ip = ip_address(number.partition("%")[0])
    if isinstance(ip, IPv6Address):
        if ip.ipv4_mapped:
            ip = ip.ipv4_mapped
        elif ip.sixtofour or ip.teredo or ip in TRANSLATED:
            return False
    return ip.is_global and not ip.is_multicast


def _request(address: Url, number: str, method: str, seconds: float) -> tuple[int, str]:
    port = address.port or PORTS[address.scheme or "http"]
    timeout = Timeout(connect=min(CONNECT_SECONDS, seconds), read=seconds)
    host = (address.host or "").strip("[]")
    pool = (
        HTTPSConnectionPool(number, port, timeout=timeout, server_hostname=host, assert_hostname=host)
        if address.scheme == "https"
        else HTTPConnectionPool(number, port, timeout=timeout)
    )
    headers = {"Host": address.netloc or host, "User-Agent": AGENT, "Accept": "*/*"}
    try:
        with pool:
            answer = pool.urlopen(
                method, address.request_uri, headers=headers, redirect=False, retries=False, preload_content=False
            )
            answer.close()
    except (HTTPError, OSError) as error:
        raise NotOpened(_why(error)) from error
    return answer.status, answer.headers.get("Location", "")


def _why(error: Exception) -> str:
    if isinstance(error, SSLError):
        return "its certificate is not in order"
    if isinstance(error, NewConnectionError):
        return "it refuses the connection"
    if isinstance(error, ReadTimeoutError | ConnectTimeoutError):
        return "it does not answer in time"
    return "it breaks the connection off"


def _joined(url: str, location: str) -> str:
    return urljoin(url, location).partition("#")[0]


def is_same(old: str, new: str) -> bool:
    """Whether two addresses differ only in http or https, in “www.”, or in the last stroke."""
    return _plain(old) == _plain(new)


def _plain(url: str) -> str:
    return url.partition("#")[0].partition("://")[2].removeprefix("www.").rstrip("/").casefold()
