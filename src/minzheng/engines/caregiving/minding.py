"""The first thing to do for somebody in care: no agreement, one out of date, money gone astray."""

from collections.abc import Iterable
from datetime import date

from minzheng.engines.caregiving.coded import ACCOUNT, DUTIES, NONE, RENEW, REPLACE, UNFIT
from minzheng.engines.caregiving.models import Agreement, AgreementState, Charge
from minzheng.engines.caregiving.posts import CLERKS
from minzheng.engines.caregiving.telling import tell_posts
from minzheng.engines.caregiving.terms import agreement_due

DUTY_COLUMNS = ["duty", "duty_since", "duty_due", "told"]


def in_force(charge: Charge) -> Agreement | None:
    """The agreement in force. One query."""
    rows = charge.agreements.filter(state=AgreementState.IN_FORCE)
    return rows.select_related("carer", "house", "stay").first()


def duties_of(charge: Charge, agreement: Agreement | None) -> tuple[str, ...]:
    """Codes of everything that is to be done, the most pressing first. At most one query."""
    carer = agreement.carer_id if agreement is not None else None
    unfit = carer is not None and bool(carers_in_care([carer]))
    return duties_with(charge, agreement, unfit=unfit)


def duties_with(charge: Charge, agreement: Agreement | None, *, unfit: bool) -> tuple[str, ...]:
    """The same where it is known whether the carer is `unfit`, being in care herself."""
    if charge.ended_on is not None:
        return ()
    found = [NONE] if agreement is None else _of_agreement(charge, agreement, unfit=unfit)
    return tuple([*found, ACCOUNT] if charge.account_wrong else found)


def agreements_in_force(charges: Iterable[int]) -> dict[int, Agreement]:
    """The agreements in force of these charges, by charge. One query."""
    rows = Agreement.objects.filter(charge__in=list(charges), state=AgreementState.IN_FORCE)
    told = rows.select_related("carer", "house", "stay").defer("tasks")
    return {row.charge_id: row for row in told}


def carers_in_care(people: Iterable[int]) -> frozenset[int]:
    """Who of these people is looked after herself. One query."""
    rows = Charge.objects.filter(person__in=list(people), ended_on=None)
    return frozenset(rows.values_list("person_id", flat=True))


def settle_duty(charge: Charge, agreement: Agreement | None, on: date) -> None:
    """Write down what is to be done first; a new duty starts its clock, and the clerks hear."""
    code = next(iter(duties_of(charge, agreement)), "")
    if code == charge.duty:
        return
    since = charge.decided_on if code == NONE and not charge.agreements.exists() else on
    charge.duty, charge.told = code, 0
    charge.duty_since = since if code else None
    charge.duty_due = agreement_due(charge.division_code, since) if code else None
    charge.save(update_fields=DUTY_COLUMNS)
    if code:
        text = f"{charge.person.name_masked}：{DUTIES[code]}，{charge.duty_due}前办理"
        tell_posts(charge, CLERKS, text, on=on)


def _of_agreement(charge: Charge, agreement: Agreement, *, unfit: bool) -> list[str]:
    found = []
    if (agreement.tier, agreement.mode) != (charge.tier, charge.mode):
        found.append(RENEW)
    if unfit:
        found.append(UNFIT)
    if charge.replace_why:
        found.append(REPLACE)
    return found
