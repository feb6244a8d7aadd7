"""A correction asked by one officer and approved by another."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from minzheng.engines.access.api import Viewer, require, visible
from minzheng.engines.audit import api as audit
from minzheng.engines.payments.correcting import CORRECTORS, carry_out, new_sheet
from minzheng.engines.payments.errors import CorrectionRefused, FourEyes, NoSuchCorrection
from minzheng.engines.payments.models import CorrectionSheet
from minzheng.engines.payments.values import Basis, Correction
from minzheng.kernel.money import Fen
from minzheng.kernel.months import Month

CORRECTION_APPROVERS = ("finance_head", "district_head")
State = CorrectionSheet.State


@dataclass(frozen=True)
class Wish:
    """What is to be set right: fen a month (0: nothing was due), from a month on."""

    amount: Fen
    since: Month


@transaction.atomic
def ask_correction(
    entitlement_id: int, wish: Wish, *, basis: Basis, by: Viewer, on: date
) -> CorrectionSheet:
    """Propose a correction; nothing moves before approve_correction().

    Raises as correct_back(); CorrectionRefused when one waits already.
    """
    sheet = new_sheet(entitlement_id, wish.amount, wish.since, basis=basis, by=by, on=on)
    _record(sheet, "ask_correction", by)  # first, as everywhere here: the trail is the queue
    if sheet.entitlement.corrections.filter(state=State.WAITING).exists():
        raise CorrectionRefused("这项待遇已有一份更正等待批准，请先批准或者作废那一份")
    sheet.save()
    return sheet


@transaction.atomic
def approve_correction(sheet: CorrectionSheet, *, by: Viewer, on: date) -> Correction:
    """Carry it out. Raises FourEyes for the one who asked; NotAllowed; as correct_back()."""
    row = _held(sheet)
    require(by, CORRECTION_APPROVERS, row.division_code, row.matter)
    if (row.asked_key, row.asked_by) == (by.doer.key, by.doer.name):
        raise FourEyes("提出人不能批准自己提出的更正，请由另一位有审批权限的人员批准")
    return carry_out(row, by=by, on=on)


@transaction.atomic
def drop_correction(sheet: CorrectionSheet, why: str, *, by: Viewer, on: date) -> CorrectionSheet:
    """It will not be done. Raises NotAllowed; CorrectionRefused without a reason."""
    row = _held(sheet)
    require(by, CORRECTORS, row.division_code, row.matter)
    if not why.strip():
        raise CorrectionRefused("请写明为什么不更正")
    row.state, row.closed_on, row.closed_by = State.DROPPED, on, by.doer.name
    row.why_dropped = why.strip()[:200]
    row.save(update_fields=["state", "closed_on", "closed_by", "why_dropped"])
    _record(row, "drop_correction", by)
    return row


def corrections(viewer: Viewer) -> QuerySet[CorrectionSheet]:
    """The corrections the viewer may see, newest first."""
    rows = visible(CorrectionSheet.objects.all(), viewer, matter_field="matter")
    return rows.select_related("entitlement__household__head", "recovery").order_by("-pk")


def correction_for(viewer: Viewer, number: int) -> CorrectionSheet:
    """One correction. Raises NoSuchCorrection when the viewer may not see it, or none is."""
    found = corrections(viewer).filter(pk=number).first()
    if found is None:
        raise NoSuchCorrection("没有这份更正，或它不在您的辖区，请从“更正”列表进入")
    return found


def _held(sheet: CorrectionSheet) -> CorrectionSheet:
    rows = CorrectionSheet.objects.select_for_update(of=("self",)).select_related("entitlement")
    row = rows.get(pk=sheet.pk)
    if row.state != State.WAITING:
        raise CorrectionRefused(f"这份更正{row.get_state_display()}，不能再办；请刷新页面")
    return row


def _record(sheet: CorrectionSheet, verb: str, by: Viewer) -> None:
    detail = {"monthly": sheet.monthly, "from": str(sheet.since), "reason": sheet.reason}
    place = sheet.division_code
    audit.record(by.doer, verb, sheet.entitlement.ref, division=place, detail=detail)
