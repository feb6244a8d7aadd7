"""A document is read in: the first time it makes a plan, later a new version of it.

A new version keeps what officers did. Items of both readings are paired, those with the same path
and much the same words first, then by words alone; a pair keeps corrections, figures that were
corrected, owner and duty. What finds no pair is new, or gone: gone items stay until decided upon.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from rapidfuzz import fuzz
from rapidfuzz.process import cdist

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.plans.coded import MAKERS, Kind, Since
from minzheng.engines.plans.errors import PlanRefused
from minzheng.engines.plans.models import Item, ItemFigure, Plan, Version
from minzheng.engines.plans.posts import plan_for
from minzheng.engines.plans.shaping import shape_again, unshape
from minzheng.engines.plans.trail import record
from minzheng.engines.reading import api as reading
from minzheng.kernel.divisions import normalise

SAME_PATH, SAME_WORDS = 45.0, 72.0  # of a hundred, by shared signs
MOST_ITEMS = 3_000
GONE_PLACE = 1_000_000  # behind everything that is there
READ = ("value", "unit", "kind", "measures", "status")


@dataclass(frozen=True)
class NewPlan:
    """A document to read in; `title` "" takes the document's own."""

    kind: str
    year: int
    division: str
    content: bytes
    file_name: str
    title: str = ""


@dataclass(frozen=True)
class File:
    """What was uploaded."""

    content: bytes
    name: str


@transaction.atomic
def read_plan(new: NewPlan, *, by: Viewer, on: date) -> Plan:
    """Read a document in as a plan. Raises PlanRefused (why it cannot be read), NotAllowed."""
    place = normalise(new.division)
    require(by, MAKERS, place)
    if new.kind not in Kind.values:
        raise PlanRefused(f"文种请从{'、'.join(Kind.labels)}里选")
    if not 2000 <= new.year <= on.year + 10:
        raise PlanRefused(f"年份写了 {new.year}，请写 2000 到 {on.year + 10} 之间的四位数")
    document = _read(new.content, new.file_name, new.year)
    title = new.title.strip() or document.title or new.file_name
    plan = Plan.objects.create(
        title=title[:200], kind=new.kind, year=new.year, division_code=place, made_on=on,
        made_by=by.doer.name,
    )  # fmt: skip
    version = _version(plan, document, File(new.content, new.file_name), by, on)
    for number, item in enumerate(document.items):
        _kept(Item(plan=plan), version, number, item, Since.KEPT)
    record(plan, "read_plan", by.doer, version=version.number, items=len(document.items))
    return plan


@transaction.atomic
def read_again(by: Viewer, pk: int, content: bytes, file_name: str, *, on: date) -> Version:
    """Read a new version of a plan; what officers did stays. Raises NoSuchPlan, PlanRefused."""
    plan = Plan.objects.select_for_update().get(pk=plan_for(by, pk).pk)
    require(by, MAKERS, plan.division_code)
    document = _read(content, file_name, plan.year)
    last = plan.versions.first()
    if last is not None and last.digest == _digest(content):
        raise PlanRefused(f"这份文件和第 {last.number} 版一字不差，不用再读")
    version = _version(plan, document, File(content, file_name), by, on)
    unshape(plan)
    moved: dict[int, int] = {}
    old = list(plan.items.exclude(since=Since.GONE).filter(part=0))
    pairs = dict(_pairs(old, document.items))
    for number, item in enumerate(document.items):
        row = pairs.pop(number, None)
        before = row.place if row else None
        kept = _kept(
            row or Item(plan=plan), version, number, item, Since.KEPT if row else Since.NEW
        )
        if before is not None:
            moved[before] = kept.place
    _move_parts(plan, moved)
    met = {row.pk for row in plan.items.filter(version=version)}
    plan.items.exclude(pk__in=met).filter(part=0).update(since=Since.GONE)
    shape_again(plan, version)
    record(plan, "read_plan", by.doer, version=version.number, items=len(document.items))
    return version


def _move_parts(plan: Plan, moved: Mapping[int, int]) -> None:
    """Parts go where the item went from which they were split."""
    parts = list(plan.items.filter(part__gt=0))
    for row in parts:
        row.place = moved.get(row.place, GONE_PLACE)
    Item.objects.bulk_update(parts, ["place"])


def _read(content: bytes, file_name: str, year: int) -> reading.Document:
    try:
        document = reading.read_file(content, file_name, year)
    except reading.ReadingRefused as refusal:
        raise PlanRefused(str(refusal)) from refusal
    if not document.items:
        raise PlanRefused("文件里没有读出条目。请核对是不是正文，或者补上序号再读")
    if len(document.items) > MOST_ITEMS:
        raise PlanRefused(f"读出 {len(document.items)} 条，超过 {MOST_ITEMS} 条。请分册读入")
    return document


