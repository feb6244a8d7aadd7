"""Each day: who came into support, whose tier changed, who left, which agreement is over."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.db import transaction
from django.db.models import Q

from minzheng.engines.caregiving.ending import end_by_itself, leave, over_as
from minzheng.engines.caregiving.glancing import Glance, Seen
from minzheng.engines.caregiving.minding import (
    agreements_in_force,
    carers_in_care,
    duties_with,
    in_force,
    settle_duty,
)
from minzheng.engines.caregiving.models import Agreement, Charge
from minzheng.engines.caregiving.money import is_right
from minzheng.engines.caregiving.posts import CLERKS, HEADS
from minzheng.engines.caregiving.schemes import Scheme, schemes
from minzheng.engines.caregiving.standing import (
    Decided,
    Standing,
    latest_decisions,
    latest_facts,
    standing_of,
)
from minzheng.engines.caregiving.telling import tell_posts
from minzheng.engines.caregiving.terms import visit_days
from minzheng.engines.caregiving.trail import record
from minzheng.engines.cases.api import Decision
from minzheng.engines.payments import api as payments
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.months import Month
from minzheng.kernel.params import NotInForce

AT_ONCE = 400
"""So many people are read together."""


@dataclass(frozen=True)
class Followed:
    """What a day brought: who came, whose tier or mode changed, who left, agreements over."""

    came: int
    changed: int
    left: int
    over: int


def follow(on: date) -> Followed:
    """Bring every scheme up to what was decided and registered; run again, nothing changes.

    A few queries for each 400 people; only where something is otherwise is anything written.
    """
    counted: Counter[str] = Counter()
    for scheme in schemes().values():
        known = {row.person_id: row for row in _open(scheme)}
        glance = Glance(scheme, on)
        for some in _supported(scheme, on):
            counted += _follow_some(some, known, glance)
        for gone in known.values():
            with transaction.atomic():
                leave(gone, on)
            counted["left"] += 1
    return Followed(counted["came"], counted["changed"], counted["left"], counted["over"])


def _follow_some(
    some: list[payments.Entitlement], known: dict[int, Charge], glance: Glance
) -> Counter[str]:
    """People read together; whoever is met is taken out of those known."""
    found = [(row, known.pop(row.beneficiary_id or 0, None)) for row in some]
    decisions = latest_facts(row.case_ref for row in some)
    agreements = agreements_in_force(charge.pk for _, charge in found if charge is not None)
    unfit = carers_in_care(row.carer_id for row in agreements.values() if row.carer_id)
    counted: Counter[str] = Counter()
    for row, charge in found:
        decision = decisions.get(row.case_ref)
        agreement = agreements.get(charge.pk) if charge is not None else None
        stands = charge is not None and _stands(charge, row, agreement, decision, glance=glance,
                                                unfit=unfit)  # fmt: skip
        if not stands:
            counted += _bring_up(charge, row, glance)
    return counted


def _stands(
    charge: Charge, row: payments.Entitlement, agreement: Agreement | None,
    decision: Decided | None, *, glance: Glance, unfit: frozenset[int],
) -> bool:  # fmt: skip
    """Whether nothing about somebody is otherwise than written down."""
    if decision is not None and glance.of(decision) != _written(charge):
        return False
    if agreement is not None and over_as(agreement, glance.on):
        return False
    carer = agreement.carer_id if agreement is not None else None
    duties = duties_with(charge, agreement, unfit=carer in unfit)
    return charge.duty == next(iter(duties), "") and charge.account_wrong != is_right(charge, row)


def _bring_up(charge: Charge | None, row: payments.Entitlement, glance: Glance) -> Counter[str]:
    decision = latest_decisions([row.case_ref]).get(row.case_ref)
    standing = _standing(glance.scheme, decision, glance.on)
    with transaction.atomic():
        if charge is None:
            return Counter(came=_take_up(glance.scheme, row, standing, glance.on))
        changed = _refresh(charge, standing, glance.on)
        return Counter(changed=changed, over=_look_after(charge, row, glance.on))


def follow_one(charge: Charge, on: date) -> Charge:
    """The same for one person, right after something was decided about her."""
    row = payments.get_entitlement(charge.entitlement_ref)
    decision = latest_decisions([row.case_ref]).get(row.case_ref)
    standing = _standing(charge.plan, decision, on)
    with transaction.atomic():
        held = _held(charge.pk)
        if standing is not None and held.ended_on is None:
            _refresh(held, standing, on)
            _look_after(held, row, on)
    return held


def _open(scheme: Scheme) -> Iterator[Charge]:
    rows = Charge.objects.filter(scheme=scheme.key, ended_on=None)
    return iter(rows.select_related("person").defer("workings", "abilities"))


def _supported(scheme: Scheme, on: date) -> Iterator[list[payments.Entitlement]]:
    """Everybody the matter supports or is about to, some at a time; the living only."""
    month = Month.of(on)
    running = Q(last_month=None) | Q(last_month__gte=month)
    rows = payments.Entitlement.objects.filter(
        running, matter=scheme.matter, once=False, beneficiary__died_on=None
    ).exclude(beneficiary=None)
    found = rows.select_related("account", "beneficiary").order_by("id").iterator(AT_ONCE)
    while some := list(islice(found, AT_ONCE)):
        yield some


def _standing(scheme: Scheme, decision: Decision | None, on: date) -> Standing | None:
    try:
        return standing_of(scheme, decision, on=on) if decision else None
    except NotInForce:
        return None  # an amount that lapsed is the parameters' duty; what stood here stays


def _take_up(scheme: Scheme, row: payments.Entitlement, standing: Standing | None, on: date) -> int:
    if standing is None or row.beneficiary is None:
        return 0
    charge = Charge(
        scheme=scheme.key, person=row.beneficiary, household_id=row.household_id,
        division_code=row.division_code, entitlement_ref=row.ref,
        decided_on=min(standing.decided_on, row.granted_on),
    )  # fmt: skip
    _write(charge, standing)
    charge.account_wrong = not is_right(charge, row)
    cadence = scheme.tier(charge.tier).cadence
    charge.visit_due = charge.decided_on + visit_days(cadence, charge.division_code, on)
    charge.save()
    settle_duty(charge, None, on)
    record(charge, "take_up_care", SYSTEM, tier=charge.tier, mode=charge.mode)
    return 1


def _refresh(charge: Charge, standing: Standing | None, on: date) -> int:
    if standing is None:
        return 0
    before = charge.tier, charge.mode
    if _written(charge) == _key(standing):
        return 0
    tier_name = charge.tier_name
    _write(charge, standing)
    if before != (charge.tier, charge.mode):
        _visit_sooner(charge, on)
    charge.save()
    if before == (charge.tier, charge.mode):
        return 0
    text = f"{charge.person.name_masked}由{tier_name}变为{charge.tier_name}，{charge.mode_name}"
    tell_posts(charge, (*CLERKS, *HEADS), f"{text}：请续签照料协议", on=on)
    record(charge, "change_care_tier", SYSTEM, tier=charge.tier, mode=charge.mode)
    return 1


def _visit_sooner(charge: Charge, on: date) -> None:
    """Who needs more is not left to the longer interval of before."""
    cadence = charge.plan.tier(charge.tier).cadence
    due = on + visit_days(cadence, charge.division_code, on)
    charge.visit_due = min(charge.visit_due or due, due)


def _look_after(charge: Charge, row: payments.Entitlement, on: date) -> int:
    """Check the agreement and the account; write down what is to be done."""
    agreement = in_force(charge)
    over = agreement is not None and end_by_itself(charge, agreement, on)
    _check_account(charge, row)
    settle_duty(charge, None if over else agreement, on)
    return int(over)


def _check_account(charge: Charge, row: payments.Entitlement) -> None:
    wrong = not is_right(charge, row)
    if wrong != charge.account_wrong:
        charge.account_wrong = wrong
        charge.save(update_fields=["account_wrong"])


def _written(charge: Charge) -> Seen:
    return charge.tier, charge.mode, charge.care, charge.decision_ref


def _key(standing: Standing) -> Seen:
    return standing.tier, standing.mode, standing.care, standing.decision_ref


def _write(charge: Charge, standing: Standing) -> None:
    charge.case_number, charge.decision_ref = standing.case_number, standing.decision_ref
    charge.assessed_on, charge.tier, charge.mode = (
        standing.assessed_on, standing.tier, standing.mode,
    )  # fmt: skip
    charge.care, charge.abilities = standing.care, dict(standing.abilities)
    charge.workings = [dict(line) for line in standing.workings]


def _held(pk: int) -> Charge:
    return Charge.objects.select_for_update(of=("self",)).select_related("person").get(pk=pk)
