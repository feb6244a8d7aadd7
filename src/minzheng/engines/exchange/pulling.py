"""Fetching a feed from the department's own server: only where agreed, with patience and limits."""

import csv
import http.client
import io
import json
import os
import ssl
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote, urlsplit

from django.conf import settings

from minzheng.engines.exchange import limits
from minzheng.engines.exchange.agreed import Source, agreement, plain_hosts
from minzheng.engines.exchange.errors import AgreementError, PullFailed
from minzheng.engines.exchange.models import LIVE, Delivery
from minzheng.engines.exchange.reading.packing import bounded_copy
from minzheng.engines.exchange.staging import Arrival, receive
from minzheng.kernel.doer import SYSTEM, Doer
from minzheng.kernel.feed import Feed
from minzheng.registers.offices.api import home_division

OK, NOT_MODIFIED, TOO_MANY = 200, 304, 429
AGAIN = (500, 502, 503, 504, TOO_MANY)
MOST_PAGES = 100_000
FIRST_WAIT, LONGEST_WAIT = 1.0, 60.0


@dataclass(frozen=True)
class _Answer:
    """What a server gave: nothing new, or a body that lies in `file`."""

    file: BinaryIO
    headers: Mapping[str, str]
    unchanged: bool = False


def pull(
    feed: type[Feed], *, day: date, on: date, by: Doer = SYSTEM, wait: float = FIRST_WAIT
) -> Delivery | None:
    """Fetch the data of a day and stage it; None when the server has nothing new.

    `wait`: seconds before the second attempt, doubled each time. Raises AgreementError, PullFailed,
    and what staging raises.
    """
    source = agreement(feed.name()).source
    if source is None:
        raise AgreementError(
            f"《{feed.title}》没有写明取数的地址：请在数据目录的 feeds.yaml 里写 {feed.name()}.pull"
        )
    fetcher = _Fetcher(source, day, wait, _known(feed))
    with tempfile.TemporaryFile(dir=settings.DATA_DIR) as file:
        answer = fetcher.pages(feed, file) if source.shape == "pages" else fetcher.whole(file)
        if answer.unchanged:
            return None
        arrival = Arrival(
            _file_name(source, day), day, answer.headers.get("etag", ""),
            answer.headers.get("last-modified", ""),
        )  # fmt: skip
        file.seek(0)
        return receive(feed, file, arrival, by=by, division=home_division(), on=on)


def _known(feed: type[Feed]) -> Mapping[str, str]:
    """What makes the server say that nothing changed."""
    rows = Delivery.objects.filter(feed=feed.name(), state__in=LIVE).exclude(etag="", modified="")
    last = rows.order_by("-id").first()
    if last is None:
        return {}
    asked = {"If-None-Match": last.etag, "If-Modified-Since": last.modified}
    return {name: value for name, value in asked.items() if value}


