"""The OpenFisca system of T2: its two entities, what is known of them, the numbers in force.

OpenFisca keeps `int` in 32 bits and `float` in 32 bits: neither holds every sum of money.
Intermediate products are widened by hand where a careful user would.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
from bench.eligibility.policy import BOOK, ON
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

Formula = Callable[[Any, Any], Any]
PERIOD = f"{ON:%Y-%m}"
TODAY = ON.year * 10_000 + ON.month * 100 + ON.day
Person = build_entity(key="person", plural="persons", label="人", is_person=True)
Household = build_entity(
    key="household",
    plural="households",
    label="户",
    roles=[{"key": "member", "plural": "members", "label": "成员"}],
)
SYSTEM = TaxBenefitSystem([Person, Household])


def by_county(key: str) -> np.ndarray:
    """A parameter's value in each county."""
    codes = [f"9901{county + 1:02d}" for county in range(16)]
    return np.array([BOOK.value(key, on=ON, place=code) for code in codes], dtype=np.int64)


STANDARD, WAGE = by_county("bench.standard"), by_county("bench.minimum_wage")
LIVING, ORPHAN = by_county("bench.living"), by_county("bench.orphan")
CARE_1, CARE_2 = by_county("bench.care_1"), by_county("bench.care_2")
SUPPORT, MARGIN, RIGID = (
    int(BOOK.value(f"bench.{name}", on=ON)) for name in ("tekun", "margin", "rigid_share")
)


def declare(entity: Any, kind: type, name: str, formula: Formula | None = None) -> None:
    """A variable of the system, with its formula when it is not an input."""
    body: dict[str, Any] = {
        "value_type": kind,
        "entity": entity,
        "definition_period": DateUnit.MONTH,
        "label": name,
    }
    if formula is not None:
        body["formula"] = formula
    SYSTEM.add_variable(type(name, (Variable,), body))


def computed(entity: Any, kind: type) -> Callable[[Formula], Formula]:
    """Declare a function as the formula of the variable of its name."""

    def register(formula: Formula) -> Formula:
        declare(entity, kind, formula.__name__, formula)
        return formula

    return register


PERSON_INPUTS = {
    "born_on": date,
    "disability_grade": int,
    "disability_kind": int,
    "bench_self_care": int,
    "seriously_ill": bool,
    "bench_local": bool,
    "bench_no_obligor": bool,
    "bench_orphaned": bool,
    "wage_income": int,
    "employment_cost": int,
    "business_income": int,
    "property_income": int,
    "pension_income": int,
    "basic_pension": int,
    "support_income": int,
    "transfer_income": int,
    "transfer_out": int,
    "rigid_cost_disability_illness": int,
}
HOUSEHOLD_INPUTS = {
    "county": int,
    "deposits": int,
    "securities": int,
    "other_assets": int,
    "business_shares": int,
    "vehicles": int,
    "homes": int,
    "medical_cost": int,
    "education_cost": int,
    "bench_receiving": bool,
    "bench_paid": int,
}
for _name, _kind in PERSON_INPUTS.items():
    declare(Person, _kind, _name)
for _name, _kind in HOUSEHOLD_INPUTS.items():
    declare(Household, _kind, _name)
