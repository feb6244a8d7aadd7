"""The daily log; allergies and diagnoses with their ICD-10 code."""

import json
import re
from dataclasses import dataclass
from datetime import date, time

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.care.api import stay_of
from minzheng.engines.health.coded import ALLERGY, AMOUNTS, CARES, CHAPTERS, DIAGNOSIS, FACTS
from minzheng.engines.health.errors import HealthRefused
from minzheng.engines.health.measuring import require_day
from minzheng.engines.health.models import CareEntry, HealthFact
from minzheng.engines.health.trail import record
from minzheng.registers.sealing import seal, unseal

ICD = re.compile(r"([A-Z]\d{2})(\.\d[0-9A-Za-z]{0,3})?")
MOST = 300


@dataclass(frozen=True)
class NewCare:
    """One thing done; `amount` in the unit of its kind."""

    day: date
    clock: time
    kind: str
    amount: int | None = None
    note: str = ""


@dataclass(frozen=True)
class NewFact:
    """An allergy, or a diagnosis with its code; `source`: who says so."""

    kind: str
    words: str
    since: date
    source: str
    code: str = ""


@transaction.atomic
def log_care(viewer: Viewer, stay: int, new: NewCare, *, on: date) -> CareEntry:
    """Write down what was done. Raises NotItsOwn, HealthRefused."""
    whose = stay_of(viewer, stay, on)
    require_day(whose, new.day, on)
    if new.kind not in CARES:
        raise HealthRefused(f"类别请从{'、'.join(CARES.values())}里选")
    _refuse_amount(new)
    note = new.note.strip()
    if len(note) > MOST:
        raise HealthRefused(f"说明最多 {MOST} 个字，请写短一些")
    row = CareEntry.objects.create(
        person=whose.person, facility=whose.facility, day=new.day, clock=new.clock,
        kind=new.kind, amount=new.amount, note_sealed=seal(note) if note else "",
        by=viewer.doer.name,
    )  # fmt: skip
    record(whose.person, "log_care", viewer.doer, entry=row.pk, kind=row.kind)
    return row


@transaction.atomic
def note_fact(viewer: Viewer, stay: int, new: NewFact, *, on: date) -> HealthFact:
    """Write down an allergy or a diagnosis. Raises NotItsOwn, HealthRefused."""
    whose = stay_of(viewer, stay, on)
    if new.kind not in FACTS:
        raise HealthRefused("请选过敏或诊断")
    if not new.words.strip() or not new.source.strip():
        raise HealthRefused("请写明是什么、谁说的（病历、医生、本人或家属）")
    if new.since > on:
        raise HealthRefused(f"{new.since} 还没有到，请填今天或以前的日期")
    code = new.code.strip().upper()
    if new.kind == DIAGNOSIS and not chapter_of(code):
        raise HealthRefused("诊断要写 ICD-10 编码，例如 I10、E11.9；编码见病历或出院小结")
    told = json.dumps({"words": new.words.strip()[:MOST], "code": code}, ensure_ascii=False)
    row = HealthFact.objects.create(
        person=whose.person, facility=whose.facility, kind=new.kind, told_sealed=seal(told),
        since=new.since, source=new.source.strip()[:60], written_by=viewer.doer.name,
    )  # fmt: skip
    record(whose.person, "note_health_fact", viewer.doer, fact=row.pk, kind=row.kind)
    return row


@transaction.atomic
def end_fact(viewer: Viewer, stay: int, fact: int, why: str, *, on: date) -> HealthFact:
    """It holds no longer, or never did. Raises NotItsOwn, HealthRefused."""
    whose = stay_of(viewer, stay, on)
    rows = HealthFact.objects.select_for_update().filter(person=whose.person_id, ended_on=None)
    row = rows.filter(pk=fact).first()
    if row is None:
        raise HealthRefused("没有这一条，或已经结束，请刷新页面")
    if not why.strip():
        raise HealthRefused("请写明为什么不再成立")
    row.ended_on, row.ended_why = on, why.strip()[:100]
    row.save(update_fields=["ended_on", "ended_why"])
    record(whose.person, "end_health_fact", viewer.doer, fact=row.pk)
    return row


def told_of(fact: HealthFact) -> tuple[str, str]:
    """Its words and its code."""
    told = json.loads(unseal(fact.told_sealed))
    return told["words"], told["code"]


def note_of(entry: CareEntry) -> str:
    """What was written beside it."""
    return unseal(entry.note_sealed) if entry.note_sealed else ""


def chapter_of(code: str) -> str:
    """The chapter of ICD-10 a code lies in; "" for what is no code."""
    found = ICD.fullmatch(code)
    if found is None:
        return ""
    category = found[1]
    return next((words for first, last, words in CHAPTERS if first <= category <= last), "")


def is_allergy(fact: HealthFact) -> bool:
    """Whether it is an allergy."""
    return fact.kind == ALLERGY


def _refuse_amount(new: NewCare) -> None:
    words, most = AMOUNTS.get(new.kind, ("", 0))
    if not words and new.amount is not None:
        raise HealthRefused(f"{CARES[new.kind]}不用填量，请清空")
    if words and new.amount is not None and not 0 <= new.amount <= most:
        raise HealthRefused(f"{CARES[new.kind]}的量（{words}）应在 0 到 {most} 之间")
