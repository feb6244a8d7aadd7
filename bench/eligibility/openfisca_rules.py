"""The same rules in OpenFisca-core, as its users write them: one variable a formula, fen as int.

Intermediate products are widened by hand where a careful user would.
"""

from typing import Any

import numpy as np
from bench.eligibility.openfisca_inputs import (
    CARE_1,
    CARE_2,
    LIVING,
    MARGIN,
    ORPHAN,
    RIGID,
    STANDARD,
    SUPPORT,
    SYSTEM,
    TODAY,
    WAGE,
    Household,
    Person,
    computed,
)


def half_up(total: Any, part: Any) -> Any:
    """Division rounded to the nearest whole."""
    return (2 * total + part) // (2 * part)


def share(amount: Any, ratio: int) -> Any:
    """A ratio in 万分之一 of an amount, rounded."""
    return half_up(amount.astype(np.int64) * ratio, 10_000)


@computed(Person, int)
def age(person: Any, period: Any) -> Any:
    born = person("born_on", period)
    months = born.astype("M8[M]")
    year = months.astype("M8[Y]").astype(int) + 1970
    month = months.astype(int) % 12 + 1
    day = (born - months.astype("M8[D]")).astype(int) + 1
    return (TODAY - (year * 10_000 + month * 100 + day)) // 10_000


@computed(Person, bool)
def minor(person: Any, period: Any) -> Any:
    return person("age", period) < 18


@computed(Person, bool)
def old(person: Any, period: Any) -> Any:
    return person("age", period) >= 60


@computed(Person, bool)
def severe(person: Any, period: Any) -> Any:
    grade, kind = person("disability_grade", period), person("disability_kind", period)
    return (grade == 1) | (grade == 2) | ((grade == 3) & ((kind == 5) | (kind == 6)))


@computed(Person, int)
def net_wage(person: Any, period: Any) -> Any:
    wage = person("wage_income", period)
    return np.where(wage > 0, np.maximum(wage - person("employment_cost", period), 0), 0)


@computed(Person, int)
def exempt_pension(person: Any, period: Any) -> Any:
    return np.where(person("pension_income", period) > 0, person("basic_pension", period), 0)


@computed(Person, int)
def net_transfer(person: Any, period: Any) -> Any:
    given = person("pension_income", period) + person("support_income", period)
    given = given + person("transfer_income", period)
    return given - person("exempt_pension", period) - person("transfer_out", period)


@computed(Person, int)
def earned(person: Any, period: Any) -> Any:
    own = person("net_wage", period) + person("business_income", period)
    return own + person("property_income", period) + person("net_transfer", period)


@computed(Person, int)
def rigid_deduction(person: Any, period: Any) -> Any:
    cost = person("rigid_cost_disability_illness", period)
    burdened = person("severe", period) | person("seriously_ill", period)
    return np.where(burdened, share(cost, RIGID), 0)


@computed(Person, int)
def counted(person: Any, period: Any) -> Any:
    return np.maximum(person("earned", period) - person("rigid_deduction", period), 0)


@computed(Household, int)
def size(household: Any, period: Any) -> Any:
    return household.nb_persons()


@computed(Household, int)
def income(household: Any, period: Any) -> Any:
    return household.sum(household.members("counted", period))


@computed(Household, int)
def standard(household: Any, period: Any) -> Any:
    return STANDARD[household("county", period)]


@computed(Household, int)
def income_per_head(household: Any, period: Any) -> Any:
    return half_up(household("income", period).astype(np.int64), household("size", period))


@computed(Household, int)
def assets(household: Any, period: Any) -> Any:
    own = household("deposits", period) + household("securities", period)
    return own + household("other_assets", period)


@computed(Household, bool)
def too_much_money(household: Any, period: Any) -> Any:
    limit = household("standard", period).astype(np.int64) * 24 * household("size", period)
    return household("assets", period) > limit


@computed(Household, bool)
def too_many_things(household: Any, period: Any) -> Any:
    driving = household("vehicles", period) > 0
    return driving | (household("homes", period) > 1) | (household("business_shares", period) > 0)


@computed(Household, bool)
def assets_ok(household: Any, period: Any) -> Any:
    return ~household("too_much_money", period) & ~household("too_many_things", period)


@computed(Household, bool)
def income_ok(household: Any, period: Any) -> Any:
    return household("income_per_head", period) < household("standard", period)


@computed(Person, bool)
def unable(person: Any, period: Any) -> Any:
    return person("old", period) | (person("age", period) < 16) | person("severe", period)


@computed(Person, bool)
def without_means(person: Any, period: Any) -> Any:
    return person("counted", period) < person.household("standard", period)


@computed(Person, bool)
def destitute(person: Any, period: Any) -> Any:
    alone = person("bench_no_obligor", period) & person("bench_local", period)
    helpless = person("unable", period) & person("without_means", period)
    return helpless & alone & person.household("assets_ok", period)


@computed(Person, int)
def care_money(person: Any, period: Any) -> Any:
    ability = person("bench_self_care", period)
    wage = WAGE[person.household("county", period)]
    return wage * np.where(ability == 0, 5, np.where(ability == 1, 25, 50)) // 100


@computed(Person, int)
def support(person: Any, period: Any) -> Any:
    basic = share(person.household("standard", period), SUPPORT)
    return np.where(person("destitute", period), basic + person("care_money", period), 0)


@computed(Household, int)
def destitute_members(household: Any, period: Any) -> Any:
    return household.sum(household.members("destitute", period))


