"""The search for the family of somebody nobody knows: public with the deed, down once known.

Shown: where found, sex, about how old, height, how she speaks, marks, clothes, a grown person's
photo. Kept back: what she is called, what she carries, her health: who asks for her must know it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.audit import api as audit
from minzheng.engines.cases.api import Case
from minzheng.engines.street.errors import NoSuchOnStreet, StreetRefused
from minzheng.engines.street.models import Search, Stay
from minzheng.engines.street.numbering import next_number
from minzheng.engines.street.posts import STATION
from minzheng.engines.street.procedure import step_recording, take, way_on
from minzheng.kernel.divisions import subtree_range
from minzheng.kernel.doer import SYSTEM, Doer
from minzheng.registers.papers import Paper, PaperRefused, keep_sealed, read_kept
from minzheng.registers.sealing import seal
from minzheng.vocabulary import vagrant as displaced

FOLDER, PAGE, MOST_WORDS, HEIGHTS = "search-photos", 24, 200, range(30, 231)
KNOWN, LEFT = "身份已查明", "已经离站"


@dataclass(frozen=True)
class NewSearch:
    """What is shown, and where else it is said. `height` in cm, None where nobody measured."""

    where: str
    channels: str
    findings: str
    height: int | None = None
    dialect: str = ""
    marks: str = ""
    clothes: str = ""
    photo: Paper | None = None


@dataclass(frozen=True)
class SearchWanted:
    """What the public list shows; `after`: the last key of the page before, 0 for the first."""

    sex: int = 0
    ages: tuple[int, int] = (0, 200)
    division: str = ""
    after: int = 0


@transaction.atomic
def publish_search(stay: Stay, new: NewSearch, *, by: Viewer, on: date) -> Search:
    """Do the deed of the case and show it to everybody in the same moment.

    Raises StreetRefused (known already, up already, the case does not stand there, words missing,
    a minor's photo), NotAllowed. 身份查询和照料安置意见第一部分第二项.
    """
    row = Stay.objects.select_for_update().get(pk=stay.pk)
    require(by, STATION, row.division_code)
    _refuse(row, new)
    case = Case.objects.select_related("household", "applicant").get(number=row.case_number)
    step = step_recording(case, displaced.寻亲公告日期)
    way = way_on(step, on) if step is not None else None
    if step is None or way is None:
        raise StreetRefused(f"办件现在的环节是“{case.current}”：办到寻亲公告，再在这里发布")
    record = {
        displaced.公告渠道.column: new.channels, displaced.身份查询.column: new.findings,
        f"0.{displaced.寻亲公告日期.column}": on.isoformat(),
        f"0.{displaced.身份已查明.column}": "否",
    }  # fmt: skip
    take(step, way, record, by=by, on=on)
    shown = {
        "where": new.where, "height": f"{new.height} 厘米左右" if new.height else "",
        "dialect": new.dialect, "marks": new.marks, "clothes": new.clothes,
    }  # fmt: skip
    search = _show(row, shown, photo=new.photo, by=by.doer, on=on)
    audit.record(by.doer, "publish_search", search.ref, division=row.division_code)
    return search


@transaction.atomic
def take_down_search(search: Search, why: str, *, by: Viewer, on: date) -> Search:
    """Take it down before she is known, with a reason. Raises StreetRefused, NotAllowed."""
    row = Search.objects.select_for_update().get(pk=search.pk)
    require(by, STATION, row.division_code)
    if row.down_on is not None or not why.strip():
        raise StreetRefused("请写明为什么撤下；已经撤下的不用再撤")
    _down(row, why.strip()[:60], on)
    audit.record(by.doer, "take_down_search", row.ref, division=row.division_code)
    return row


def end_search(stay: Stay, why: str, on: date) -> None:
    """She is known or has left: nobody is looked for any more. Inside the caller's transaction."""
    row = Search.objects.filter(stay=stay, down_on=None).first()
    if row is not None:
        _down(row, why, on)


@transaction.atomic
def follow_cases(on: date) -> int:
    """What was done in the case itself: searches it says are out go up, the known come down."""
    stays = {row.case_number: row for row in Stay.objects.filter(left_on=None)}
    cases = Case.objects.filter(number__in=stays)
    up = set(Search.objects.filter(stay__in=stays.values()).values_list("stay_id", flat=True))
    done = 0
    for case in cases:
        facts, stay = _facts(case), stays[case.number]
        if facts.get(displaced.身份已查明.column):
            done += Search.objects.filter(stay=stay, down_on=None).count()
            end_search(stay, KNOWN, on)
        elif _to_show(facts, stay) and stay.pk not in up:
            _show(stay, _told(stay), photo=None, by=SYSTEM, on=on)
            done += 1
    return done


def searches(wanted: SearchWanted) -> tuple[list[Search], int]:
    """A page of what is up, the newest first, and where the next begins. One query; for anybody."""
    rows = _live().filter(age__range=wanted.ages).order_by("-pk")
    if wanted.sex:
        rows = rows.filter(sex=wanted.sex)
    if wanted.division:
        rows = rows.filter(division_code__range=subtree_range(wanted.division))
    if wanted.after:
        rows = rows.filter(pk__lt=wanted.after)
    found = list(rows[: PAGE + 1])
    return found[:PAGE], found[PAGE - 1].pk if len(found) > PAGE else 0


def search_up(number: str) -> Search:
    """One that is up, for anybody. Raises NoSuchOnStreet."""
    found = _live().filter(number=number).first()
    if found is None:
        raise NoSuchOnStreet("没有这份寻亲公告，或者人已经找到，公告已撤下")
    return found


def search_photo(search: Search) -> tuple[bytes, str]:
    """The photo of one that is up. Raises NoSuchOnStreet, PaperLost."""
    if search.down_on is not None or not search.photo:
        raise NoSuchOnStreet("这份寻亲公告没有照片，或者已经撤下")
    return read_kept(search.photo, search.photo_digest)


def _to_show(facts: Mapping[str, Any], stay: Stay) -> bool:
    return bool(facts.get(displaced.寻亲公告日期.column)) and stay.named_on is None


def _live() -> QuerySet[Search]:
    return Search.objects.filter(down_on=None)


def _refuse(row: Stay, new: NewSearch) -> None:
    if row.named_on or row.left_on:
        raise StreetRefused("身份已经查明或已经离站，不用再发寻亲公告")
    if Search.objects.filter(stay=row).exists():
        raise StreetRefused("这个人的寻亲公告已经发过，请刷新页面")
    if not (new.where.strip() and new.channels.strip() and new.findings.strip()):
        raise StreetRefused("请写在哪里发现的、公告还发在哪些地方、查过什么")
    if new.height is not None and new.height not in HEIGHTS:
        raise StreetRefused("身高按厘米写，例如 168；没有量过可以不填")
    if any(len(text) > MOST_WORDS for text in (new.where, new.dialect, new.marks, new.clothes)):
        raise StreetRefused(f"每项最多 {MOST_WORDS} 个字，请写短一些")
    if new.photo is not None and row.minor:
        raise StreetRefused("未成年人的照片不对外公开，由公安机关发布；请不要传照片")


def _show(
    stay: Stay, shown: Mapping[str, str], *, photo: Paper | None, by: Doer, on: date
) -> Search:
    kept: dict[str, str] = {}
    if photo is not None:
        try:
            put = keep_sealed(FOLDER, photo)
        except PaperRefused as refusal:
            raise StreetRefused(str(refusal)) from refusal
        kept = {"photo": put.path, "photo_digest": put.digest}
    told = {name: text.strip() for name, text in shown.items()}
    return Search.objects.create(
        number=next_number("XQ", on), stay=stay, division_code=stay.division_code, sex=stay.sex,
        age=stay.age, shown_sealed=seal(json.dumps(told, ensure_ascii=False)), published_on=on,
        published_by=by.name, **kept,
    )  # fmt: skip


def _told(stay: Stay) -> dict[str, str]:
    """What the station knows and may show, where the case alone was written."""
    where = stay.finding.told["where"] if stay.finding else ""
    return {
        "where": where, "dialect": stay.features["dialect"], "marks": stay.features["marks"]
    }  # fmt: skip


def _down(row: Search, why: str, on: date) -> None:
    """The row stays, the photo goes with it."""
    photo = row.photo
    row.down_on, row.down_why, row.photo, row.photo_digest = on, why, "", ""
    row.save(update_fields=["down_on", "down_why", "photo", "photo_digest"])
    if photo:
        transaction.on_commit((Path(settings.DATA_DIR) / photo).unlink)


def _facts(case: Case) -> Mapping[str, Any]:
    rows = case.facts.get("members", ())
    return rows[0] if rows else {}
