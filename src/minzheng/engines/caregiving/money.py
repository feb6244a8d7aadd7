"""Where the money goes: the living allowance to the person, the part for care as agreed.

What an agreement directs is only the money for care; the rest always goes to the person's own
account. When the agreement ends, so does the direction; months looked after under it stay hers.
"""

import json
from dataclasses import asdict
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.caregiving.coded import HOUSE, OWN
from minzheng.engines.caregiving.errors import CaregivingRefused
from minzheng.engines.caregiving.minding import in_force, settle_duty
from minzheng.engines.caregiving.models import Agreement, Charge
from minzheng.engines.caregiving.posts import HEADS
from minzheng.engines.caregiving.trail import record
from minzheng.engines.payments import api as payments
from minzheng.kernel.doer import Doer
from minzheng.kernel.months import Month
from minzheng.registers.sealing import seal, unseal

LABEL = "照料护理费"


def direct_money(agreement: Agreement, *, by: Doer, on: date) -> None:
    """Pay the part for care to the account of the agreement, from its first month on that no run
    has settled. Raises CaregivingRefused.
    """
    charge = agreement.charge
    row = payments.get_entitlement(charge.entitlement_ref)
    agreement.account_row = row.account_id
    charge.account_wrong = not is_right(charge, row)
    charge.save(update_fields=["account_wrong"])
    if agreement.payee == OWN or not agreement.care:
        return
    since = max(payments.next_unsettled(row), Month.of(agreement.since))
    new = payments.NewDirection(
        agreement.share, LABEL, agreement.care, since, account_of(agreement), agreement.ref
    )
    agreement.account_row = payments.direct(row, new, by=by, on=on).account_id


def give_back(agreement: Agreement, *, by: Doer, on: date) -> None:
    """All of it to the person's own account again, from the first month not settled on."""
    row = payments.get_entitlement(agreement.charge.entitlement_ref)
    since = max(payments.next_unsettled(row), Month.of(on))
    payments.end_direction(row, agreement.share, since, basis_ref=agreement.ref, by=by, on=on)


@transaction.atomic
def put_account_right(charge: Charge, number: str, bank: str, *, by: Viewer, on: date) -> Charge:
    """The town's head enters the person's own account. Raises CaregivingRefused, NotAllowed."""
    require(by, HEADS, charge.division_code)
    held = Charge.objects.select_for_update(of=("self",)).select_related("person").get(pk=charge.pk)
    if not held.account_wrong:
        raise CaregivingRefused("收款账户没有问题，不用改；请刷新页面")
    own = checked_account(held.person_id, held.person.name, number, bank)
    row = payments.get_entitlement(held.entitlement_ref)
    row = _change(row, own, by.doer, basis_ref=f"charge:{held.pk}")
    agreement = in_force(held)
    if agreement is not None and agreement.payee == OWN:
        agreement.account_row = row.account_id
        agreement.save(update_fields=["account_row"])
    held.account_wrong = False
    held.save(update_fields=["account_wrong"])
    settle_duty(held, agreement, on)
    record(held, "put_care_account_right", by.doer, entitlement=held.entitlement_ref)
    return held


def is_right(charge: Charge, row: payments.Entitlement) -> bool:
    """Whether what is not directed elsewhere goes to the person's own account."""
    held = row.account
    return (held.person_id, held.payee_name) == (charge.person_id, charge.person.name)


def checked_account(person_id: int, name: str, number: str, bank: str) -> payments.Account:
    """An account as it will be paid to. Raises CaregivingRefused."""
    digits = "".join(number.split())
    if not (digits.isdecimal() and digits.isascii() and 8 <= len(digits) <= 32):
        raise CaregivingRefused("银行账号应为 8 到 32 位数字，请对照存折或银行卡重新填写")
    return payments.Account(person_id, name, digits, bank.strip())


def seal_account(account: payments.Account) -> str:
    """As a row keeps it."""
    return seal(json.dumps(asdict(account), ensure_ascii=False))


def account_of(agreement: Agreement) -> payments.Account:
    """The account an agreement names. Raises CaregivingRefused when it names none."""
    if not agreement.account_sealed:
        raise CaregivingRefused("协议没有写收款账户，请作废后重新起草")
    return payments.Account(**json.loads(unseal(agreement.account_sealed)))


def holder_of(charge: Charge, agreement: Agreement) -> tuple[int, str]:
    """Whose person number and name the agreement's account bears.

    A house has no person number: the payee stays the person who lives there.
    """
    if agreement.payee == HOUSE or agreement.carer is None:
        return charge.person_id, agreement.other_party
    return agreement.carer.pk, agreement.carer.name


def _change(
    row: payments.Entitlement, account: payments.Account, by: Doer, *, basis_ref: str
) -> payments.Entitlement:
    try:
        return payments.change_account(row, account, by=by, basis_ref=basis_ref)
    except payments.AccountRefused as refusal:
        raise CaregivingRefused(str(refusal)) from refusal
