"""A visit: was she seen, can she still do what she could, is all done as agreed, is she paid."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.caregiving.coded import ANSWERS, MONEY, NO, NOT_DONE, PART
from minzheng.engines.caregiving.errors import CaregivingRefused
from minzheng.engines.caregiving.minding import in_force
from minzheng.engines.caregiving.models import Agreement, Charge, Fault, Visit
from minzheng.engines.caregiving.papers import keep
from minzheng.engines.caregiving.posts import CLERKS, VISITORS
from minzheng.engines.caregiving.reviewing import review_ability
from minzheng.engines.caregiving.telling import tell_posts
from minzheng.engines.caregiving.terms import fault_due, visit_days
from minzheng.engines.caregiving.trail import record
from minzheng.registers.papers import Paper
from minzheng.registers.sealing import seal

MOST_WORDS = 500


@dataclass(frozen=True)
class NewVisit:
    """What was seen. `abilities`: what she can do now; `tasks`: an answer for each duty agreed.

    Who was not seen has only `words`: why, and when one goes again.
    """

    day: date
    seen: bool
    words: str = ""
    abilities: Mapping[str, bool] = field(default_factory=dict)
    tasks: Mapping[str, str] = field(default_factory=dict)
    money: str = ""
    complaint: str = ""
    needs: str = ""
    photo: Paper | None = None


@transaction.atomic
def record_visit(charge: Charge, new: NewVisit, *, by: Viewer, on: date) -> Visit:
    """Keep a visit; what is bad is to be put right, a changed ability opens the review.

    Only a visit at which she was seen counts. Raises NotAllowed; CaregivingRefused for a wrong day,
    an answer that is missing, an unreadable photo.
    """
    require(by, VISITORS, charge.division_code)
    rows = Charge.objects.select_for_update(of=("self",)).select_related("person")
    held = rows.get(pk=charge.pk)
    agreement = in_force(held)
    _refuse(held, agreement, new, on)
    visit = _kept(held, agreement, new, by)
    if new.seen:
        _count(held, new.day)
        _find_faults(visit, agreement, new, on)
    if visit.changed:
        visit.case_number = review_ability(held, new.day, by=by, on=on)
        visit.save(update_fields=["case_number"])
    _tell(visit, new, on)
    record(
        held, "record_care_visit", by.doer, visit=visit.pk, seen=visit.seen, changed=visit.changed
    )
    return visit


def _refuse(charge: Charge, agreement: Agreement | None, new: NewVisit, on: date) -> None:
    if charge.ended_on is not None:
        raise CaregivingRefused(f"已于 {charge.ended_on} 结束（{charge.end_name}），不用再走访")
    if not charge.decided_on <= new.day <= on:
        raise CaregivingRefused(f"走访日应在认定日 {charge.decided_on} 和今天 {on} 之间")
    said = (new.words, new.complaint, new.needs)
    if any(len(words) > MOST_WORDS for words in said):
        raise CaregivingRefused(f"每处最多写 {MOST_WORDS} 个字")
    if not new.seen and not new.words.strip():
        raise CaregivingRefused("没有见到本人的，请写明为什么、什么时候再去")
    if new.seen:
        _refuse_answers(charge, agreement, new)


def _refuse_answers(charge: Charge, agreement: Agreement | None, new: NewVisit) -> None:
    if set(new.abilities) != set(charge.plan.abilities):
        raise CaregivingRefused("请逐项看她现在能不能自己做")
    if new.money not in MONEY:
        raise CaregivingRefused("请问一问钱收到没有")
    asked = {code for code, _ in agreement.task_words} if agreement else set()
    if set(new.tasks) != asked or not set(new.tasks.values()) <= set(ANSWERS):
        raise CaregivingRefused("请照协议逐项写照料做到没有")


def _kept(charge: Charge, agreement: Agreement | None, new: NewVisit, by: Viewer) -> Visit:
    changed = new.seen and any(
        charge.abilities.get(name) is not can for name, can in new.abilities.items()
    )
    return Visit.objects.create(
        charge=charge, agreement=agreement, day=new.day, by_key=by.doer.key, by=by.doer.name,
        seen=new.seen, abilities=dict(new.abilities), changed=changed, tasks=dict(new.tasks),
        money=new.money, complaint_sealed=_sealed(new.complaint), needs_sealed=_sealed(new.needs),
        words_sealed=_sealed(new.words), **_photo(new.photo),
    )  # fmt: skip


def _count(charge: Charge, day: date) -> None:
    """The next visit is due one cadence after the latest at which she was seen."""
    cadence = charge.plan.tier(charge.tier).cadence
    latest = charge.visits.filter(seen=True).order_by("-day").values_list("day", flat=True)[0]
    charge.visit_due = latest + visit_days(cadence, charge.division_code, day)
    charge.visit_told = 0
    charge.save(update_fields=["visit_due", "visit_told"])


def _find_faults(visit: Visit, agreement: Agreement | None, new: NewVisit, on: date) -> None:
    words = dict(agreement.task_words) if agreement else {}
    found = [f"没做到：{words[code]}" for code, said in new.tasks.items() if said == NOT_DONE]
    if new.money in (NO, PART):
        found.append(f"照料护理费：{MONEY[new.money]}")
    if new.complaint.strip():
        found.append("本人或者邻居有不满（见走访记录）")
    due = fault_due(visit.charge.division_code, on)
    Fault.objects.bulk_create(
        Fault(visit=visit, charge=visit.charge, item=item[:120], due_on=due) for item in found
    )


def _tell(visit: Visit, new: NewVisit, on: date) -> None:
    """The clerk hears of what is bad and of what is needed: the latter is hers to pass on."""
    charge, name = visit.charge, visit.charge.person.name_masked
    bad = visit.faults.count()
    if bad:
        tell_posts(charge, CLERKS, f"走访{name}发现 {bad} 个照料问题，请督促整改", on=on)
    if new.needs.strip():
        tell_posts(charge, CLERKS, f"走访{name}时说到有需要帮助的事，请看走访记录并安排", on=on)


def _photo(photo: Paper | None) -> dict[str, Any]:
    if photo is None:
        return {}
    kept = keep(photo)
    return {"photo": kept.path, "photo_name": photo.name[:120], "photo_digest": kept.digest}


def _sealed(words: str) -> str:
    return seal(words.strip()) if words.strip() else ""
