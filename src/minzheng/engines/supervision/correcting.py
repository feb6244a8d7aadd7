"""The money of a finding: its entitlement is set right from the month from which it was wrong."""

from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.payments import api as payments
from minzheng.engines.payments.api import CorrectionSheet, Entitlement
from minzheng.engines.supervision.coded import BY_REVIEW_CASE
from minzheng.engines.supervision.errors import SupervisionRefused
from minzheng.engines.supervision.holding import held_finding, record
from minzheng.engines.supervision.models import Finding, FindingState
from minzheng.engines.supervision.posts import REVIEWERS

State = CorrectionSheet.State


@transaction.atomic
def ask_right_amount(
    finding: Finding, wish: payments.Wish, why: str, *, by: Viewer, on: date
) -> CorrectionSheet:
    """Propose to set the entitlement right; another officer approves it in the payments engine.

    Raises NotAllowed; SupervisionRefused when money is not what was wrong, when it is closed, or
    when nothing was paid; what the payments engine refuses.
    """
    row = _held(finding, by)
    basis = payments.Basis(wish.since, why, row.ref)
    number = corrected_entitlement(row).pk
    sheet = payments.ask_correction(number, wish, basis=basis, by=by, on=on)
    record(row, "ask_right_amount", by, correction=sheet.ref)
    return sheet


def corrections_of(finding: Finding) -> list[CorrectionSheet]:
    """What was or is to be set right because of it, oldest first. One query."""
    rows = CorrectionSheet.objects.filter(decision_ref=finding.ref).exclude(state=State.DROPPED)
    return list(rows.select_related("recovery", "entitlement").order_by("pk"))


def corrected_entitlement(finding: Finding) -> Entitlement:
    """What the decision granted or changed. At most two queries.

    Raises SupervisionRefused when it moved no money.
    """
    case = finding.review.case
    if case.entitlement_ref.startswith("entitlement:"):
        return payments.get_entitlement(case.entitlement_ref)
    granted = payments.entitlements_of_case(case.ref)
    if not granted:
        raise SupervisionRefused(f"办件 {case.number} 没有发过钱，没有可以更正的待遇")
    return granted[-1]


def _held(finding: Finding, by: Viewer) -> Finding:
    row = held_finding(finding.pk)
    require(by, REVIEWERS, row.town)
    if row.kind not in BY_REVIEW_CASE:
        raise SupervisionRefused(f"“{row.kind_name}”不用更正待遇，请看整改要求")
    if row.state == FindingState.CLOSED:
        raise SupervisionRefused("这个问题已办结；请刷新页面")
    return row
