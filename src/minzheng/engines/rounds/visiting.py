"""A visit is written down: it counts where it falls, its findings become needs and checks."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from minzheng.engines.access.api import NotAllowed, Viewer, require
from minzheng.engines.needs import api as needs
from minzheng.engines.rounds.checking import open_check
from minzheng.engines.rounds.coded import (
    ALARMING_MOOD,
    DANGER,
    HAZARDS,
    HEALTHS,
    HOME,
    MET,
    MOODS,
    OUTCOMES,
    VISITORS,
    WAITING,
    WAYS,
    State,
)
from minzheng.engines.rounds.errors import RoundRefused
from minzheng.engines.rounds.models import Due, Listed, Visit
from minzheng.engines.rounds.terms import number
from minzheng.engines.rounds.trail import record
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.papers import Paper, PaperRefused, keep_sealed, read_kept
from minzheng.registers.sealing import seal, unseal
from minzheng.vocabulary import rounds as numbers

FOLDER, MOST_WORDS = "round-photos", 500


@dataclass(frozen=True)
class NewVisit:
    """What was seen; whoever did not answer has only `way` and `words`. `needs`: catalogue items.

    `client`: what a phone called it, so that what is sent twice is kept once.
    """

    day: date
    way: str
    outcome: str
    hazards: tuple[str, ...] = ()
    health: str = ""
    mood: str = ""
    words: str = ""
    needs: tuple[str, ...] = ()
    photo: Paper | None = None
    client: str = ""


def record_visit(listed: Listed, new: NewVisit, *, by: Viewer, on: date) -> Visit:
    """Keep a visit; sent twice by a phone it is one.

    Raises RoundRefused (day to come or too old, an answer that is missing, photo), NotAllowed.
    """
    with transaction.atomic():
        require(by, VISITORS, listed.division_code)
        rows = Listed.objects.select_for_update(of=("self",)).select_related("person")
        row = rows.get(pk=listed.pk)
        before = _sent_before(new.client, by)
        if before is not None:
            return before
        _refuse(row, new, on)
        visit = _kept(row, new, by, on)
        _count(row, visit)
        _note_needs(visit, new, by=by, on=on)
        _alarm(row, visit, on)
        detail = {"visit": visit.pk, "way": visit.way, "outcome": visit.outcome}
        record(row, "record_round", by.doer, **detail)
    return visit


def open_photo(viewer: Viewer, visit: Visit) -> tuple[bytes, str]:
    """The photo and its mime type; who looks is in the trail. Raises RoundRefused, PaperLost."""
    if not visit.photo:
        raise RoundRefused("这次探访没有照片，请返回探访页面")
    content = read_kept(visit.photo, visit.photo_digest)
    with transaction.atomic():
        record(visit.listed, "open_round_photo", viewer.doer, visit=visit.pk)
    return content


def words_of(visit: Visit) -> str:
    """What was written."""
    return unseal(visit.words_sealed) if visit.words_sealed else ""


def kept_days(place: str, on: date) -> int:
    """How many days something may lie on a phone."""
    return number(numbers.补传天数, place, on)


def _sent_before(client: str, by: Viewer) -> Visit | None:
    found = Visit.objects.filter(client=client[:36]).first() if client else None
    if found is not None and found.by_key != by.doer.key:
        raise RoundRefused("这条记录已经由别人发过，没有重复登记；请在探访记录里核对")
    return found


def _refuse(row: Listed, new: NewVisit, on: date) -> None:
    _refuse_day(row, new.day, on)
    for label, code, table in (("方式", new.way, WAYS), ("结果", new.outcome, OUTCOMES)):
        if code not in table:
            raise RoundRefused(f"“{label}”请从{'、'.join(table.values())}里选")
    if len(new.words) > MOST_WORDS:
        raise RoundRefused(f"说明最多 {MOST_WORDS} 个字，请写短一些")
    if new.outcome == MET:
        _refuse_answers(new)
    elif new.needs or new.hazards or new.health or new.mood:
        raise RoundRefused("没有人应的，不能填身体、情绪、隐患和需求；请只写说明")


def _refuse_day(row: Listed, day: date, on: date) -> None:
    if row.ended_on is not None and day >= row.ended_on:
        raise RoundRefused(f"已于 {row.ended_on} 结束探访（{row.end_name}），不用再记")
    if day > on:
        raise RoundRefused(f"探访日 {day} 还没有到，请填今天或以前的日期")
    oldest = max(row.since, on - timedelta(days=kept_days(row.division_code, on)))
    if day < oldest:
        raise RoundRefused(f"探访日 {day} 太早：只能补记 {oldest} 以后的，请核对日期")


def _refuse_answers(new: NewVisit) -> None:
    if new.health not in HEALTHS:
        raise RoundRefused(f"请问一问身体怎样：{'、'.join(HEALTHS.values())}")
    if new.mood not in MOODS:
        raise RoundRefused(f"请看一看情绪怎样：{'、'.join(MOODS.values())}")
    if not set(new.hazards) <= set(HAZARDS):
        raise RoundRefused(f"隐患请从{'、'.join(HAZARDS.values())}里选")
    if DANGER in new.hazards and not new.words.strip():
        raise RoundRefused("有紧急危险的，请写明是什么危险、已经怎样处理")
    unknown = set(new.needs) - set(needs.catalogue().items)
    if unknown:
        raise RoundRefused("需求请从需求目录里选")


def _kept(row: Listed, new: NewVisit, by: Viewer, on: date) -> Visit:
    words = new.words.strip()
    return Visit.objects.create(
        listed=row, division_code=row.division_code, day=new.day, way=new.way,
        outcome=new.outcome, hazards=list(new.hazards), health=new.health, mood=new.mood,
        words_sealed=seal(words) if words else "", by_key=by.doer.key, by=by.doer.name,
        client=new.client[:36], taken_in_on=on, **_photo(new.photo),
    )  # fmt: skip


def _photo(photo: Paper | None) -> dict[str, Any]:
    if photo is None:
        return {}
    try:
        kept = keep_sealed(FOLDER, photo)
    except PaperRefused as refusal:
        raise RoundRefused(str(refusal)) from refusal
    return {"photo": kept.path, "photo_name": photo.name[:120], "photo_digest": kept.digest}


def _count(row: Listed, visit: Visit) -> None:
    """Who was met has had the visit of the stretch the day lies in; closed doors add up."""
    if visit.outcome == MET:
        due = _due_of(row, visit.day)
        if due is not None:
            due.state, due.visit = State.DONE, visit
            due.save(update_fields=["state", "visit"])
    row.met_on = max(filter(None, (row.met_on, visit.day if visit.outcome == MET else None)),
                     default=None)  # fmt: skip
    row.absences = _absences(row)
    row.save(update_fields=["met_on", "absences"])


def _due_of(row: Listed, day: date) -> Due | None:
    rows = Due.objects.select_for_update().filter(
        person=row.person_id, begins_on__lte=day, due_on__gte=day, state__in=WAITING
    )
    return rows.order_by("number").first()


def _absences(row: Listed) -> int:
    """How many times running nobody answered, as of the latest visits by their day."""
    outcomes = row.visits.order_by("-day", "-pk").values_list("outcome", flat=True)[:20]
    told = list(outcomes)
    return next((count for count, each in enumerate(told) if each == MET), len(told))


def _note_needs(visit: Visit, new: NewVisit, *, by: Viewer, on: date) -> None:
    """What she needs goes the way of every need."""
    noted: list[str] = []
    for item in new.needs:
        told = needs.NewNeed(
            visit.listed.person, item, 1, needs.ONCE, words=new.words.strip(),
            origin=needs.VISIT, origin_ref=visit.listed.ref,
        )  # fmt: skip
        try:
            noted.append(needs.note_need(told, by=by, on=on).number)
        except (needs.NeedRefused, NotAllowed) as refusal:
            raise RoundRefused(f"需求没有登记成：{refusal}") from refusal
    if noted:
        visit.needs = noted
        visit.save(update_fields=["needs"])


def _alarm(row: Listed, visit: Visit, on: date) -> None:
    """Danger, and doors that stay closed, cannot wait for next month."""
    closed = number(numbers.无人次数, row.division_code, on)
    if DANGER in visit.hazards:
        open_check(row, "探访发现紧急危险", by=SYSTEM, on=on)
    elif visit.mood == ALARMING_MOOD:
        open_check(row, "探访时说不想活、不愿见人", by=SYSTEM, on=on)
    elif visit.outcome != MET and row.absences >= closed:
        way = "上门" if visit.way == HOME else "联系"
        open_check(row, f"连续 {row.absences} 次{way}没有人应", by=SYSTEM, on=on)