@dataclass(frozen=True)
class _Fetcher:
    source: Source
    day: date
    wait: float
    known: Mapping[str, str]

    def whole(self, file: BinaryIO) -> _Answer:
        """One file."""
        return self._patiently(self._url(), file, self.known)

    def pages(self, feed: type[Feed], file: BinaryIO) -> _Answer:
        """JSON pages, each a list of rows or {"rows": […]}, until one is empty; kept as CSV."""
        headers = [column.header for column in feed.columns]
        text = io.TextIOWrapper(file, "utf-8", newline="", write_through=True)
        writer = csv.DictWriter(text, headers, extrasaction="ignore", restval="")
        writer.writeheader()
        answered: Mapping[str, str] = {}
        for number in range(1, MOST_PAGES):
            rows, answered = self._page(number)
            if not rows:
                break
            writer.writerows(rows)
            if file.tell() > limits.MOST_BYTES:
                raise PullFailed("分页取到的数据超过上限，已停止。请与对方约定按天或按区县取数")
        text.detach()
        return _Answer(file, answered)

    def _page(self, number: int) -> tuple[list[dict[str, object]], Mapping[str, str]]:
        with tempfile.TemporaryFile(dir=settings.DATA_DIR) as part:
            answer = self._patiently(self._url(number), part, {})
            part.seek(0)
            try:
                found = json.load(part)
            except ValueError as error:
                raise PullFailed(f"第 {number} 页不是 JSON。请与对方核对接口") from error
        rows = found.get("rows") if isinstance(found, dict) else found
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise PullFailed(f"第 {number} 页里没有“rows”列表。请与对方核对接口")
        return rows, answer.headers

    def _url(self, page: int = 1) -> str:
        return self.source.url.replace("{day}", self.day.isoformat()).replace("{page}", str(page))

    def _patiently(self, url: str, file: BinaryIO, known: Mapping[str, str]) -> _Answer:
        """Again after a pause where the server or the line failed; a clear no is final."""
        said = ""
        for pause in self._pauses():
            time.sleep(pause)
            file.seek(0)
            file.truncate()
            try:
                return self._once(url, file, known)
            except _Hold as hold:
                said = str(hold)
        raise PullFailed(
            f"取数 {self.source.attempts} 次都没有成功：{said}。"
            "请稍后再取；一直不成的，请与报送部门核对接口是否正常"
        )

    def _pauses(self) -> Iterator[float]:
        yield 0.0
        for attempt in range(self.source.attempts - 1):
            yield min(self.wait * 2**attempt, LONGEST_WAIT)

    def _once(self, url: str, file: BinaryIO, known: Mapping[str, str]) -> _Answer:
        line = _connection(url, self.source.timeout)
        try:
            line.request("GET", _path(url), headers={**known, **_token(self.source)})
            answer = line.getresponse()
            if answer.status in AGAIN:
                raise _Hold(f"对方回答 {answer.status} {answer.reason}")
            if answer.status not in (OK, NOT_MODIFIED):
                raise PullFailed(_refusal(answer))
            given = {name.lower(): value for name, value in answer.getheaders()}
            bounded_copy(answer, file, limits.MOST_BYTES)
            _refuse_short(given, file)
            return _Answer(file, given, unchanged=answer.status == NOT_MODIFIED)
        except ssl.SSLCertVerificationError as error:
            raise PullFailed(f"对方的证书没有通过验证：{error.verify_message}") from error
        except (OSError, http.client.HTTPException) as error:
            raise _Hold(f"连不上或中断：{type(error).__name__}") from error
        finally:
            line.close()


class _Hold(Exception):
    """It may work a little later."""


def _connection(url: str, timeout: int) -> http.client.HTTPConnection:
    """Only over TLS, or to a host that feeds.yaml names. Raises AgreementError."""
    parts = urlsplit(url)
    if parts.scheme == "https" and parts.hostname:
        context = ssl.create_default_context()
        return http.client.HTTPSConnection(parts.netloc, timeout=timeout, context=context)
    if parts.scheme == "http" and parts.netloc in plain_hosts():
        return http.client.HTTPConnection(parts.netloc, timeout=timeout)
    raise AgreementError(
        "取数地址应为 https；在内网用 http 的，请把主机写进 feeds.yaml 的 hosts，"
        f"现在的是 {parts.netloc or url}"
    )


def _path(url: str) -> str:
    parts = urlsplit(url)
    path = quote(parts.path or "/", safe="/%:@")
    return f"{path}?{quote(parts.query, safe='=&%:@/,+')}" if parts.query else path


def _token(source: Source) -> dict[str, str]:
    """The secret stands in a file or in the environment, never in feeds.yaml."""
    token = os.environ.get(source.token_env, "") if source.token_env else ""
    if source.token_file:
        path = Path(settings.DATA_DIR) / source.token_file
        if not path.is_file():
            raise AgreementError(f"找不到取数口令的文件 {source.token_file}，请在数据目录里放好")
        token = path.read_text(encoding="utf-8").strip()
    if not token:
        return {}
    return {source.header: f"Bearer {token}" if source.header == "Authorization" else token}


def _refusal(answer: http.client.HTTPResponse) -> str:
    said = f"对方回答 {answer.status} {answer.reason}"
    if answer.status in (401, 403):
        return f"{said}：口令不对或没有授权。请与报送部门核对口令和有效期"
    if 300 <= answer.status < 400:
        return f"{said}：对方要转到别的地址，没有跟过去。请把新地址写进 feeds.yaml"
    return f"{said}。请与报送部门核对地址和日期"


def _refuse_short(given: Mapping[str, str], file: BinaryIO) -> None:
    announced = given.get("content-length", "")
    if announced.isdecimal() and file.tell() < int(announced):
        raise _Hold(f"只收到 {file.tell()} / {announced} 字节")


def _file_name(source: Source, day: date) -> str:
    last = urlsplit(source.url).path.rpartition("/")[2].replace("{day}", day.isoformat())
    return last or f"{day}.csv"