def _version(plan: Plan, document: reading.Document, file: File, by: Viewer, on: date) -> Version:
    day = date.fromisoformat(document.date) if document.date else None
    return Version.objects.create(
        plan=plan, number=plan.versions.count() + 1, title=document.title[:200],
        document_number=document.number[:60], index_number=document.index_number[:60],
        issuer=document.issuer[:60], issued_on=day, file_name=file.name[-120:],
        digest=_digest(file.content), text=document.text, remarks=[*document.remarks], read_on=on,
        read_by=by.doer.name,
    )  # fmt: skip


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _pairs(old: Sequence[Item], new: Sequence[reading.Item]) -> Iterator[tuple[int, Item]]:
    """Which old item each new one is: same words, then path and words, then words alone.

    The last step compares only what is left, all with all at once (cdist): 3,000 changed items
    with 3,000 take some seconds.
    """
    left = {row.pk: row for row in old}
    waiting: list[int] = []
    same: dict[str, list[Item]] = {}
    for row in old:
        same.setdefault(row.plain, []).append(row)
    for number, item in enumerate(new):
        found = same.get(item.text, [])
        if found:
            yield number, left.pop(found.pop(0).pk)
        else:
            waiting.append(number)
    by_path: dict[str, list[Item]] = {}
    for row in left.values():
        by_path.setdefault(row.path, []).append(row)
    changed: list[int] = []
    for number in waiting:
        there = next(iter(by_path.get(new[number].path, [])), None)
        if there is not None and fuzz.ratio(there.plain, new[number].text) >= SAME_PATH:
            by_path[there.path].remove(there)
            yield number, left.pop(there.pk)
        else:
            changed.append(number)
    yield from _most_alike(list(left.values()), new, changed)


def _most_alike(
    old: list[Item], new: Sequence[reading.Item], changed: Sequence[int]
) -> Iterator[tuple[int, Item]]:
    """The most alike first, until nothing is alike enough."""
    if not old or not changed:
        return
    told = cdist([new[n].text for n in changed], [row.plain for row in old],
                 scorer=fuzz.ratio, score_cutoff=SAME_WORDS)  # fmt: skip
    places = sorted(zip(*told.nonzero(), strict=True), key=lambda at: -told[at])
    used: set[int] = set()
    met: set[int] = set()
    for at, row in places:
        if int(at) not in met and int(row) not in used:
            met.add(int(at))
            used.add(int(row))
            yield changed[int(at)], old[int(row)]


def _kept(row: Item, version: Version, place: int, item: reading.Item, since: Since) -> Item:
    """An item as this version has it; what was corrected stays beside what is read now."""
    row.version, row.place, row.since = version, place, since
    row.path, row.read_heading = item.path[:120], item.heading[:200]
    row.read_text = row.plain = item.text
    row.start, row.end = item.start, item.end
    row.read_due = date.fromisoformat(item.due) if item.due else None
    row.owners, row.programmes, row.cites = [*item.owners], [*item.programmes], [*item.cites]
    row.rhythms = [each.as_json() for each in item.rhythms]
    row.save()
    _keep_figures(row, item)
    return row


def _keep_figures(row: Item, item: reading.Item) -> None:
    """Figures read anew; one that an officer corrected or tied to an indicator stays so.

    Where only its number changed it takes the new one; where it is not there any more it says so.
    """
    worked = [each for each in row.figures.all() if each.is_corrected or each.indicator]
    row.figures.exclude(pk__in=[each.pk for each in worked]).delete()
    for figure in item.figures:
        told = {name: str(getattr(figure, name)) for name in READ}
        old = _known(worked, told)
        if old is not None:
            worked.remove(old)
        kept = (
            _renewed(old, told) if old is not None else ItemFigure(item=row, as_read=told, **told)
        )
        kept.start, kept.end, kept.gone = figure.start, figure.end, False
        kept.save()
    for each in worked:
        each.start, each.end, each.gone = item.start, item.start, True
        each.save()


def _known(worked: Sequence[ItemFigure], told: Mapping[str, str]) -> ItemFigure | None:
    """The figure that this was: the same in all, else of the same noun and unit."""
    for names in (("value", "unit", "measures"), ("unit", "measures")):
        for each in worked:
            if all(each.as_read.get(name) == told[name] for name in names):
                return each
    return None


def _renewed(old: ItemFigure, told: Mapping[str, str]) -> ItemFigure:
    """A number that the new version changed is the new one; corrections of the rest stay."""
    if old.as_read.get("value") != told["value"]:
        old.value = told["value"]
    old.as_read = dict(told)
    return old
