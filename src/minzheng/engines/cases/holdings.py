"""What is held: entitlements that are paid, recognitions that are not, filings of organisations."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Protocol

from django.db.models import Q

from minzheng.engines.cases.models import Decision, Recognition
from minzheng.engines.payments import api as payments
from minzheng.engines.payments.api import Entitlement, EntitlementView
from minzheng.kernel.flow import Effect
from minzheng.kernel.matter import Matter, catalogue
from minzheng.kernel.money import Fen
from minzheng.kernel.months import Month
from minzheng.vocabulary import benefits

CASE, DECISION = "case:", "decision:"


class Held(Protocol):
    """What a change or a review works on. `whose`: by which a second one is told from it."""

    @property
    def ref(self) -> str: ...

    @property
    def key(self) -> str: ...

    @property
    def case_number(self) -> str: ...

    @property
    def division_code(self) -> str: ...

    @property
    def whose(self) -> tuple[str, int]: ...


@dataclass(frozen=True)
class Holding:
    """A benefit that is held. `person_id`: whose own it is; None for the household's.

    `monthly` is 0 for a recognition; `case_number` names the case that gave it. `found`: what the
    decision that gave it found, by name of the formula, where other rules rest on it.
    """

    ref: str
    key: str
    case_number: str
    matter: str
    household_id: int
    person_id: int | None
    division_code: str
    monthly: Fen = 0
    beneficiaries: int = 1
    found: Mapping[str, int] = field(default_factory=dict)

    @property
    def whose(self) -> tuple[str, int]:
        return whose_of(self.household_id, self.person_id, None, None)


@dataclass(frozen=True)
class HouseHolding:
    """What an organisation holds, for itself or for one facility."""

    ref: str
    key: str
    case_number: str
    matter: str
    organisation_id: int
    facility_id: int | None
    division_code: str

    @property
    def whose(self) -> tuple[str, int]:
        return whose_of(None, None, self.organisation_id, self.facility_id)


def whose_of(
    household: int | None, person: int | None, organisation: int | None, facility: int | None
) -> tuple[str, int]:
    """The narrowest of them: a person's own stays hers when she moves to another household."""
    named = (
        ("facility", facility), ("organisation", organisation), ("person", person),
        ("household", household),
    )  # fmt: skip
    return next((kind, number) for kind, number in named if number is not None)


def held_by(
    household_id: int, people: Iterable[int], on: date, *, of: Collection[str] | None = None
) -> list[Holding]:
    """What the household holds, and these persons of their own, by the day.

    `of`: only these matters are asked for. What is only ever given once (价格临时补贴) is held in
    the month it is given for. At most five queries, none that cannot find anything.
    """
    keys, persons = set(catalogue().matters if of is None else of), list(people)
    paying, recognising = _with(keys, Effect.GRANT), _with(keys, Effect.RECOGNISE)
    held: list[Holding] = []
    if paying:
        views = payments.live_for(household_id, persons, Month.of(on))
        held += [_paid(view) for view in views if view.entitlement.matter in paying]
    single = {key for key in paying if _only_once(catalogue().get(key))}
    if single and persons:
        views = payments.given_once(persons, Month.of(on))
        held += [_paid(view) for view in views if view.entitlement.matter in single]
    if recognising:
        whole = Q(household_id=household_id, person=None)
        rows = Recognition.objects.on(on).filter(whole | Q(person__in=persons))
        rows = rows.filter(matter__in=recognising).select_related("case").order_by("id")
        given = list(rows)
        found = _findings(given)
        held += [replace(_recognised(row), found=found.get(row.decision_ref, {})) for row in given]
    return held


def _findings(rows: Iterable[Recognition]) -> dict[str, dict[str, int]]:
    """What the decisions behind these recognitions found, as it was pinned; by the decision."""
    wanted = {each.matter: each.formula for each in benefits.待遇 if each.formula}
    asked = [row for row in rows if row.matter in wanted and row.decision_ref]
    if not asked:
        return {}
    refs = {int(row.decision_ref.removeprefix(DECISION)): row.matter for row in asked}
    return {
        decision.ref: {
            line["name"]: line["value"]
            for line in decision.evaluation["lines"]
            if line["name"] == wanted[refs[decision.pk]] and line["value"] is not None
        }
        for decision in Decision.objects.filter(pk__in=refs).only("evaluation")
    }


def _with(keys: set[str], effect: Effect) -> set[str]:
    """Those of these matters that have an end of this effect."""
    known = [matter for key, matter in catalogue().matters.items() if key in keys]
    return {m.key for m in known if any(end.effect is effect for f in m.flows for end in f.ends())}


def _only_once(matter: Matter) -> bool:
    """Whether everything the matter gives is given once."""
    ends = [end for flow in matter.flows for end in flow.ends() if end.effect is Effect.GRANT]
    return all(end.once for end in ends)


def holding_in(matter: str, household_id: int, person_id: int | None, on: date) -> Holding | None:
    """What a household, or a person of her own, holds of a matter."""
    people = [] if person_id is None else [person_id]
    held = held_by(household_id, people, on, of=(matter,))
    return next((h for h in held if h.matter == matter and h.person_id == person_id), None)


def holdings_of_matter(matter: str, on: date) -> Iterator[Holding]:
    """Every running entitlement and recognition of a matter."""
    for entitlement in payments.live_households(matter, Month.of(on)).iterator():
        yield _granted(entitlement)
    rows = Recognition.objects.on(on).filter(matter=matter, organisation=None)
    rows = rows.select_related("case").order_by("id")
    yield from (_recognised(row) for row in rows.iterator())


def house_holdings(matter: str, on: date) -> Iterator[HouseHolding]:
    """Everything of a matter that organisations hold."""
    rows = Recognition.objects.on(on).filter(matter=matter).exclude(organisation=None)
    for row in rows.select_related("case").order_by("id").iterator():
        yield house_holding(row)


def house_holding(row: Recognition) -> HouseHolding:
    """An organisation's recognition as something held."""
    return HouseHolding(
        ref=row.ref,
        key=f"r{row.pk}",
        case_number=row.case.number,
        matter=row.matter,
        organisation_id=row.organisation_id or 0,
        facility_id=row.facility_id,
        division_code=row.division_code,
    )


def _paid(view: EntitlementView) -> Holding:
    return _granted(view.entitlement, view.monthly)


def _granted(row: Entitlement, monthly: Fen = 0) -> Holding:
    return Holding(
        ref=row.ref,
        key=str(row.pk),
        case_number=row.case_ref.removeprefix(CASE),
        matter=row.matter,
        household_id=row.household_id,
        person_id=row.beneficiary_id,
        division_code=row.division_code,
        monthly=monthly,
        beneficiaries=row.beneficiaries,
    )


def _recognised(row: Recognition) -> Holding:
    return Holding(
        ref=row.ref,
        key=f"r{row.pk}",
        case_number=row.case.number,
        matter=row.matter,
        household_id=row.home_id,
        person_id=row.person_id,
        division_code=row.division_code,
    )