@computed(Household, int)
def guaranteed_members(household: Any, period: Any) -> Any:
    return household("size", period) - household("destitute_members", period)


@computed(Household, bool)
def granted(household: Any, period: Any) -> Any:
    meets = household("income_ok", period) & household("assets_ok", period)
    return meets & (household("guaranteed_members", period) > 0)


@computed(Person, int)
def extra_share(person: Any, period: Any) -> Any:
    by_age = np.where(person("old", period), 20, np.where(person("minor", period), 15, 0))
    ill = person("severe", period) | person("seriously_ill", period)
    return np.where(person("destitute", period), 0, np.where(ill, 30, by_age))


@computed(Household, int)
def extra(household: Any, period: Any) -> Any:
    shares = household.sum(household.members("extra_share", period))
    return household("standard", period).astype(np.int64) * shares // 100


@computed(Household, int)
def basic_amount(household: Any, period: Any) -> Any:
    gap = household("standard", period) - household("income_per_head", period)
    return gap.astype(np.int64) * household("guaranteed_members", period)


@computed(Household, int)
def guarantee(household: Any, period: Any) -> Any:
    amount = household("basic_amount", period) + household("extra", period)
    return np.where(household("granted", period), amount, 0)


@computed(Household, bool)
def may_fade(household: Any, period: Any) -> Any:
    per_head = household("income_per_head", period).astype(np.int64)
    near = per_head * 2 // 3 < household("standard", period)
    held = household("bench_receiving", period) & household("assets_ok", period)
    return ~household("granted", period) & held & near


@computed(Household, int)
def fading(household: Any, period: Any) -> Any:
    return np.where(household("may_fade", period), household("bench_paid", period) // 2, 0)


@computed(Household, int)
def margin_line(household: Any, period: Any) -> Any:
    return share(household("standard", period), MARGIN)


@computed(Household, bool)
def margin(household: Any, period: Any) -> Any:
    others = ~household("granted", period) & (household("destitute_members", period) == 0)
    below = household("income_per_head", period) < household("margin_line", period)
    return others & household("assets_ok", period) & below


@computed(Household, int)
def needed_cost(household: Any, period: Any) -> Any:
    return household("medical_cost", period) + household("education_cost", period)


@computed(Household, int)
def income_after_cost(household: Any, period: Any) -> Any:
    return np.maximum(household("income", period) - household("needed_cost", period) // 12, 0)


@computed(Household, bool)
def rigid(household: Any, period: Any) -> Any:
    others = ~household("granted", period) & ~household("margin", period)
    left = household("income_after_cost", period).astype(np.int64)
    below = half_up(left, household("size", period)) < household("margin_line", period)
    heavy = household("needed_cost", period) > household("income", period).astype(np.int64) * 6
    return others & below & heavy & ~household("too_much_money", period)


@computed(Household, int)
def temporary(household: Any, period: Any) -> Any:
    cost = household("needed_cost", period).astype(np.int64)
    held = household("granted", period) | household("margin", period) | household("rigid", period)
    ceiling = household("standard", period).astype(np.int64) * 3 * household("size", period)
    return np.where(held & (cost > 0), np.minimum(cost * 60 // 100, ceiling), 0)


@computed(Person, bool)
def poor_disabled(person: Any, period: Any) -> Any:
    poor = person.household("granted", period) | person.household("margin", period)
    return (person("disability_grade", period) != 0) & poor & ~person("destitute", period)


@computed(Person, int)
def living(person: Any, period: Any) -> Any:
    amount = LIVING[person.household("county", period)]
    return np.where(person("poor_disabled", period), amount, 0)


@computed(Person, int)
def care(person: Any, period: Any) -> Any:
    county = person.household("county", period)
    cared_for = person("destitute", period) & (person("bench_self_care", period) == 2)
    entitled = person("severe", period) & person("bench_local", period) & ~cared_for
    first = person("disability_grade", period) == 1
    return np.where(entitled, np.where(first, CARE_1[county], CARE_2[county]), 0)


@computed(Person, int)
def longevity(person: Any, period: Any) -> Any:
    years = person("age", period)
    below = np.where(years >= 90, 20_000, np.where(years >= 80, 10_000, 0))
    return np.where(person("bench_local", period), np.where(years >= 100, 50_000, below), 0)


@computed(Person, bool)
def orphaned(person: Any, period: Any) -> Any:
    return (
        person("minor", period) & person("bench_orphaned", period) & person("bench_local", period)
    )


@computed(Person, int)
def orphan(person: Any, period: Any) -> Any:
    return np.where(person("orphaned", period), ORPHAN[person.household("county", period)], 0)


@computed(Household, int)
def support_household(household: Any, period: Any) -> Any:
    return household.sum(household.members("support", period))


@computed(Household, int)
def disability(household: Any, period: Any) -> Any:
    return household.sum(household.members("living", period) + household.members("care", period))


@computed(Household, int)
def longevity_household(household: Any, period: Any) -> Any:
    return household.sum(household.members("longevity", period))


@computed(Household, int)
def orphan_household(household: Any, period: Any) -> Any:
    return household.sum(household.members("orphan", period))


@computed(Household, int)
def total(household: Any, period: Any) -> Any:
    relief = household("guarantee", period) + household("fading", period)
    relief = relief + household("support_household", period) + household("disability", period)
    return relief + household("longevity_household", period) + household("orphan_household", period)


RULED = SYSTEM  # with every rule above declared to it
