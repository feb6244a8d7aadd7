"""What a made-up family really earns and owns. Money is whole fen; income is a month's average."""

from dataclasses import dataclass, field
from random import Random

from minzheng.kernel.money import Fen
from minzheng.wiring.demo import traits as t
from minzheng.wiring.demo.traits import Traits

YUAN = 100
ROUND = 10 * YUAN
NEEDY_PER_HEAD = (
    900 * YUAN
)  # a family in need has less than this a head, on the average of the year
BORDERLINE_PER_HEAD, WEALTHY_PER_HEAD = 1_500 * YUAN, 2_600 * YUAN
RESIDENT_PENSION, RESIDENT_PENSION_BASIC = 295 * YUAN, 262 * YUAN
ILLNESS, DISABILITY, SCHOOL, NO_WORKER, JOBLESS_CAUSE, OTHER = 1, 2, 3, 4, 6, 9

Income = dict[str, Fen]


@dataclass(frozen=True)
class Property:
    """What the family owns together, by the columns of the glossary."""

    deposits: Fen
    vehicles: int
    homes: int
    other: dict[str, int] = field(default_factory=dict)


def income_of(age: int, traits: Traits, chance: Random) -> Income:
    """Monthly income by kind, of somebody who is not in need."""
    earn = {
        t.EMPLOYED: ("wage_income", 4_600), t.CASUAL: ("wage_income", 2_600),
        t.FARMING: ("business_income", 1_100), t.TRADING: ("business_income", 5_200),
        t.RETIRED: ("pension_income", 3_300),
    }  # fmt: skip
    income: Income = {}
    if traits.employment in earn:
        column, middle = earn[traits.employment]
        income[column] = _round(middle * YUAN * chance.lognormvariate(0, 0.35))
    if column_paid(income, "wage_income"):
        income["employment_cost"] = chance.choice((100, 150, 200, 300)) * YUAN
    if age >= t.OLD and traits.employment != t.RETIRED:
        income |= {"pension_income": RESIDENT_PENSION, "basic_pension": RESIDENT_PENSION_BASIC}
        income["support_income"] = chance.choice((0, 0, 100, 200, 300, 450)) * YUAN
    return income


def in_need(incomes: list[Income]) -> list[Income]:
    """The same family in need: what is earned shrinks until a head has too little to live on."""
    earned = sum(_net(income) for income in incomes)
    limit = NEEDY_PER_HEAD * len(incomes)
    if earned <= limit:
        return incomes
    return [_shrunk(income, limit / earned) for income in incomes]


def well_off(incomes: list[Income], chance: Random) -> list[Income]:
    """The same family with too much to be helped: the head earns more."""
    head = {"wage_income": _round(WEALTHY_PER_HEAD * len(incomes) * chance.uniform(1.0, 1.2))}
    return [{**incomes[0], **head, "employment_cost": 200 * YUAN}, *incomes[1:]]


def borderline(incomes: list[Income]) -> list[Income]:
    """The same family just above what is called in need: the head earns what the others lack."""
    others = sum(_net(income) for income in incomes[1:])
    return [{"wage_income": BORDERLINE_PER_HEAD * len(incomes) - others}, *incomes[1:]]


def property_of(chance: Random, *, is_needy: bool) -> Property:
    """Savings, cars, homes."""
    if is_needy:
        return Property(chance.randrange(0, 8_000, 200) * YUAN, 0, 1)
    savings = _round(30_000 * YUAN * chance.lognormvariate(0, 1.0))
    return Property(savings, chance.choice((0, 0, 1, 1, 2)), chance.choice((1, 1, 1, 2)))


def cause_of(members: list[Traits]) -> int:
    """Why the family is in need: the heaviest reason that its members show."""
    if any(member.seriously_ill for member in members):
        return ILLNESS
    if any(member.disability_grade in (1, 2) for member in members):
        return DISABILITY
    if all(member.labour_capacity in (t.LOST, t.NOT_OF_AGE) for member in members):
        return NO_WORKER
    if any(member.student_stage > 3 for member in members):
        return SCHOOL
    return JOBLESS_CAUSE if any(m.employment == t.JOBLESS for m in members) else OTHER


def column_paid(income: Income, column: str) -> bool:
    """Whether there is any income of this kind."""
    return income.get(column, 0) > 0


def _net(income: Income) -> Fen:
    kinds = ("wage_income", "business_income", "pension_income", "support_income")
    return sum(income.get(kind, 0) for kind in kinds) - income.get("employment_cost", 0)


def _shrunk(income: Income, share: float) -> Income:
    earned = {"wage_income", "business_income", "employment_cost"}
    shrunk = {k: _round(v * share * 0.9) if k in earned else v for k, v in income.items()}
    return {column: value for column, value in shrunk.items() if value}


def _round(amount: float) -> Fen:
    return int(amount // ROUND) * ROUND
