"""The check of a delivery, from the sealed file to its report."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.db import transaction

from minzheng.engines.audit import api as audit
from minzheng.engines.exchange.agreed import agreement
from minzheng.engines.exchange.checking.batches import Plan
from minzheng.engines.exchange.checking.drift import FileFinding
from minzheng.engines.exchange.checking.filewide import (
    Before,
    about_headers,
    about_rows,
    refuse_without_people,
)
from minzheng.engines.exchange.checking.passing import Outcome, check_rows
from minzheng.engines.exchange.errors import BrokenSeal, FileRefused, FileUnreadable
from minzheng.engines.exchange.folders import ORIGINAL, folder_of
from minzheng.engines.exchange.leasing import Lease
from minzheng.engines.exchange.models import Delivery, State
from minzheng.engines.exchange.reading.heads import match
from minzheng.engines.exchange.reading.opening import open_file
from minzheng.engines.exchange.rhythm import days_of
from minzheng.engines.exchange.vault import open_sealed
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.feed import Feed, feed_named

DAY_IN_NAME = re.compile(r"(20\d{2})[-_.年]?(0[1-9]|1[0-2])[-_.月]?(0[1-9]|[12]\d|3[01])")


def examine(delivery: Delivery, lease: Lease) -> None:
    """Check every row and the whole; the delivery is then checked or unreadable."""
    lease.write(doing="检查")
    try:
        form, findings, outcome = _read(delivery, lease)
    except (FileUnreadable, FileRefused, BrokenSeal) as refusal:
        _finish(delivery, lease, state=State.UNREADABLE, verdict={"error": str(refusal)})
        return
    told = [finding.told() for finding in findings]
    verdict = {
        "counts": outcome.counts,
        "file": sorted(told, key=lambda each: not each["blocks"]),
        "blocks": any(each["blocks"] for each in told),
    }
    _finish(
        delivery, lease, state=State.CHECKED, verdict=verdict, profile=outcome.profile,
        form=dict(form), rows=outcome.rows, bad=outcome.bad, warned=outcome.warned,
    )  # fmt: skip


def _read(delivery: Delivery, lease: Lease) -> tuple[Any, list[FileFinding], Outcome]:
    feed = feed_named(delivery.feed)
    with open_sealed(folder_of(delivery) / ORIGINAL) as file:
        reading = open_file(feed, delivery.kind, file, delivery.size)
        matching = match(feed, reading.headers)
        refuse_without_people(feed, matching)
        lease.write(total=reading.total)
        plan = Plan.of(feed, delivery.day, matching)
        outcome = check_rows(plan, reading, folder_of(delivery), lease.tell)
    last = _last_accepted(delivery)
    before = Before(last.day, last.profile) if last else None
    findings = [
        *about_headers(matching, reading),
        *_about_day(feed, delivery, last),
        *about_rows(feed, outcome, agreement(delivery.feed).most_bad, before),
    ]
    return reading.form, findings, outcome


def _last_accepted(delivery: Delivery) -> Delivery | None:
    rows = Delivery.objects.filter(feed=delivery.feed, state=State.ACCEPTED)
    return rows.order_by("-day", "-id").first()


def _about_day(
    feed: type[Feed], delivery: Delivery, last: Delivery | None
) -> Iterator[FileFinding]:
    """A file of another day than expected, by its name and by the rhythm of the feed."""
    named = DAY_IN_NAME.search(delivery.filename)
    if named and "".join(named.groups()) != f"{delivery.day:%Y%m%d}":
        says = f"文件名里的日期是 {'-'.join(named.groups())}，登记的数据日期是 {delivery.day}"
        yield FileFinding(False, says, "请核对是不是另一天的文件；登记错的，请撤回后重新报送")
    if last is None:
        return
    if delivery.day == last.day:
        says = f"{last.day} 的数据已经入库（批次号 {last.number}），接收后成为同一天的新版本"
        yield FileFinding(False, says, "请确认这是更正后的文件")
    elif delivery.day < last.day:
        says = f"数据日期 {delivery.day} 早于已入库的 {last.day}"
        yield FileFinding(False, says, "请确认是补报以前的数据；不会取代较新的数据")
    elif delivery.day > last.day + timedelta(days=days_of(feed.every) + days_of(feed.grace)):
        says = f"上次入库的是 {last.day} 的数据，按每 {feed.every} 一次，中间缺了"
        yield FileFinding(False, says, "请报送部门补报缺少的日期，或者说明原因")


def _finish(delivery: Delivery, lease: Lease, **columns: Any) -> None:
    """The result and its entry in the trail stand or fall together."""
    with transaction.atomic():
        lease.write(**columns)
        verb = "check_delivery" if columns["state"] == State.CHECKED else "delivery_unreadable"
        detail = {"rows": columns.get("rows", 0), "bad": columns.get("bad", 0)}
        audit.record(SYSTEM, verb, delivery.ref, division=delivery.division_code, detail=detail)
