"""What may happen to a household, and what it would do: told before it is done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from minzheng.engines.access.api import Viewer
from minzheng.engines.cases.api import DEATH, Case, Happening, NoSuchCase, case_for
from minzheng.engines.payments.api import EntitlementView, live_entitlements
from minzheng.engines.policy.api import evaluate, facts_from_registers, granting_end, merge
from minzheng.kernel.matter import catalogue
from minzheng.kernel.money import Fen
from minzheng.kernel.months import Month
from minzheng.kernel.params import NotInForce
from minzheng.registers.households.api import Household, Membership, members
from minzheng.vocabulary import person as terms

ALWAYS = ((DEATH, "家庭成员去世"),)


@dataclass(frozen=True)
class Effect:
    """What it does to an entitlement: which check opens, and the amount it may lead to."""

    matter: str
    flow: str
    monthly: Fen
    expected: Fen | None


def memberships(household: Household) -> list[Membership]:
    """Everybody who belongs or belonged to the household, head first."""
    rows = household.memberships.select_related("person")
    return sorted(rows, key=lambda row: (row.until is not None, row.relation, row.pk))


def people_of(household: Household, on: date) -> list[tuple[str, str]]:
    """Present members to choose from."""
    return [
        (str(row.person_id), f"{row.person.name}（{row.relation_label}）")
        for row in members(household, on)
    ]


def events_for(household: Household, on: date) -> list[tuple[str, str]]:
    """A death can always be reported; other events where a matter in payment names them."""
    found = dict(ALWAYS)
    for view in live_entitlements(household.pk, Month.of(on)):
        matter = catalogue().get(view.entitlement.matter)
        for trigger in (trigger for flow in matter.flows for trigger in flow.triggers):
            if trigger.every is None:
                found.setdefault(trigger.event, trigger.says)
    return list(found.items())


def effects(
    viewer: Viewer, household: Household, happening: Happening, on: date
) -> tuple[Effect, ...]:
    """What would open, and what the rules would then give, as far as it can be told before."""
    return tuple(_effects(viewer, household, happening, on))


def _effects(
    viewer: Viewer, household: Household, happening: Happening, on: date
) -> Iterator[Effect]:
    for view in live_entitlements(household.pk, Month.of(on)):
        matter = catalogue().get(view.entitlement.matter)
        flow = matter.flow_for(happening.event)
        if flow is not None:
            expected = _expected(viewer, household, happening, view, on)
            yield Effect(matter.service.short, flow.title, view.monthly, expected)


def _expected(
    viewer: Viewer, household: Household, happening: Happening, view: EntitlementView, on: date
) -> Fen | None:
    """The amount had she died; of other events nothing is known before the check."""
    granting = _granting(viewer, view)
    if happening.event != DEATH or granting is None:
        return None
    facts = merge(facts_from_registers(household, on), granting.facts)
    for member in facts["members"]:
        if member.get("person") == happening.person_id:
            member[terms.死亡日期.column] = happening.happened_on
    matter = catalogue().get(granting.matter)
    pays = granting_end(matter).pays
    try:
        sums = evaluate(granting.matter, facts, on=on, place=granting.division_code)
    except NotInForce:
        return None
    value = sums.value(pays.name) if pays is not None else None
    return value if isinstance(value, int) else None


def _granting(viewer: Viewer, view: EntitlementView) -> Case | None:
    try:
        return case_for(viewer, view.entitlement.case_ref.removeprefix("case:"))
    except NoSuchCase:
        return None
