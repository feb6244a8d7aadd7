"""Adjusting a list: a draft from the one in force, item by item; another person adopts it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from minzheng.engines.access.api import Viewer
from minzheng.engines.audit import api as audit
from minzheng.engines.guarantees.coded import ADOPTERS, DRAFTERS, STATUSES, State
from minzheng.engines.guarantees.errors import (
    GuaranteeRefused,
    NoSuchGuarantee,
    OtherHandNeeded,
)
from minzheng.engines.guarantees.items import read_item, read_items
from minzheng.engines.guarantees.models import Version
from minzheng.engines.guarantees.posts import NO_LIST, require_for
from minzheng.engines.guarantees.shelf import (
    Change,
    Published,
    changes,
    newest_of_places,
    of_version,
    published,
)
from minzheng.kernel.divisions import DivisionCodeError, normalise
from minzheng.registers.divisions.api import UnknownDivision, get_division

OPEN_HEAD = {"title": 80, "issuer": 80, "basis": 200, "why": 500}


@dataclass(frozen=True)
class NewList:
    """The head of a list to draw up. `status`: how sure its source is."""

    place: str
    title: str
    issuer: str
    basis: str
    since: date
    status: str = "verified"
    why: str = ""


@transaction.atomic
def draft(viewer: Viewer, new: NewList, *, on: date) -> Version:
    """A draft that begins with the items of the list in force there, if there is one.

    Raises NotAllowed, GuaranteeRefused (place, words, a day gone by, a draft already open).
    """
    place = _place(new.place)
    require_for(viewer, DRAFTERS, place)
    _check_head(new, on)
    if Version.objects.filter(place=place, state=State.DRAFT).exists():
        raise GuaranteeRefused("这个地方已有一份没有公布的草稿，请先改好公布，或者作废")
    base = base_of(place, new.since)
    row = Version.objects.create(
        place=place, title=new.title.strip(), issuer=new.issuer.strip(), basis=new.basis.strip(),
        status=new.status, since=new.since, why=new.why.strip(),
        items=[item.as_data() for item in base.items] if base else [],
        drafted_on=on, drafted_by=viewer.doer.name, drafted_key=viewer.doer.key,
    )  # fmt: skip
    _record(viewer, "draft_guarantees", row)
    return row


@transaction.atomic
def put_item(viewer: Viewer, pk: int, raw: Mapping[str, Any], *, on: date) -> Version:
    """Add an item to a draft, or rewrite the one of its code. Raises ListFaulty, NotAllowed."""
    row = _draft_of(viewer, pk)
    item = read_item(raw).as_data()
    kept = [each for each in row.items if each["code"] != item["code"]]
    at = next((n for n, e in enumerate(row.items) if e["code"] == item["code"]), len(kept))
    row.items = [*kept[:at], item, *kept[at:]]
    read_items(row.items)
    return _changed(viewer, row, "put_guarantee_item", str(item["code"]), on)


@transaction.atomic
def drop_item(viewer: Viewer, pk: int, code: str, *, on: date) -> Version:
    """Leave an item out of a draft. Raises GuaranteeRefused, NotAllowed."""
    row = _draft_of(viewer, pk)
    kept = [each for each in row.items if each["code"] != code]
    if len(kept) == len(row.items):
        raise GuaranteeRefused(f"草稿里没有代号 {code} 的项目，请从草稿重新选")
    row.items = kept
    return _changed(viewer, row, "drop_guarantee_item", code, on)


@transaction.atomic
def adopt(viewer: Viewer, pk: int, *, on: date) -> Version:
    """A second person puts the list into force from its day. Raises NotAllowed, OtherHandNeeded,
    ListFaulty, GuaranteeRefused (nothing changed, its day gone by, a list of that day already).
    """
    row = _locked(pk)
    require_for(viewer, ADOPTERS, row.place)
    if viewer.doer.key == row.drafted_key:
        raise OtherHandNeeded("起草和公布须由两位不同的人员办理，请由另一位负责人公布")
    if row.since < on:
        raise GuaranteeRefused(f"施行日期 {row.since} 已经过去，请作废后重新起草")
    new, base = of_version(row), base_of(row.place, row.since)
    if not changes(base, new):
        raise GuaranteeRefused("和现行清单一模一样，没有要公布的；请先改清单")
    if any(each.since == row.since for each in published(row.place)):
        raise GuaranteeRefused(f"这个地方已有一份 {row.since} 施行的清单，请改施行日期")
    row.state = State.ADOPTED
    _decide(viewer, row, on)
    _record(viewer, "adopt_guarantees", row)
    return row


@transaction.atomic
def drop(viewer: Viewer, pk: int, *, on: date) -> Version:
    """Give a draft up. Raises NotAllowed, GuaranteeRefused."""
    row = _draft_of(viewer, pk)
    row.state = State.DROPPED
    _decide(viewer, row, on)
    _record(viewer, "drop_guarantees", row)
    return row


def base_of(place: str, since: date) -> Published | None:
    """The list of a place itself that a new one from this day would follow. One query."""
    found = newest_of_places(published(place), since)
    return found[0] if found else None


def changes_of(row: Version) -> tuple[Change, ...]:
    """What a version changes against the list before it. One query."""
    earlier = [each for each in published(row.place) if each.key != str(row.pk)]
    before = newest_of_places(earlier, row.since)
    new = Published(
        str(row.pk), row.place, row.title, row.issuer, row.basis, row.since, row.status,
        read_items(row.items) if row.items else (),
    )  # fmt: skip
    return changes(before[0] if before else None, new)


def drafts() -> QuerySet[Version]:
    """Every draft there is."""
    return Version.objects.filter(state=State.DRAFT)


def _place(code: str) -> str:
    try:
        return get_division(normalise(code)).code
    except (DivisionCodeError, UnknownDivision) as error:
        raise GuaranteeRefused(str(error)) from None


def _check_head(new: NewList, on: date) -> None:
    for name, most in OPEN_HEAD.items():
        text = str(getattr(new, name)).strip()
        if not text and name != "why":
            raise GuaranteeRefused("名称、发布机关、依据都要写，老人要看得到清单从哪里来")
        if len(text) > most:
            raise GuaranteeRefused(f"“{text[:10]}……”有 {len(text)} 个字，最多 {most} 个字，请缩短")
    if new.status not in STATUSES:
        raise GuaranteeRefused(f"可靠程度应是 {'、'.join(STATUSES.values())} 之一")
    if new.since < on:
        raise GuaranteeRefused(f"施行日期 {new.since} 已经过去，清单只能从今天以后施行，请改")


def _draft_of(viewer: Viewer, pk: int) -> Version:
    row = _locked(pk)
    require_for(viewer, DRAFTERS, row.place)
    return row


def _locked(pk: int) -> Version:
    row = Version.objects.select_for_update().filter(pk=pk).first()
    if row is None:
        raise NoSuchGuarantee(NO_LIST)
    if row.state != State.DRAFT:
        raise GuaranteeRefused(f"这份清单{row.get_state_display()}，不能再改；要调整的请另起草一份")
    return row


def _changed(viewer: Viewer, row: Version, verb: str, code: str, on: date) -> Version:
    # Who changed it last is who drew it up: she must not adopt her own words.
    row.drafted_on, row.drafted_by, row.drafted_key = on, viewer.doer.name, viewer.doer.key
    row.save()
    audit.record(viewer.doer, verb, row.ref, division=row.place, detail={"item": code})
    return row


def _decide(viewer: Viewer, row: Version, on: date) -> None:
    row.decided_on, row.decided_by, row.decided_key = on, viewer.doer.name, viewer.doer.key
    row.save()


def _record(viewer: Viewer, verb: str, row: Version) -> None:
    detail = {"since": row.since.isoformat(), "items": len(row.items)}
    audit.record(viewer.doer, verb, row.ref, division=row.place, detail=detail)
