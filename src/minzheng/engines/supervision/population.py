"""The decisions that towns made under delegation in a period: what a plan draws from."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any

from django.db.models import Count

from minzheng.engines.alerts.api import AlertTask, Verdict
from minzheng.engines.cases.api import Case, Decision
from minzheng.engines.payments.api import EntitlementPeriod
from minzheng.engines.supervision.coded import ALERT, COMPLAINED, FAST, LARGE, NEW, RELATIVE
from minzheng.engines.supervision.terms import RiskRule
from minzheng.kernel.divisions import ancestors, level, subtree_range
from minzheng.kernel.money import Fen
from minzheng.vocabulary import household as terms

TOWN_POSTS = ("town_head", "town_clerk")
A_YEAR = 365
WHOLE = 10_000
COLUMNS = (
    "pk", "case_id", "case__number", "case__matter", "case__division_code", "case__facts",
    "case__complained", "case__household_id", "case__person_id", "case__accepted_on",
    "case__submitted_on", "case__end", "case__event", "decided_on", "step__taken_by_key",
    "step__role",
)  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """Which decisions: of these matters, of these towns, decided on these days."""

    division: str
    matters: tuple[str, ...]
    towns: tuple[str, ...]
    since: date
    until: date


@dataclass(frozen=True)
class Decided:
    """One decision that ended a case. `monthly` is what it granted, in fen; None for nothing.

    `relative`: the person is registered as a relative of somebody on the staff.
    """

    decision: int
    case: int
    number: str
    matter: str
    town: str
    household: int
    person: int | None
    end: str
    event: str
    decider: str
    by_town: bool
    decided_on: date
    days: int
    size: int
    relative: bool
    complained: bool
    people: tuple[int, ...]
    monthly: Fen | None = None

    @property
    def whose(self) -> tuple[int, int | None]:
        """The household, or the person of it whose own the matter is."""
        return self.household, self.person

    @property
    def ref(self) -> str:
        return f"decision:{self.decision}"

    @property
    def must(self) -> frozenset[str]:
        """Why it is taken whatever the lot says."""
        return frozenset(
            sign
            for sign, holds in ((RELATIVE, self.relative), (COMPLAINED, self.complained))
            if holds
        )


def decided_in(asked: Asked) -> list[Decided]:
    """Every decision that ended a case there and then, by whomever. Two queries."""
    rows = Decision.objects.filter(
        case__state=Case.ENDED, case__matter__in=asked.matters,
        case__division_code__range=subtree_range(asked.division),
        decided_on__range=(asked.since, asked.until),
    )  # fmt: skip
    last = {row["case_id"]: row for row in rows.order_by("pk").values(*COLUMNS)}
    granted = _granted(asked)
    found = (_decided(row, granted) for row in last.values())
    return [each for each in found if not asked.towns or each.town in asked.towns]


def by_towns(decided: Iterable[Decided]) -> list[Decided]:
    """Those that a town decided."""
    return [each for each in decided if each.by_town]


def signs_of(decided: Collection[Decided], rule: RiskRule) -> dict[int, frozenset[str]]:
    """The signs of risk of each decision, by its number. Two queries."""
    suspected, practised = _suspected(decided), _practised(decided)
    usual = _medians(decided)
    return {
        each.decision: frozenset(
            sign
            for sign, holds in (
                (ALERT, bool(suspected & _subjects(each))),
                (LARGE, _is_large(each, usual, rule)),
                (FAST, each.days <= rule.fast),
                (NEW, practised.get(each.decider, 0) < rule.known),
            )
            if holds
        )
        for each in decided
    }


def _decided(row: Mapping[str, Any], granted: Mapping[str, Fen]) -> Decided:
    facts = row["case__facts"]
    decided_on, begun = row["decided_on"], row["case__accepted_on"] or row["case__submitted_on"]
    members = [member["person"] for member in facts.get("members", ())]
    number = row["case__number"]
    return Decided(
        decision=row["pk"], case=row["case_id"], number=number,
        matter=row["case__matter"], town=town_of(row["case__division_code"]),
        household=row["case__household_id"], person=row["case__person_id"], end=row["case__end"],
        event=row["case__event"], decider=row["step__taken_by_key"],
        by_town=row["step__role"] in TOWN_POSTS, decided_on=decided_on,
        days=(decided_on - begun).days, size=len(members),
        relative=facts.get("household", {}).get(terms.近亲属备案.column) is True,
        complained=bool(row["case__complained"]), people=tuple(members),
        monthly=granted.get(f"case:{number}"),
    )  # fmt: skip


def town_of(division: str) -> str:
    """The town a division lies in; the division itself above that."""
    return next((code for code in ancestors(division) if level(code) == "town"), division)


def _granted(asked: Asked) -> dict[str, Fen]:
    """What each case granted first, by its reference."""
    rows = EntitlementPeriod.objects.filter(
        kind=EntitlementPeriod.Kind.GRANT, entitlement__matter__in=asked.matters,
        entitlement__granted_on__range=(asked.since, asked.until),
        entitlement__division_code__range=subtree_range(asked.division),
    )  # fmt: skip
    return dict(rows.order_by("-pk").values_list("entitlement__case_ref", "monthly"))


def _suspected(decided: Collection[Decided]) -> set[tuple[str, int]]:
    """Subjects of alerts of these matters that nobody found to be untrue."""
    matters = {each.matter for each in decided}
    rows = AlertTask.objects.filter(matter__in=matters).exclude(verdict=Verdict.FALSE)
    return set(rows.values_list("about", "subject"))


def _subjects(each: Decided) -> set[tuple[str, int]]:
    home = (str(AlertTask.About.HOUSEHOLD), each.household)
    return {home, *((str(AlertTask.About.PERSON), person) for person in each.people)}


def _practised(decided: Collection[Decided]) -> dict[str, int]:
    """How many cases each of these officers decided in the year before the first of them."""
    if not decided:
        return {}
    first = min(each.decided_on for each in decided)
    year = (date.fromordinal(first.toordinal() - A_YEAR), first)
    rows = Decision.objects.filter(
        decided_on__range=year, step__taken_by_key__in={each.decider for each in decided}
    )
    counted = rows.order_by().values_list("step__taken_by_key").annotate(Count("pk"))
    return dict(counted)


def _medians(decided: Iterable[Decided]) -> dict[str, float]:
    """What is usual to grant, by matter and size of family."""
    sums: dict[str, list[int]] = {}
    for each in decided:
        if each.monthly is not None:
            sums.setdefault(_alike(each), []).append(each.monthly)
    return {key: median(values) for key, values in sums.items()}


def _is_large(each: Decided, usual: Mapping[str, float], rule: RiskRule) -> bool:
    return each.monthly is not None and each.monthly * WHOLE > usual[_alike(each)] * rule.times


def _alike(each: Decided) -> str:
    return f"{each.matter} {each.size}"
