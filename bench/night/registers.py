"""The registers of the made-up city: one household in forty, what it declared and what it is paid.

Rows are written straight into the tables: for benchmarks only, no verb is called.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from bench.night.city import ON, SEED, City
from bench.night.versions import pseudonyms

from minzheng.engines.cases.api import Case
from minzheng.engines.parameters.models import Proposal
from minzheng.engines.payments.api import Entitlement, EntitlementPeriod
from minzheng.engines.payments.models import PayeeAccount
from minzheng.kernel.months import Month
from minzheng.registers.households.api import Household, Membership
from minzheng.registers.people.api import Person

BATCH = 2_000
SINCE = date(2024, 1, 1)
ALLOWANCE, LIVING, CARE, AGE = (
    "relief/dibao", "relief/disability_living", "relief/disability_care", "eldercare/longevity",
)  # fmt: skip
STANDARD = 100_000


@dataclass(frozen=True, eq=False)
class Known:
    """Those in the registers: their rows in the city, by household, and what they are paid."""

    rows: np.ndarray
    first: np.ndarray
    paid: dict[str, np.ndarray]
    wage: np.ndarray
    pension: np.ndarray
    grade: np.ndarray
    jobless: np.ndarray


def draw_known(city: City) -> Known:
    """Who is registered, in the order of households and relation."""
    rows = np.flatnonzero(city.registered)
    rows = rows[np.lexsort((city.relation[rows], city.home[rows]))]
    home = city.home[rows]
    chance = np.random.default_rng([SEED, city.people, 3])
    many = len(rows)
    first = np.concatenate([[True], home[1:] != home[:-1]])
    paid = {
        ALLOWANCE: (home // 40) % 3 != 0,
        LIVING: chance.random(many) < 0.08,
        CARE: chance.random(many) < 0.06,
        AGE: (city.age_days[rows] > 80 * 365.2425) | (chance.random(many) < 0.01),
    }
    wage = np.where(chance.random(many) < 0.3, chance.integers(50_000, 300_000, many), 0)
    pension = np.where(chance.random(many) < 0.2, chance.integers(10_000, 200_000, many), 0)
    grade = np.where(chance.random(many) < 0.2, chance.integers(1, 5, many), 0)
    return Known(rows, first, paid, wage, pension, grade, chance.random(many) < 0.2)


def write_registers(city: City, known: Known) -> None:
    """People, households, cases with what they declared, entitlements; and the local standard."""
    _standard()
    indexes = _indexes(city, known)
    codes = city.codes().to_pylist()
    places = [codes[village] for village in city.village[known.rows]]
    _create(Person, _people(city, known, indexes, places))
    heads = np.flatnonzero(known.first)
    _create(Household, _households(heads, places))
    _create(Membership, _memberships(city, known))
    _create(Case, _cases(known, heads, places))
    PayeeAccount.objects.create(pk=1, person_id=1, payee_name="测", sealed="", index="", masked="")
    _create(Entitlement, _entitlements(known, places))
    _create(EntitlementPeriod, _periods())


def write_recipients(city: City, known: Known, path: Any) -> None:
    """What the registers know, as a file that SQL can join."""
    declared = known.paid[ALLOWANCE]

    def stated(values: np.ndarray) -> pa.Array:
        return pa.array(values, mask=~declared)

    pq.write_table(
        pa.table(
            {
                "person": known.rows + 1,
                "pk": np.arange(len(known.rows)) + 1,
                "household": np.cumsum(known.first),
                "receiving": known.paid[ALLOWANCE],
                "living": known.paid[LIVING],
                "care": known.paid[CARE],
                "longevity": known.paid[AGE],
                "own_wage": stated(known.wage),
                "own_pension": stated(known.pension),
                "own_grade": known.grade,
                "born_on": pa.array(city.born_on[known.rows]),
            }
        ),
        path,
    )


def _standard() -> None:
    Proposal.objects.create(
        key="dibao.standard", place="441400000000", value=STANDARD, since=SINCE, source="测速",
        status="unconfirmed", checked_on=ON, state="approved", proposed_on=SINCE, decided_on=SINCE,
        approved_at="2024-01-01T00:00:00Z",
    )  # fmt: skip


def _indexes(city: City, known: Known) -> list[str]:
    found = pseudonyms(city).take(pa.array(known.rows)).to_pylist()
    return [each.hex() * 2 for each in found]


def _people(city: City, known: Known, indexes: list[str], places: list[str]) -> Iterator[Person]:
    born = city.born_on[known.rows].tolist()
    for at, index in enumerate(indexes):
        yield Person(
            pk=at + 1, name="测", pinyin="c", sex=1, born_on=born[at], id_kind="身份证",
            id_index=index, registered_division=places[at], living_division=places[at],
            disability_grade=int(known.grade[at]),
            employment=2 if known.jobless[at] else None,
        )  # fmt: skip


def _households(heads: np.ndarray, places: list[str]) -> Iterator[Household]:
    for at, row in enumerate(heads.tolist(), start=1):
        yield Household(
            pk=at, number=f"K{at:09d}", head_id=row + 1, division_code=places[row], since=SINCE
        )


def _memberships(city: City, known: Known) -> Iterator[Membership]:
    homes = np.cumsum(known.first).tolist()
    relations = city.relation[known.rows].tolist()
    for at, home in enumerate(homes):
        yield Membership(household_id=home, person_id=at + 1, relation=relations[at], since=SINCE)


def _cases(known: Known, heads: np.ndarray, places: list[str]) -> Iterator[Case]:
    ends = [*heads[1:].tolist(), len(known.rows)]
    for home, (first, last) in enumerate(zip(heads.tolist(), ends, strict=True), start=1):
        if known.paid[ALLOWANCE][first]:
            members = [_stated(known, at) for at in range(first, last)]
            yield Case(
                number=f"B{home}", token=f"b{home}", matter=ALLOWANCE, flow="测速",
                household_id=home,
                division_code=places[first], place="", applicant_id=first + 1, submitted_on=SINCE,
                ended_on=SINCE, state=Case.ENDED, next_due_on=SINCE,
                facts={"household": {"reviewed_on": "2026-06-01"}, "members": members},
            )  # fmt: skip


def _stated(known: Known, at: int) -> dict[str, Any]:
    return {
        "person": at + 1,
        "wage_income": int(known.wage[at]),
        "pension_income": int(known.pension[at]),
    }


def _entitlements(known: Known, places: list[str]) -> Iterator[Entitlement]:
    homes = np.cumsum(known.first)
    for matter, paid in known.paid.items():
        rows = np.flatnonzero(paid & known.first if matter == ALLOWANCE else paid)
        for row in rows.tolist():
            own = None if matter == ALLOWANCE else row + 1
            yield Entitlement(
                case_ref=f"{matter}:{row}", matter=matter, household_id=int(homes[row]),
                beneficiary_id=own, payee_id=row + 1, account_id=1, division_code=places[row],
                beneficiaries=2, first_month=Month(2024, 1), settled_to=Month(2026, 10),
                decision_ref="", granted_on=SINCE,
            )  # fmt: skip


def _periods() -> Iterator[EntitlementPeriod]:
    for pk in Entitlement.objects.values_list("pk", flat=True):
        yield EntitlementPeriod(
            entitlement_id=pk, kind="grant", from_month=Month(2024, 1), monthly=30_000, reason="",
            recorded_on=SINCE, recorded_by="测速",
        )  # fmt: skip


def _create(model: Any, rows: Iterator[Any]) -> None:
    model.objects.bulk_create(rows, batch_size=BATCH)
