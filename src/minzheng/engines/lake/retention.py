"""How long versions lie in the lake: what is held for a decision stays, the rest goes in time.

A version older than its feed may be kept goes whole, the newest one as well: what nobody delivers
any more must not be believed for ever. The part that names people goes earlier, as soon as two
newer versions stand: matching and undoing only ever read the newest.
"""

import time
from dataclasses import dataclass, replace
from datetime import date
from shutil import rmtree

from django.db import transaction
from django.db.models import QuerySet

from minzheng.engines.audit import api as audit
from minzheng.engines.lake.files import digest_of
from minzheng.engines.lake.layout import IDENTITY
from minzheng.engines.lake.models import LakeVersion, Pin
from minzheng.engines.lake.shelves import ABANDONED, folders
from minzheng.kernel.divisions import NATION
from minzheng.kernel.doer import Doer
from minzheng.kernel.feed import feeds
from minzheng.kernel.months import Month
from minzheng.kernel.params import ParamBook

NAMED = 2  # newer versions from which the part that names people is no longer needed


@dataclass(frozen=True)
class Expiry:
    """What was removed: whole versions, parts that name people, and what decisions still hold."""

    versions: tuple[str, ...]
    identities: tuple[str, ...]
    held: tuple[str, ...]


@dataclass(frozen=True)
class Storage:
    """How a feed lies in the lake; `expires` is the day on which its oldest version goes."""

    feed: str
    title: str
    versions: int
    removed: int
    rows: int
    bytes: int
    oldest: date | None
    newest: date | None
    keep_months: int | None
    expires: date | None
    pinned: int = 0


@transaction.atomic
def pin(version: LakeVersion, subject: str, *, on: date) -> None:
    """Keep a version while a decision rests on it: subject is "case:…", "night:…"."""
    Pin.objects.get_or_create(version=version, subject=subject, defaults={"pinned_on": on})


def expire(on: date, *, book: ParamBook, by: Doer) -> Expiry:
    """Remove what is over its time; the catalogue keeps the line. Twice changes nothing."""
    gone: list[str] = []
    unnamed: list[str] = []
    held: list[str] = []
    pinned = _pinned()
    for feed in LakeVersion.objects.order_by("feed").values_list("feed", flat=True).distinct():
        lying = list(_lying(feed))
        over = [each for each in lying if _is_over(each, on, book)]
        held += [each.ref for each in over if each.pk in pinned]
        gone += [_remove(each, on, by) for each in over if each.pk not in pinned]
        rest = [each for each in lying if each.expired_on is None][NAMED:]
        named = [each for each in rest if each.identity_removed_on is None]
        unnamed += [_remove_names(each, on, by) for each in named]
        _sweep(feed)
    return Expiry(tuple(gone), tuple(unnamed), tuple(held))


def storage(on: date, *, book: ParamBook) -> list[Storage]:
    """How much of each declared feed lies in the lake, and when its oldest version goes."""
    pinned = _pinned()
    found: dict[str, list[LakeVersion]] = {}
    for each in LakeVersion.objects.order_by("day", "number"):
        found.setdefault(each.feed, []).append(each)
    return [
        replace(
            _storage(name, found.get(name, []), keep_months(name, on, book)),
            pinned=sum(each.pk in pinned for each in found.get(name, [])),
        )
        for name in sorted(feeds())
    ]


def is_whole(version: LakeVersion) -> bool:
    """Whether a version's files are the ones that were written."""
    if version.identity_removed_on is not None or version.expired_on is not None:
        return (version.folder.exists()) is (version.expired_on is None)
    return digest_of(version.folder) == version.digest


def kept_until(version: LakeVersion, months: int) -> date:
    """The last day on which a version may lie in the lake."""
    month = Month.of(version.day).shift(months)
    return month.first.replace(day=min(version.day.day, month.last.day))


def keep_months(feed: str, on: date, book: ParamBook) -> int | None:
    """How many months a feed's versions are kept; None where nobody has set it."""
    declared = feeds().get(feed)
    if declared is None or declared.keeps.key not in book.infos:
        return None
    entry = book.entry_if(declared.keeps, on=on, place=NATION)
    return None if entry is None else int(entry.value)


def _lying(feed: str) -> QuerySet[LakeVersion]:
    return LakeVersion.objects.filter(feed=feed, expired_on=None).order_by("-day", "-number")


def _pinned() -> set[int]:
    """The versions that somebody decided on."""
    return set(Pin.objects.values_list("version_id", flat=True))


def _is_over(version: LakeVersion, on: date, book: ParamBook) -> bool:
    months = keep_months(version.feed, on, book)
    return months is not None and on > kept_until(version, months)


def _remove(version: LakeVersion, on: date, by: Doer) -> str:
    """The catalogue first: a line too many is swept up later, a file too few would be damage."""
    with transaction.atomic():
        version.expired_on, version.expired_by = on, by.name
        version.save(update_fields=["expired_on", "expired_by"])
        audit.record(by, "expire_version", version.ref, detail={"rows": version.rows})
    rmtree(version.folder, ignore_errors=True)
    return version.ref


def _remove_names(version: LakeVersion, on: date, by: Doer) -> str:
    with transaction.atomic():
        version.identity_removed_on = on
        version.save(update_fields=["identity_removed_on"])
        audit.record(by, "expire_identities", version.ref)
    (version.folder / IDENTITY).unlink(missing_ok=True)
    return version.ref


def _sweep(feed: str) -> None:
    """What a killed run left: files the catalogue says are gone, folders it never heard of."""
    known = {each.name: each for each in LakeVersion.objects.filter(feed=feed)}
    for folder in folders(f"feeds/{feed}"):
        version = known.get(folder.name)
        if version is None:
            if time.time() - folder.stat().st_mtime > ABANDONED:
                rmtree(folder, ignore_errors=True)
        elif version.expired_on is not None:
            rmtree(folder, ignore_errors=True)
        elif version.identity_removed_on is not None:
            (folder / IDENTITY).unlink(missing_ok=True)


def _storage(name: str, held: list[LakeVersion], months: int | None) -> Storage:
    lying = [each for each in held if each.expired_on is None]
    first = lying[0] if lying else None
    return Storage(
        feed=name,
        title=feeds()[name].title,
        versions=len(lying),
        removed=len(held) - len(lying),
        rows=sum(each.rows for each in lying),
        bytes=sum(each.bytes for each in lying),
        oldest=first.day if first else None,
        newest=lying[-1].day if first else None,
        keep_months=months,
        expires=kept_until(first, months) if first and months is not None else None,
    )
