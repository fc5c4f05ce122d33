"""A connection that can only lead out: to a public address, and to the very one that was looked at.

An address in a source is text of a user. It must never make the server call its neighbours, so the
name is resolved once, every answer must be public, and that number is called, whatever the name
says a moment later.
Sources: OWASP, Server-Side Request Forgery Prevention; RFC 6890; RFC 6052 and 3056 for the numbers
that carry another inside.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Callable

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
PORTS = {"http": 80, "https": 443}
NAT64 = ipaddress.ip_network("64:ff9b::/96")


class NotOutside(ValueError):
    """The name leads to a machine inside, or is none that may be called."""


class NoSuchName(OSError):
    """Nobody knows the name."""


def is_public(address: Address) -> bool:
    """Whether anybody on the internet would be called by this number."""
    carried = _carried(address)
    if carried is not None:
        return is_public(carried)
    return address.is_global and not address.is_multicast


def _carried(address: Address) -> ipaddress.IPv4Address | None:
    """The number that another one carries inside: mapped, translated or tunnelled."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address in NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    if address.teredo is not None:
        return address.teredo[1]
    return address.ipv4_mapped or address.sixtofour


def resolve(host: str, port: int) -> list[str]:
    """The numbers of a name. Raises NoSuchName."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError) as fault:
        raise NoSuchName(str(fault)) from fault
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def outside_number(
    host: str,
    port: int,
    *,
    names: Callable[[str, int], list[str]] = resolve,
    allowed: Callable[[Address], bool] = is_public,
) -> str:
    """The number to call for a name. Raises NotOutside where any of its numbers is inside, NoSuchName."""
    numbers = names(host, port)
    for number in numbers:
        if not allowed(ipaddress.ip_address(number.partition("%")[0])):
            raise NotOutside(f"{host} leads to {number}, which is no public address.")
    if not numbers:
        raise NoSuchName(f"{host} has no number.")
    return numbers[0]


def connect(
    scheme: str, host: str, port: int, number: str, timeout: float
) -> http.client.HTTPConnection:
    """An open connection to a number, which is spoken to by its name; certificates are checked."""
    raw = socket.create_connection((number, port), timeout=timeout)
    connection = http.client.HTTPConnection(host, port, timeout=timeout)
    try:
        if scheme == "https":
            raw = ssl.create_default_context().wrap_socket(raw, server_hostname=host)
    except (OSError, ValueError):
        raw.close()
        raise
    connection.sock = raw
    return connection
