"""Going out to a partner's address: only https, only outside addresses, one short answer.

The name is resolved once and the connection goes to exactly the address that was checked, so that
a name cannot point elsewhere between the check and the call. Redirects are not followed.
"""

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from django.conf import settings

from minzheng.engines.partners.errors import UrlRefused

SECONDS, MOST_ANSWER, LONGEST = 10, 65_536, 300
DONE = range(200, 300)


class NotReached(OSError):
    """The other side was not reached, or did not say that it took the message."""


@dataclass(frozen=True)
class Answered:
    """What the other side said."""

    status: int
    body: bytes


def refuse_url(url: str) -> None:
    """Raises UrlRefused for an address that must not be called."""
    parts = _parts(url)
    if parts.scheme != "https" and not _inside_allowed():
        raise UrlRefused("接收地址要用 https")
    _addresses(parts)


def send(url: str, body: bytes, headers: Mapping[str, str]) -> Answered:
    """POST and give the answer. Raises NotReached, UrlRefused."""
    refuse_url(url)
    parts = _parts(url)
    try:
        connection = _connection(parts, _addresses(parts)[0])
        try:
            path = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
            connection.request("POST", path, body, {**headers, "Host": parts.netloc})
            response = connection.getresponse()
            answered = Answered(response.status, response.read(MOST_ANSWER))
        finally:
            connection.close()
    except (OSError, http.client.HTTPException) as error:
        raise NotReached(f"连不上：{type(error).__name__}") from error
    if answered.status not in DONE:
        raise NotReached(f"对方回答 {answered.status}")
    return answered


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise UrlRefused("接收地址读不懂，请写成 https://主机/路径") from error
    plain = parts.hostname and parts.scheme in ("http", "https") and not parts.username
    if not plain or port == 0 or len(url) > LONGEST or not url.isascii() or " " in url:
        raise UrlRefused("接收地址读不懂，请写成 https://主机/路径，不能带用户名")
    return parts


def _addresses(parts: SplitResult) -> list[str]:
    """Every address of the host. Raises UrlRefused when one of them is inside."""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        found = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise UrlRefused(f"找不到主机“{parts.hostname}”，请核对接收地址") from error
    addresses = [str(each[4][0]) for each in found]
    inside = [each for each in addresses if not _is_outside(each)]
    if inside and not _inside_allowed():
        raise UrlRefused("接收地址不能在内网。确需的，请系统管理员打开 MINZHENG_HOOKS_INSIDE")
    return addresses


def _is_outside(address: str) -> bool:
    found = ipaddress.ip_address(address.partition("%")[0])
    mapped = getattr(found, "ipv4_mapped", None)
    return (mapped or found).is_global and not found.is_multicast


def _inside_allowed() -> bool:
    return bool(settings.HOOKS_INSIDE)


def _connection(parts: SplitResult, address: str) -> http.client.HTTPConnection:
    """A connection to the checked address; the certificate is still that of the name."""
    host = str(parts.hostname)
    if parts.scheme == "http":
        connection = http.client.HTTPConnection(host, parts.port or 80, timeout=SECONDS)
    else:
        context = ssl.create_default_context()
        connection = http.client.HTTPSConnection(
            host, parts.port or 443, timeout=SECONDS, context=context
        )
    connection._create_connection = (  # type: ignore[attr-defined]  # http.client has no other way
        lambda to, *rest, **more: socket.create_connection((address, to[1]), *rest, **more)
    )
    return connection
