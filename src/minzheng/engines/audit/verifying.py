"""Checking the whole trail: numbers without gaps, links, hashes, and the head."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Max

from minzheng.engines.audit.chain import GENESIS, hash_of
from minzheng.engines.audit.models import Entry, Head
from minzheng.engines.audit.writing import HEAD

CHUNK = 5_000


@dataclass(frozen=True)
class Verdict:
    """Whether the trail is whole; when broken, the first wrong entry and why."""

    ok: bool
    checked: int
    entry: int | None = None
    reason: str = ""


def verify() -> Verdict:
    """Read the trail from the first entry on and stop at the first break. Changes nothing."""
    end = _head()  # entries written while we read lie behind it and are checked next time
    number, link = 0, GENESIS
    for entry in _entries(end.number):
        reason = _fault(entry, number + 1, link)
        if reason:
            return Verdict(False, number, _culprit(entry, number + 1), reason)
        number, link = entry.number, entry.hash
    return _check_end(end, number, link)


def _entries(last: int) -> Iterator[Entry]:
    stored = Entry.objects.filter(number__lte=last).order_by("number")
    return stored.iterator(chunk_size=CHUNK)


def _fault(entry: Entry, expected: int, link: str) -> str:
    if entry.number != expected:
        return f"缺少第 {expected} 条：记录被删除"
    if entry.previous_hash != link:
        return f"第 {expected} 条与前一条的摘要接不上：记录被改动或替换"
    if entry.hash != hash_of(entry):
        return f"第 {expected} 条内容与摘要不符：记录被改动"
    return ""


def _culprit(entry: Entry, expected: int) -> int:
    return min(entry.number, expected)


def _check_end(end: Head, number: int, link: str) -> Verdict:
    if number < end.number:
        return Verdict(
            False, number, number + 1, f"缺少第 {number + 1} 条到第 {end.number} 条：末尾被截断"
        )
    if link != end.hash:
        return Verdict(
            False, number, number or None, f"第 {number} 条与链末端的摘要不符：末尾被替换"
        )
    stored = Entry.objects.aggregate(last=Max("number"))["last"] or 0
    if stored > _head().number:
        return Verdict(False, number, stored, f"第 {stored} 条不在链上：记录是另外插入的")
    return Verdict(True, number)


def _head() -> Head:
    return Head.objects.filter(pk=HEAD).first() or Head(pk=HEAD, number=0, hash=GENESIS)
