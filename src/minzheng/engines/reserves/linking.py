"""A payment and its case: the application begun with what is known, then tied together.

Once tied the case itself knows what the reserve has paid, so its flow cannot grant it again.
"""

from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.audit import api as audit
from minzheng.engines.cases.api import (
    Case,
    CaseRefused,
    CaseStep,
    Change,
    Draft,
    Lodging,
    amend_facts,
    open_draft,
    save_page,
)
from minzheng.engines.reserves.errors import ReserveRefused
from minzheng.engines.reserves.models import Payment, PaymentState
from minzheng.engines.reserves.posts import PAYERS
from minzheng.engines.reserves.procedure import granting_outcomes, urgent_matter
from minzheng.kernel.money import yuan_text
from minzheng.vocabulary import temporary as urgent

REASON = "备用金已经付给本人，批准时只补差额"


@transaction.atomic
def begin_application(payment: Payment, *, by: Viewer, on: date) -> Draft:
    """The application that goes with a payment, with what was written at night already in it.

    Begun again it is the same one. Raises ReserveRefused, NotAllowed.
    """
    row = _waiting(payment, by)
    person = _known(row)
    key, place = urgent_matter().key, Lodging(place=row.division_code)
    try:
        draft = open_draft(key, person, by=by, on=on, lodging=place)
        for page in urgent_matter().form.pages:
            known = {
                f.column: text for f in page.fields if (text := known_answers(row).get(f.column))
            }
            if len(known) == len(page.fields):
                save_page(draft.pk, page.key, known, by=by, on=on)
    except CaseRefused as refusal:
        raise ReserveRefused(str(refusal)) from refusal
    if row.token != draft.token:
        row.token = draft.token
        row.save(update_fields=["token"])
        audit.record(by.doer, "begin_reserve_case", row.ref, division=row.division_code)
    draft.refresh_from_db()
    return draft


def submitted_case(payment: Payment) -> Case | None:
    """The case that came of the application begun for a payment; None before it is handed in."""
    return Case.objects.filter(token=payment.token).first() if payment.token else None


@transaction.atomic
def link(payment: Payment, number: str, *, by: Viewer, on: date) -> Payment:
    """Tie a payment to its case and write into the case what the reserve has paid.

    Raises ReserveRefused (not such a case, not this family's, granted already, ended), NotAllowed.
    """
    row = _waiting(payment, by)
    case = _case(row, _known(row), number)
    _refuse(case)
    total = row.amount + sum(p.net for p in Payment.objects.filter(case_number=case.number))
    changes = (
        Change(urgent.由备用金支付.column, "是"), Change(urgent.已先行救助.column, "是"),
        Change(urgent.备用金已付金额.column, yuan_text(total)),
        Change(urgent.先行救助日期.column, row.paid_on.isoformat()),
    )  # fmt: skip
    source = f"备用金台账 {row.number}"
    try:
        amend_facts(case.number, changes, source=source, reason=REASON, by=by, on=on)
    except CaseRefused as refusal:
        raise ReserveRefused(str(refusal)) from refusal
    row.case_number, row.state = case.number, PaymentState.LINKED
    row.save(update_fields=["case_number", "state"])
    detail = {"case": case.number}
    audit.record(by.doer, "link_reserve_case", row.ref, division=row.division_code, detail=detail)
    return row


def known_answers(row: Payment) -> dict[str, str]:
    """What the night's entry tells of the application's questions, as typed."""
    return {
        urgent.困难情形.column: row.cause_name, urgent.事发日期.column: row.happened_on.isoformat(),
        urgent.事发地点.column: row.told["where"], urgent.受影响人数.column: str(row.people),
        urgent.困难经过.column: row.told["story"],
    }  # fmt: skip


def _waiting(payment: Payment, by: Viewer) -> Payment:
    row = (
        Payment.objects.select_for_update(of=("self",)).select_related("reserve").get(pk=payment.pk)
    )
    require(by, PAYERS, row.division_code)
    if row.state != PaymentState.PAID:
        raise ReserveRefused(f"这笔支付已有办件 {row.case_number}，不用再办，请刷新页面")
    return row


def _known(row: Payment) -> int:
    """Who received it, once everything the night left out is made up."""
    if row.person_id is None or row.completed_on is None:
        raise ReserveRefused(f"请先补全这笔支付，还缺{'、'.join(row.lacks)}；补全以后再办申请")
    return row.person_id


def _case(row: Payment, person: int, number: str) -> Case:
    case = Case.objects.filter(number=number.strip().upper(), matter=urgent_matter().key).first()
    family = {member["person"] for member in case.facts.get("members", ())} if case else set()
    if case is None or person not in {case.applicant_id, *family}:
        raise ReserveRefused("没有这个编号的临时救助办件，或办件不是这家的，请核对编号")
    return case


def _refuse(case: Case) -> None:
    if case.state != Case.OPEN:
        raise ReserveRefused(f"办件 {case.number} 已办结，结果是“{case.end}”：不能再写入支付")
    if CaseStep.objects.filter(case=case, outcome__in=granting_outcomes()).exists():
        raise ReserveRefused(
            f"办件 {case.number} 已经办了由银行发放的先行救助：这笔备用金可能重复，请了结时追回"
        )
