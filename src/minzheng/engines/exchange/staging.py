"""A file arrives: measured, told by its content, sealed under our own name; nothing is read yet."""

import hashlib
import io
import re
import secrets
import unicodedata
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from django.db import IntegrityError, transaction
from django.utils import timezone

from minzheng.engines.access.api import Viewer
from minzheng.engines.audit import api as audit
from minzheng.engines.exchange import limits
from minzheng.engines.exchange.errors import DayRefused, DeliveredBefore, FileRefused
from minzheng.engines.exchange.folders import ORIGINAL, drop_folder, make_folder
from minzheng.engines.exchange.models import LIVE, Delivery
from minzheng.engines.exchange.reaching import STAGERS, home_of
from minzheng.engines.exchange.reading.packing import bounded_copy, only_member
from minzheng.engines.exchange.reading.sniffing import kind_of
from minzheng.engines.exchange.vault import SealedWriter, open_sealed
from minzheng.kernel.doer import Doer
from minzheng.kernel.feed import Feed

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

Source = Path | bytes | BinaryIO
OLDEST_DAY = date(2000, 1, 1)


@dataclass(frozen=True)
class Arrival:
    """What is said of a file by who brings it; `etag` and `modified` by the server it came from."""

    filename: str
    day: date
    etag: str = ""
    modified: str = ""


class _Measured(io.RawIOBase):
    """Counts and digests what passes on its way into the sealed file."""

    def __init__(self, target: SealedWriter) -> None:
        self._target, self.size, self._digest = target, 0, hashlib.sha256()

    def write(self, data: "ReadableBuffer") -> int:
        written = self._target.write(data)
        self.size += written
        self._digest.update(data)
        return written

    @property
    def digest(self) -> str:
        return self._digest.hexdigest()


def stage(
    feed: type[Feed], source: Source, *, filename: str, day: date, by: Viewer, on: date
) -> Delivery:
    """Take a file in; `day` is the day its data stand for. It waits to be checked.

    Raises NotAllowed, DayRefused, FileRefused (empty, too large, of no kind we read, a bomb),
    DeliveredBefore with the delivery in which the same bytes came.
    """
    division = home_of(by, STAGERS)
    return receive(feed, source, Arrival(filename, day), by=by.doer, division=division, on=on)


def receive(
    feed: type[Feed], source: Source, arrival: Arrival, *, by: Doer, division: str, on: date
) -> Delivery:
    """The same for whoever brings the file, the system that fetched it among them."""
    _refuse_day(arrival.day, on)
    folder = secrets.token_hex(12)
    path = make_folder(folder) / ORIGINAL
    try:
        measured = _keep(source, path)
        kind = _kind(path)
        delivery = Delivery(
            feed=feed.name(), day=arrival.day, division_code=division, folder=folder,
            filename=safe_name(arrival.filename), size=measured.size, digest=measured.digest,
            kind=kind, etag=arrival.etag[:200], modified=arrival.modified[:60], staged_by=by.name,
            staged_key=by.key, staged_on=on, staged_at=timezone.now(),
        )  # fmt: skip
        return _enter(delivery, by)
    except BaseException:
        drop_folder(folder)
        raise


def safe_name(name: str) -> str:
    """What the sender called it, fit to be shown: no path, nothing invisible, not too long."""
    last = re.split(r"[/\\]", name)[-1]
    plain = "".join(sign for sign in last if not unicodedata.category(sign).startswith("C")).strip()
    if len(plain) > limits.MOST_NAME:
        plain = f"{plain[: limits.MOST_NAME - 11]}…{plain[-10:]}"
    return plain or "未命名"


def _refuse_day(day: date, on: date) -> None:
    if day > on:
        raise DayRefused(f"数据日期 {day} 晚于今天 {on}，请填数据截止的那一天")
    if day < OLDEST_DAY:
        raise DayRefused(f"数据日期 {day} 早于 {OLDEST_DAY}，请核对年份")


def _keep(source: Source, path: Path) -> _Measured:
    with SealedWriter(path) as target:
        measured = _Measured(target)
        if isinstance(source, Path):
            with source.open("rb") as file:
                bounded_copy(file, measured, limits.MOST_BYTES)
        else:
            stream = io.BytesIO(source) if isinstance(source, bytes) else source
            bounded_copy(stream, measured, limits.MOST_BYTES)
    return measured


def _kind(path: Path) -> str:
    """What it is; a ZIP gives way to the one file in it."""
    with open_sealed(path) as file:
        kind = kind_of(file)
        if kind != "zip":
            return kind
        inner = path.with_suffix(".inner")
        with only_member(file) as member, SealedWriter(inner) as target:
            bounded_copy(member, target, limits.MOST_UNPACKED)
    inner.replace(path)
    with open_sealed(path) as file:
        kind = kind_of(file)
    if kind == "zip":
        raise FileRefused("压缩包里还是压缩包，没有继续解开。请解压后直接报送其中的数据表")
    return kind


@transaction.atomic
def _enter(delivery: Delivery, by: Doer) -> Delivery:
    same_day = Delivery.objects.filter(feed=delivery.feed, day=delivery.day).count()
    delivery.number = f"{delivery.feed}-{delivery.day:%Y%m%d}-{same_day + 1}"
    _refuse_again(delivery)
    try:
        with transaction.atomic():
            delivery.save()
    except IntegrityError:
        _refuse_again(delivery)
        raise
    detail = {"feed": delivery.feed, "day": delivery.day.isoformat(), "bytes": delivery.size,
              "sha256": delivery.digest, "kind": delivery.kind}  # fmt: skip
    audit.record(by, "stage_delivery", delivery.ref, division=delivery.division_code, detail=detail)
    return delivery


def _refuse_again(delivery: Delivery) -> None:
    rows = Delivery.objects.filter(feed=delivery.feed, digest=delivery.digest, state__in=LIVE)
    known = rows.first()
    if known is not None:
        raise DeliveredBefore(
            f"这个文件已经报送过：{known.staged_on} 由{known.staged_by}登记，批次号 {known.number}"
            f"（{known.get_state_display()}）。内容有更正的，请报送更正后的文件；"
            "要重新检查的，请先撤回那一批"
        )
